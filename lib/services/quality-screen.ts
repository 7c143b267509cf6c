import { readAnswers } from "../analysis/answers";
import { readPooled } from "../analysis/pooled-years";
import type { FoundFault } from "../analysis/quality/faults/fault";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import { birthsToJudge } from "../views/enough-births";
import { figureText } from "../views/figure-text";
import { nameOf } from "../views/names";
import type { PlainTable } from "../views/plain-table";
import type { PageFrame } from "./page-frame";
import type { PageLinks } from "./page-links";

/** Years of births that a ratio takes together; a village's single year says nothing. */
const POOL = 5;
const MOST = 20;

/** Boys and completeness side by side: of the area, and of each village with many boys over all its years; absent where either is unknown. */
export async function screenTable(frame: PageFrame, faults: readonly FoundFault[], links: PageLinks): Promise<PlainTable | undefined> {
  const { ledger, area, year, locale, writer } = frame;
  const t = translator(locale, messages);
  const flagged = new Set(faults.flatMap(({ code, pos }) => (code === "boysExcess" ? [pos] : [])));
  const many = faults.filter(({ code }) => code === "boysExcess").map(({ pos }) => ledger.tree.areas[pos]!).filter((one) => one !== area);
  const areas = [area, ...many.slice(0, MOST)];
  const [ratio, complete] = [ledger.registry.get("sex-ratio-at-birth"), ledger.registry.get("completeness")];
  const [pooled, answers] = await Promise.all([readPooled(ledger, { indicators: [ratio], areas, year, pool: POOL }), readAnswers(ledger, { indicators: [complete], areas, years: [year], before: false })]);
  if (pooled.figure(ratio, area, year, { change: false }).status === "missing" || answers.figure(complete, area, year, { change: false }).status === "missing") return undefined;
  const few = await hasFewBirths(frame);
  const number = (label: string) => ({ label, number: true as const });
  return {
    caption: t("screenHeading"), columns: [{ label: t("colVillage") }, number(t("screenRatio", { n: String(POOL) })), { label: "95%" }, number(t("screenComplete")), { label: "95%" }, { label: t("colFault") }],
    rows: areas.map((one, at) => {
      const [boys, entered] = [figureText(pooled.figure(ratio, one, year, { change: false }), ratio.display, writer), figureText(answers.figure(complete, one, year, { change: false }), complete.display, writer)];
      return {
        key: one.code, head: nameOf(one, locale), ...(at === 0 ? {} : { href: links.area(one.code) }),
        cells: [{ value: boys, how: links.how(ratio.id, { area: one.code, pool: POOL }) }, { text: boys.interval ?? "", light: true as const }, { value: entered, how: links.how(complete.id, { area: one.code }) }, { text: entered.interval ?? "", light: true as const }, { text: flagged.has(one.pos) ? t("screenFault") : few ? t("screenFew") : "" }],
      };
    }),
  };
}

/** Whether all births of the area, of all years, are too few to judge its ratio: that alone is said, for the sum is not always to be shown. */
async function hasFewBirths({ ledger: { reader, config }, area }: PageFrame): Promise<boolean> {
  const { value = [] } = await reader.ask({
    from: "years", columns: ["value"],
    where: [{ column: "pos", is: "equal", value: area.pos }, { column: "measure", is: "equal", value: "birth" }, { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" }, { column: "value", is: "known" }],
  });
  return value.reduce<number>((sum, one) => sum + Number(one), 0) < birthsToJudge(config.normalSexRatio[1]);
}
