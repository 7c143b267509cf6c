import type { Figure } from "../analysis/figure";
import { birthsNeeded } from "../statistics/power";

/** The true ratio that a village's births should be able to show: design section 5. */
const RATIO_TO_SHOW = 120;

/** Births needed before a sex ratio at birth is judged: to show a true 120 against the upper end of the normal band at 80 % power. */
export const birthsToJudge = (upper: number): number => birthsNeeded({ ratio: RATIO_TO_SHOW, against: upper });

/** How many births a sex ratio at birth lacks before it may be judged beside the normal band; 0 where it has enough, or is no such ratio. */
export function birthsLacking(figure: Pick<Figure, "indicator" | "exposure">, reference: { kind: string; upper: number } | undefined): number {
  if (figure.indicator !== "sex-ratio-at-birth" || reference?.kind !== "band" || !(reference.upper < RATIO_TO_SHOW)) return 0;
  return Math.max(0, birthsToJudge(reference.upper) - (figure.exposure ?? 0));
}
