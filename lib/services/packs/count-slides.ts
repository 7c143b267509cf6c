import { planSlides } from "../../exports/slide-plan";
import type { Pack } from "./make-pack";

/** How many slides a pack comes to. */
export const slidesOf = ({ report }: Pick<Pack, "report">): number => planSlides(report).length;
