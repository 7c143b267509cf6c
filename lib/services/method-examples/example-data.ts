import { readAges, type AgeStructure } from "../../analysis/age-structure";
import { readAnswers } from "../../analysis/answers";
import type { Area } from "../../analysis/area-tree";
import type { DisclosedFigure } from "../../analysis/disclosure";
import { shrunkenOf } from "../../analysis/shrunken";
import { readSingleAges, type SingleAges } from "../../analysis/single-ages";
import { lastDayOf } from "../../analysis/stat-year";
import { isComparable, type Comparable } from "../../indicators/indicator";
import { nameOf } from "../../views/names";
import { tenYears, type PageFrame } from "../page-frame";
import { pageReads, type PageReads } from "./page-reads";

/** A figure that is shown, with both its parts. */
export type Shown = DisclosedFigure & { status: "ok"; events: number; exposure: number };
/** One area below the one chosen, with a figure that is shown. */
export type Child = { name: string; figure: Shown };

/** One indicator in the area chosen, over the years, and in the areas below: shown figures only. */
export type Example = { indicator: Comparable; own: Shown; years: { year: number; figure: Shown }[]; children: Child[]; childrenBefore: Child[] };

/** What the examples of a page are made of; every part may lack. */
export type ExampleData = {
  /** Of the examples: the one chosen, or the latest before it that has a share or a rate. */
  year: number;
  share?: Example;
  rate?: Example;
  ratio?: Shown;
  completeness?: Shown;
  aged?: Example;
  /** Units two levels below, by the area between. */
  grandchildren: Child[][];
  ages?: SingleAges;
  fiveYear?: AgeStructure;
  area: Area;
  /** The areas right below. */
  below: readonly Area[];
  /** What other pages compute. */
  pages: PageReads;
};

/** Shares in the order in which they are asked for: services and reporting first. */
const SHARES = ["service-newborn-visit", "service-child-health-0-6", "ledger-match", "late-share", "aged-65-share"];
/** More units than this two levels below are not read for one example. */
const MOST_GRANDCHILDREN = 500;

/** Reads once what all examples need: the area over ten years, and its children in the year and the one before. */
export async function readExampleData(chosen: PageFrame): Promise<ExampleData> {
  const { ledger, area } = chosen;
  const find = (id: string) => ledger.registry.find(id);
  const wanted = [...SHARES, "death-rate", "sex-ratio-at-birth", "completeness"].flatMap((id) => find(id) ?? []);
  const years = tenYears(chosen);
  const answers = await readAnswers(ledger, { indicators: wanted, areas: [area], years });
  const figureOf = (id: string, at: number, change = false): Shown | undefined => { const indicator = find(id); return indicator && asShown(answers.figure(indicator, area, at, { change })); };
  const hasExample = (at: number) => [...SHARES, "death-rate"].some((id) => figureOf(id, at));
  const year = [...years].reverse().find(hasExample) ?? chosen.year;
  const frame = { ...chosen, year };
  const own = (id: string) => figureOf(id, year, true);
  const share = SHARES.find((id) => own(id));
  const read = await readChildren(frame, [share, "death-rate", "aged-65-share"].flatMap((id) => (id && own(id) && find(id)) || []).filter(isComparable));
  const example = (id: string | undefined): Example | undefined => {
    const [indicator, figure] = id === undefined ? [] : [find(id), own(id)];
    if (!indicator || !isComparable(indicator) || !figure) return undefined;
    const series = tenYears(frame).flatMap((at) => { const one = figureOf(indicator.id, at); return one ? [{ year: at, figure: one }] : []; });
    return { indicator, own: figure, years: series, ...read(indicator) };
  };
  const sharing = example(share);
  const [ages, fiveYear] = await Promise.all([readSingleAges(ledger, area, lastDayOf(year, ledger.entry.statYearStart)), readAges(ledger, [area], [year])]);
  return {
    year, share: sharing, rate: example("death-rate"), aged: example("aged-65-share"), ratio: own("sex-ratio-at-birth"), completeness: own("completeness"),
    grandchildren: sharing ? await readGrandchildren(frame, sharing.indicator) : [], ages, fiveYear: fiveYear[0], area, below: ledger.tree.children(area), pages: pageReads(frame),
  };
}

type Family = Pick<Example, "children" | "childrenBefore">;

/** The areas below, each with rank and shrunken value as on the page that compares them. */
async function readChildren({ ledger, area, year, locale }: PageFrame, indicators: readonly Comparable[]): Promise<(indicator: Comparable) => Family> {
  const areas = ledger.tree.children(area);
  if (areas.length === 0 || indicators.length === 0) return () => ({ children: [], childrenBefore: [] });
  const answers = await readAnswers(ledger, { indicators, areas: [area, ...areas], years: [year, year - 1], before: false });
  return (indicator) => {
    const rank = answers.ranks(indicator, areas, year);
    const shrunken = shrunkenOf(ledger, answers, { indicator, areas, year });
    const listed = (at: number) => areas.flatMap((one) => {
      const figure = asShown(answers.figure(indicator, one, at, at === year ? { change: false, rank: rank(one), ...shrunken(one) } : { change: false }));
      return figure ? [{ name: nameOf(one, locale), figure }] : [];
    });
    return { children: listed(year), childrenBefore: listed(year - 1) };
  };
}

async function readGrandchildren({ ledger, area, year, locale }: PageFrame, indicator: Comparable): Promise<Child[][]> {
  const groups = ledger.tree.children(area).map((child) => ledger.tree.children(child));
  const all = groups.flat();
  if (all.length === 0 || all.length > MOST_GRANDCHILDREN) return [];
  const answers = await readAnswers(ledger, { indicators: [indicator], areas: all, years: [year], before: false });
  return groups.map((group) => group.flatMap((one) => {
    const figure = asShown(answers.figure(indicator, one, year, { change: false }));
    return figure ? [{ name: nameOf(one, locale), figure }] : [];
  })).filter((group) => group.length > 0);
}

function asShown(figure: DisclosedFigure): Shown | undefined {
  return figure.status === "ok" && figure.events !== undefined && figure.exposure !== undefined && figure.exposure > 0 ? (figure as Shown) : undefined; // both parts were just asked for
}
