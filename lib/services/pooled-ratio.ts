import type { DisclosedFigure } from "../analysis/disclosure";
import { sexRatio } from "../statistics/sex-ratio";
import type { PooledRatio } from "../views/findings";

/** The sex ratio at birth of the last three years that have one, taken together: births are summed, never ratios averaged. */
export function pooledRatio(figures: readonly DisclosedFigure[], band: readonly [number, number], level: number, most = 3): PooledRatio | undefined {
  const known = figures.slice(-most).flatMap(({ status, events, exposure }) => (status === "ok" && events !== undefined && exposure !== undefined ? [{ boys: events, girls: exposure - events }] : []));
  if (known.length === 0 || known.length < Math.min(most, figures.length)) return undefined;
  const boys = known.reduce((sum, one) => sum + one.boys, 0);
  const girls = known.reduce((sum, one) => sum + one.girls, 0);
  if (girls === 0) return undefined;
  const { value, interval } = sexRatio({ boys, girls }, level);
  const unsure = figures.slice(-most).find((figure) => figure.quality === "doubtful") ?? figures.slice(-most).find((figure) => figure.quality !== "complete");
  return { years: known.length, value, interval, band, ...(unsure ? { unsure } : {}) };
}
