import type { MethodId } from "../../views/methods/method-list";
import type { PageFrame } from "../page-frame";
import { BALANCE_EXAMPLES } from "./balance-examples";
import { CHANGE_EXAMPLES } from "./change-examples";
import { COMPARE_EXAMPLES } from "./compare-examples";
import { readExampleData, type ExampleData } from "./example-data";
import { INTERVAL_EXAMPLES } from "./interval-examples";
import { PEOPLE_EXAMPLES } from "./people-examples";
import { QUALITY_EXAMPLES } from "./quality-examples";
import { writingFor, type ExampleText, type Writing } from "./write-example";

/** How the example of each method is made; a method without one does not pass the compiler. */
export const EXAMPLES: Record<MethodId, (data: ExampleData, writing: Writing) => ExampleText> = {
  ...INTERVAL_EXAMPLES, ...CHANGE_EXAMPLES, ...COMPARE_EXAMPLES, ...QUALITY_EXAMPLES, ...BALANCE_EXAMPLES, ...PEOPLE_EXAMPLES,
};

/** These take tens of milliseconds each: they are made on the method's own page only. */
const DEAR: readonly MethodId[] = ["rank-interval", "bootstrap", "chance-spread", "chance-inequality"];

export type MethodExamples = {
  of(id: MethodId): ExampleText;
  /** The dear ones too are made here. */
  inFull(id: MethodId): ExampleText;
  /** Said where the year chosen has no figures and an earlier one was taken. */
  notice?: string;
};

/** Today's examples for the area and year of a page, each made when it is asked for. */
export async function methodExamples(frame: PageFrame): Promise<MethodExamples> {
  const data = await readExampleData(frame);
  const writing = writingFor({ ...frame, year: data.year });
  const inFull = (id: MethodId) => EXAMPLES[id](data, writing);
  return { of: (id) => (DEAR.includes(id) ? writing.none("ownPage") : inFull(id)), inFull, ...(data.year === frame.year ? {} : { notice: writing.t("earlier", { year: String(data.year) }) }) };
}
