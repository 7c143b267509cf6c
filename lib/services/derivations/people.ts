import { readAgeHistory } from "../../analysis/age-history";
import type { AgeStructure } from "../../analysis/age-structure";
import { COUNT, formatNumber, formatWithSign, PERCENT } from "../../i18n/format";
import { populationBeyond, populationOf } from "../../indicators/ages";
import { followCohorts, peopleOf } from "../../views/cohorts";
import { bandLabel } from "../../views/pyramid-view";
import { projectionView } from "../../views/projection-view";
import { projectionOf } from "../keep-projection";
import { without, type Ask, type Derive } from "./asked";
import { partsTable } from "./sex-ratio";

const people = (value: number): string => formatNumber(Math.round(value), COUNT);
const valueOf = (figure: AgeStructure["bands"][number]["male"]): number | undefined => (figure.status === "ok" ? Math.max(0, figure.value) : undefined);
const sumOf = (values: readonly (number | undefined)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Five years on: what was put in, and the range of each age group. */
export const projection: Derive = async (ask) => {
  const { frame: { ledger, area, areaName, year, locale }, t } = ask;
  const history = await readAgeHistory(ledger, area, year);
  const start = history.at(-1);
  const made = await projectionOf(ledger, area, start?.year ?? year);
  const view = projectionView({ projection: made, history, areaName, isVillage: area.level === "village", locale });
  if (view.status === "refused" || made.status === "refused" || !start) return without(ask, t("projection"), t("projectionLead"), view.status === "refused" ? view.sentence.replace(/[。.]$/, "") : undefined);
  const last = view.tiles.at(-1)!;
  const end = last.range.at(-1)!;
  const whole = (tile: (typeof view.tiles)[number]) => { const at = tile.range.at(-1)!; return t("projectionWhole", { year: String(at.year), label: tile.title, lower: people(at.lower), upper: people(at.upper), middle: people(tile.middle.at(-1)!.value) }); };
  return {
    label: t("projection"), lead: t("projectionLead"), year: start.year, value: { status: "ok", text: `${people(end.lower)}–${people(end.upper)}`, sign: "" }, methods: ["projection", "life-table", "borrowed-mortality", "fertility"],
    today: [...view.tiles.map(whole), ...view.assumptions.lines], inputs: { sentence: t("yearsIn", { years: [...new Set([...made.rates.source.years, start.year])].sort().join(", ") }), table: agesTable(ask, start) },
    level: ledger.config.level, draws: { n: made.range.replicates, seed: String(area.pos * 10_000 + start.year) }, control: area.level === "village" ? "people" : "shown",
    counts: [{ formulas: [...populationFormulas(start), ledger.registry.get("births").formula, ledger.registry.get("deaths").formula], area: area.level === "village" ? made.rates.source.area : area, years: [...new Set([...made.rates.source.years, start.year])].sort((one, two) => one - two) }],
  };
};

/** The cells of each band, the open one as everyone older. */
const populationFormulas = ({ bands }: AgeStructure) => bands.flatMap(({ from, to }) => (["M", "F"] as const).map((sex) => (to === undefined ? populationBeyond(sex, bands.slice(0, -1)) : populationOf(sex, { from, to })).formula));

function agesTable({ t }: Ask, { bands }: AgeStructure) {
  return partsTable(t("caption"), t("colAges"), [t("colBoys"), t("colGirls")], bands.map((band) => ({ key: bandLabel(band), head: bandLabel(band), parts: [valueOf(band.male), valueOf(band.female)] })));
}

/** The people of one year by age and sex, as in the pyramid and the grid of ages. */
export const ages: Derive = async (ask) => {
  const { frame: { ledger, area, year }, t } = ask;
  const structure = (await readAgeHistory(ledger, area, year)).at(-1);
  if (!structure) return without(ask, t("ages"), t("agesLead"));
  const [men, women] = [sumOf(structure.bands.map(({ male }) => valueOf(male))), sumOf(structure.bands.map(({ female }) => valueOf(female)))];
  return {
    label: t("ages"), lead: t("agesLead"), year: structure.year, value: { status: "ok", text: people(men + women), sign: "" }, methods: [], today: [t("agesToday", { men: people(men), women: people(women), all: people(men + women) })],
    inputs: { sentence: t("yearsIn", { years: String(structure.year) }), table: agesTable(ask, structure) }, control: "people", counts: [{ formulas: populationFormulas(structure), area, years: [structure.year] }],
  };
};

/** People born in the same years, at two dates. */
export const cohort: Derive = async (ask) => {
  const { frame: { ledger, area, year }, asked: { born }, t } = ask;
  const history = await readAgeHistory(ledger, area, year);
  const followed = followCohorts(history);
  const found = followed?.cohorts.find((one) => one.born.join("-") === born) ?? followed?.cohorts[0];
  const label = t("cohort", { born: (found?.born.join("–") ?? born ?? "") });
  if (!followed || !found || found.then === 0) return without(ask, label, t("cohortLead"));
  const change = found.now / found.then - 1;
  const at = (one: number) => history.find((structure) => structure.year === one)!;
  const bandAt = (structure: AgeStructure, from: number) => structure.bands.find((band) => band.from === from)!;
  const rows = [[followed.from, found.agesThen], [followed.to, found.agesNow]] as const;
  return {
    label, lead: t("cohortLead"), year: followed.to, value: { status: "ok", text: (change > 0 ? "+" : "") + formatWithSign(change, PERCENT), sign: "" }, methods: [],
    today: [t("cohortToday", { now: people(found.now), then: people(found.then), change: (change > 0 ? "+" : "") + formatWithSign(change, PERCENT), from: String(followed.from), to: String(followed.to), agesThen: bandLabel(found.agesThen), agesNow: bandLabel(found.agesNow) })],
    inputs: { sentence: t("yearsIn", { years: `${followed.from}, ${followed.to}` }), table: partsTable(t("caption"), t("colYear"), [t("colBoys"), t("colGirls"), t("colValue")], rows.map(([one, { from }]) => { const band = bandAt(at(one), from); return { key: String(one), head: `${one} · ${bandLabel(band)}`, parts: [valueOf(band.male), valueOf(band.female), peopleOf(band)] }; })) },
    control: "people", counts: [{ formulas: populationFormulas(at(followed.to)), area, years: [followed.from, followed.to] }],
  };
};
