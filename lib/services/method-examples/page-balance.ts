import type { Balance } from "../../analysis/balance";
import type { BalanceAnswer } from "../../analysis/read-balance";
import { countAreas } from "../../views/area-words";
import type { Example } from "./example-data";
import type { PageReads } from "./page-reads";
import type { ExampleText, Writing } from "./write-example";

type Size = { who: string; indicator: string; areas: string };
type Measured = Extract<Balance, { status: "ok" }>;

/** An example from the page of balance of the indicator of the other examples, between the finest areas below. */
export async function ofBalance(share: Example | undefined, pages: PageReads, w: Writing, write: (now: Measured, size: Size, answer: BalanceAnswer) => ExampleText): Promise<ExampleText> {
  if (!share) return w.none("noFigure");
  const answer = await pages.balance(share.indicator);
  const now = answer?.years.at(-1);
  if (!answer || !now) return w.none("needsAreas");
  if (now.status !== "ok") return w.none(now.reason === "tooFew" ? "tooFewBalance" : "mostWithheld");
  return write(now, { who: w.who, indicator: w.label(share), areas: countAreas(now.areas, answer.level, w.locale) }, answer);
}

/** Three decimals: what an index between 0 and 1 can bear. */
export const THREE = (value: number): string => value.toFixed(3);

/** An interval of such an index as it stands in a sentence of the language. */
export function threeOf({ lower, upper }: { lower: number; upper: number }, w: Writing): string {
  const range = `${THREE(lower)}–${THREE(upper)}`;
  return w.locale === "en" ? `(${range})` : range;
}
