import type { Geometry } from "../../analysis/geometry";
import { neighboursOf } from "../../analysis/neighbours";
import { seededRandom } from "../../base/random";
import { chanceSpread } from "../../statistics/chance-spread";
import { moran } from "../../statistics/moran";
import { countAreas } from "../../views/area-words";
import type { MethodId } from "../../views/methods/method-list";
import type { RatioFacts } from "../sex-ratio-facts";
import type { RatioSpread } from "../sex-ratio-spread";
import { countsOf, sizeOf, withChildren } from "./compare-examples";
import type { Example, ExampleData } from "./example-data";
import { ENOUGH, isWhole, SEED, type ExampleText, type MadeExample, type Writing } from "./write-example";

/** How far areas lie apart, and whether neighbours are alike. */
export const SPREAD_EXAMPLES = {
  async "chance-spread"({ share, pages }, w) {
    const facts = await pages.ratios();
    return facts.spread?.distribution.spread.status === "ok" ? w.ok(ratioSpreadText(facts, facts.spread, w)) : withChildren(share, w, (one) => shareSpreadText(one, w));
  },
  async moran({ share, pages }, w) {
    if (!share || share.children.length < ENOUGH) return w.none(share ? "needsAreas" : "noFigure");
    const geometry = await pages.geometry();
    return geometry ? moranExample(share, geometry, w) : w.none("needsMap");
  },
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

/** As on the page of the sex ratio: its bin at the common ratio, and whether areas lie further apart than chance puts them. */
function ratioSpreadText({ year, pool }: RatioFacts, { level, least, distribution: { areas, common, bins, spread } }: RatioSpread, w: Writing): string {
  const bin = bins.find(({ from, to }) => from <= common && common < to) ?? bins[0]!;
  const test = spread.status === "ok" ? { chi2: w.number(spread.statistic, 1), p: w.p(spread.p), verdict: w.t(spread.exceedsChance ? "beyond" : "within") } : { chi2: "—", p: "—", verdict: "—" };
  const period = w.t(pool === 1 ? "windowOne" : "windowMany", { from: String(year - pool + 1), to: String(year) });
  return w.t("ex_ratio-distribution", { area: w.area, period, areas: countAreas(areas, level, w.locale), least: w.number(least), from: String(bin.from), to: String(bin.to), observed: w.number(bin.observed), expected: w.number(bin.expected, 1), ...test });
}

function shareSpreadText(share: Example, w: Writing): string | undefined {
  if (!share.children.every(isWhole)) return undefined;
  const found = chanceSpread({ kind: "share", areas: countsOf(share.children) }, { random: seededRandom(SEED) });
  return found.status === "ok" ? w.t("ex_chance-spread", { ...sizeOf(share, w), chi2: w.number(found.statistic, 1), p: w.p(found.p), verdict: w.t(found.exceedsChance ? "beyond" : "within") }) : undefined;
}

/** Areas with a neighbour without which nothing is said of how alike neighbours are. */
const FEWEST_BESIDE = 5;

/** Only areas whose figure is shown take part, each beside those of them with which it shares a border on the office's own map. */
function moranExample(share: Example, geometry: Geometry, w: Writing): ExampleText {
  const codes = share.children.map(({ figure }) => figure.area);
  const neighbours = neighboursOf(geometry.shapes(codes), codes);
  const values = share.children.map(({ figure }) => figure.value);
  const beside = neighbours.filter((places) => places.length > 0).length;
  if (beside < FEWEST_BESIDE) return w.none("needsBorders");
  if (new Set(values).size < 2) return w.none("noFigure");
  const { value, expected } = moran(values, neighbours);
  return w.ok(w.t("ex_moran", { who: w.who, indicator: w.label(share), n: String(beside), value: w.number(value, 2), expected: w.number(expected, 2) }));
}
