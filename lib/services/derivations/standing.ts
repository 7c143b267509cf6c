import { formatNumber, formatWithSign } from "../../i18n/format";
import { inputTable, MOST_INPUTS } from "../../views/derivation";
import type { Reference } from "../../views/interval-row";
import { countAreas } from "../../views/area-words";
import { standingWord } from "../../views/movement-tables";
import type { Indicator } from "../../indicators/indicator";
import { compareChildren } from "../compare-children";
import { comparableOf, without, type Ask, type Derive } from "./asked";

/** Which of the areas directly below clearly differ from what they stand beside: the counts that sentences and chart titles say. */
export const standing: Derive = async (ask) => {
  const { frame, links, t } = ask;
  const { ledger, area, year, locale, writer } = frame;
  const indicator = comparableOf(ask);
  const label = t("standing", { indicator: indicator.label[locale] });
  const [found] = await compareChildren(frame, [indicator]);
  if (!found) return without(ask, label, t("standingLead", { reference: t("refNone") }));
  const { rows, reference, children, level, leftOut } = found;
  const on = (side: string) => rows.filter((row) => row.standing === side).length;
  const said = { below: String(on("below")), above: String(on("above")), same: String(on("apartNot")), none: String(leftOut) };
  const table = inputTable(children.map(({ code, name, figure }) => ({ key: code, head: name, href: links.area(code), figure, how: links.how(indicator.id, { area: code }) })), indicator, t("colArea"), writer);
  const words = children.slice(0, MOST_INPUTS).map(({ figure }) => standingWord(figure, reference, locale));
  return {
    label, lead: t("standingLead", { reference: referenceText(reference, indicator, ask) }), value: { status: "ok", text: `${said.below} / ${said.above}`, sign: "" }, methods: ["wilson", ...(children.some(({ figure }) => figure.shrunken) ? (["shrinkage-shares"] as const) : [])],
    today: [t("standingToday", said)],
    inputs: {
      sentence: [t("areasIn", { shown: countAreas(rows.length, level, locale), withheld: String(children.filter(({ figure }) => figure.status === "suppressed").length), missing: String(children.filter(({ figure }) => figure.status === "missing" || figure.status === "undefined").length) }), ...(children.some(({ figure }) => figure.shrunken) ? [t("shrunkenNote")] : [])].join(locale === "en" ? " " : ""),
      table: { ...table, columns: [...table.columns, { label: t("colStanding") }], rows: table.rows.map((row, at) => ({ ...row, cells: [...row.cells, { text: words[at] ?? "" }] })) },
    },
    level: ledger.config.level, control: "shown", counts: [{ formulas: [indicator.formula], area, below: level, years: [year] }],
  };
};

function referenceText({ kind, lower, upper }: Reference, { display }: Indicator, { t }: Ask): string {
  if (kind === "band") return t("refBand", { lower: formatNumber(lower, display), upper: formatNumber(upper, display) });
  return t(kind === "target" ? "refTarget" : "refOwn", { value: formatWithSign(lower, display) });
}
