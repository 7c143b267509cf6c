import type { DisclosedFigure } from "../analysis/disclosure";
import type { RatioVerdict } from "../analysis/ratio-judgement";
import type { ExtraRow } from "../exports/extra-rows";
import type { ShownSexRatio } from "./show-sex-ratio";

type More = Readonly<Record<string, string | number | undefined>>;
const RATIO = "sex-ratio-at-birth";

/**
 * What `show` says beside the figures of the sex ratio at birth, as rows of a file: `part` says which of them, `verdict` and `births_lacking`
 * whether a ratio may be judged, `normal` against which ratio girls are missing. Numbers that are shown.
 */
export function sexRatioRows(shown: ShownSexRatio, area: string): ExtraRow[] {
  const { windows, orders, areas = [], groups, villages = [], ageZero, ageZeroBelow = [] } = shown;
  return [
    ...windows.flatMap(({ figure, verdict }) => rowOf(figure, { part: "pooled", ...verdictOf(verdict) })), ...windows.flatMap((window) => girlsRows(window, area, shown.normal)),
    ...orders.flatMap((figure) => rowOf(figure, { part: "by birth order" })),
    ...areas.flatMap(({ figure, verdict }) => rowOf(figure, { part: "areas judged", ...verdictOf(verdict) })),
    ...groups.flatMap(({ group, villages: members, figure, verdict }) => rowOf({ ...figure, area }, { part: "guidance groups judged", group, members, ...verdictOf(verdict) })),
    ...villages.flatMap(({ figure, verdict }) => rowOf(figure, { part: "villages judged", ...verdictOf(verdict) })),
    ...spreadRows(shown, area), ...changeRows(shown, area), ...[...ageZero, ...ageZeroBelow].flatMap((figure) => rowOf(figure, { part: "people aged 0, a proxy" })),
  ];
}

function rowOf(figure: DisclosedFigure, more: More): ExtraRow[] {
  if (figure.status !== "ok") return [];
  const { indicator, area, period, months, value, unit, interval, events, exposure } = figure;
  return [{ indicator, area, period, months, value, unit, ...(interval ? { lower: interval.lower, upper: interval.upper, level_of_interval: interval.level, method: interval.method } : {}), events, exposure, ...more }];
}

function verdictOf(judged: RatioVerdict): More {
  if (judged.verdict === "tooFew") return { verdict: judged.verdict, births_lacking: judged.lacking };
  return judged.verdict === "none" ? {} : { verdict: judged.verdict, p: judged.p, p_adjusted: judged.adjusted };
}

/** Under both assumptions: boys complete, and all births complete. */
function girlsRows({ figure: { period }, missing, short }: ShownSexRatio["windows"][number], area: string, normal: number): ExtraRow[] {
  return ([["girls missing, boys complete", missing], ["girls missing, births complete", short]] as const).flatMap(([part, girls]): ExtraRow[] => (girls ? [{ indicator: RATIO, area, period, value: girls.value, unit: "girls", lower: girls.lower, upper: girls.upper, part, normal, expected: girls.expected, verdict: girls.verdict }] : []));
}

/** How many areas lie in each class of ratios, and how many chance alone would put there. */
function spreadRows({ spread, windows, pool }: ShownSexRatio, area: string): ExtraRow[] {
  if (!spread) return [];
  const { edges, observed, expected, p, level } = spread;
  const period = windows.find((window) => window.pool === pool)!.figure.period; // one of the windows is always the one asked for
  return observed.map((value, at): ExtraRow => ({ indicator: RATIO, area, period, value, unit: "areas", part: `spread of ${level}`, from: edges[at - 1], to: edges[at], expected: expected[at], p }));
}

/** Kitagawa's parts, in boys per 100 girls; `from` is the year the change begins in. */
function changeRows({ change }: ShownSexRatio, area: string): ExtraRow[] {
  if (!change) return [];
  const row = (part: string, value: number, more: More = {}): ExtraRow => ({ indicator: RATIO, area, period: String(change.to), value, unit: "per 100 girls", part, from: change.from, ...more });
  return [row("change, whole", change.difference, { verdict: change.verdict }), row("change, mix of birth orders", change.structure), row("change, ratios within orders", change.ratios, { lower: change.interval.lower, upper: change.interval.upper })];
}
