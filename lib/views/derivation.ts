import type { Area } from "../analysis/area-tree";
import type { Figure } from "../analysis/figure";
import { COUNT, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/derivation";
import { translator, type Translator } from "../i18n/translator";
import type { Formula, Indicator } from "../indicators/indicator";
import { figureText, type FigureText, type Writer } from "./figure-text";
import type { HowFact } from "./how-facts";
import type { PageState } from "./address";
import { methodHref, nameOfMethod } from "./methods/method-entry";
import type { MethodId } from "./methods/method-list";
import { referencesOf } from "./methods/method-sources";
import { light, words, type PlainCell, type PlainTable } from "./plain-table";

/** Counts of the rollup that a number stands on: of the area itself, or of the areas of one level below it. */
export type CountsUsed = { formulas: readonly Formula[]; area: Area; below?: string; years: readonly number[]; /** By month, where the number is of less than a year. */ monthly?: true; band?: string };

/**
 * How a number was made that is no indicator's own figure: an index, an estimate, a calculation. Every derived number fills one, so
 * that each has inputs, formula, method with its source, level, seed and query; only figures that may be shown go in.
 */
export type Derivation = {
  /** `基尼系数：死亡率`. */
  label: string;
  lead: string;
  /** The number as the page prints it. */
  value: FigureText;
  /** The main method first: its formula is shown. */
  methods: readonly MethodId[];
  /** The formula with the numbers put in, and what follows. */
  today: readonly string[];
  inputs: { sentence: string; table: PlainTable };
  level?: number;
  /** How often chance was drawn, and from which seed. */
  draws?: { n: number; seed: string };
  control: "shown" | "people";
  counts: readonly CountsUsed[];
  /** The year of the number, where it is not the page's. */
  year?: number;
};

export type T = Translator<typeof messages.zhCN>;

/** All but formula, snapshot and query, as lines of the page. */
export function derivationFacts({ methods, today, inputs, level, draws, control }: Derivation, state: PageState): HowFact[] {
  const t: T = translator(state.locale, messages);
  return [
    ...today.map((text, at) => ({ term: at === 0 ? t("today") : "", text })),
    ...methods.flatMap((id, at): HowFact[] => {
      const label = nameOfMethod(id, state.locale);
      const sources = referencesOf(id).join("; ");
      return [{ term: at === 0 ? t("method") : "", text: label, ...(sources === "" ? {} : { sources }), method: { label, href: methodHref(id, state) } }];
    }),
    { term: t("inputs"), text: inputs.sentence },
    ...(level === undefined ? [] : [{ term: t("level"), text: t("levelText", { level: formatWithSign(level, { scale: 100, sign: "%", decimals: 0 }) }) }]),
    ...(draws ? [{ term: t("draws"), text: t("drawsText", { n: formatNumber(draws.n, COUNT), seed: draws.seed }) }] : []),
    { term: t("control"), text: t(control === "people" ? "controlPeople" : "controlText") },
  ];
}

/** Rows of one table of inputs. */
export const MOST_INPUTS = 100;

export type InputRow = { key: string; head: string; href?: string; figure: Figure; how?: string };

/** Figures with both their parts, each leading to how it was made itself. */
export function inputTable(rows: readonly InputRow[], { display }: Pick<Indicator, "display">, head: string, writer: Writer): PlainTable {
  const t: T = translator(writer.locale, messages);
  const number = (label: string) => ({ label, number: true as const });
  return {
    caption: t("caption"), columns: [{ label: head }, number(t("colValue")), { label: t("colInterval") }, number(t("colEvents")), number(t("colExposure"))],
    rows: rows.slice(0, MOST_INPUTS).map(({ key, head: name, href, figure, how }) => {
      const value = figureText(figure, display, writer);
      return { key, head: name, ...(href ? { href } : {}), cells: [{ value, ...(how ? { how } : {}) }, light(value.interval ?? ""), partCell(figure.events), partCell(figure.exposure)] };
    }),
  };
}

/** A part of a figure, as it may be said; person-years have a decimal. */
export const partCell = (value: number | undefined): PlainCell => words(value === undefined ? "" : formatNumber(value, { scale: 1, sign: "", decimals: Number.isInteger(value) ? 0 : 1 }));

/** What stands in place of a number that cannot be made. */
export const noNumber = (reason: string): FigureText => ({ status: "undefined", text: "—", sign: "", reason });
