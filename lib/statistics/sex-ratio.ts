import { demand, isAmount, isPositive } from "./demand";
import type { Interval } from "./interval";
import { twoSidedZ } from "./level";
import { wilson } from "./wilson";

export type Births = { boys: number; girls: number };

/**
 * Sex ratio with its interval: 100 × boys / girls; Wilson interval of the share of boys, turned into odds.
 * Domain: boys ≥ 0, girls > 0, 0.9 ≤ level < 1; unit: boys per 100 girls.
 * California Department of Public Health, "Sex Ratio at Birth: Measurement and Limitations". Proof: fixtures/srb_ci.json.
 */
export function sexRatio({ boys, girls }: Births, level = 0.95): { value: number; interval: Interval } {
  demand(girls > 0, "sexRatio: girls must be above 0, without girls there is no ratio", girls);
  return { value: (100 * boys) / girls, interval: sexRatioInterval({ boys, girls }, level) };
}

/** The interval alone; it is defined without girls too, and then open above (`upper` is Infinity). Wilson 1927, JASA 22:209. */
export function sexRatioInterval({ boys, girls }: Births, level = 0.95): Interval {
  demandBirths("sexRatio", { boys, girls });
  // The share of girls is asked as well: 1 − (share of boys) would lose digits where boys are nearly all.
  const share = wilson({ events: boys, trials: boys + girls }, level);
  const other = wilson({ events: girls, trials: boys + girls }, level);
  const lower = (100 * share.lower) / other.upper;
  const upper = other.lower === 0 ? Infinity : (100 * share.upper) / other.lower;
  return { lower, upper, level, method: "wilson-odds" };
}

/**
 * Interval from the standard error of the log ratio, √(1/boys + 1/girls), for worked examples; needs both sexes.
 * Woolf 1955, Annals of Human Genetics 19:251.
 */
export function sexRatioLogInterval({ boys, girls }: Births, level = 0.95): Interval {
  demand(isPositive(boys) && isPositive(girls), "sexRatioLog: boys and girls must be above 0", `${boys} and ${girls}`);
  const reach = Math.exp(twoSidedZ("sexRatioLog", level) * Math.sqrt(1 / boys + 1 / girls));
  const value = (100 * boys) / girls;
  return { lower: value / reach, upper: value * reach, level, method: "log-odds" };
}

/** Boys per 100 girls of a share of boys (0..1), as for a shrunken share; Infinity where all are boys. */
export function ratioOfShare(share: number): number {
  demand(share >= 0 && share <= 1, "ratioOfShare: share must be within 0..1", share);
  return share === 1 ? Infinity : (100 * share) / (1 - share);
}

/** Births of both sexes that a given ratio of so many births means. */
export function birthsOf(ratio: number, births: number): Births {
  demand(isAmount(ratio) && isAmount(births), "birthsOf: ratio and births must be finite and not negative", `${ratio} and ${births}`);
  return { boys: (births * ratio) / (100 + ratio), girls: (births * 100) / (100 + ratio) };
}

export function demandBirths(method: string, { boys, girls }: Births): void {
  demand(isAmount(boys) && isAmount(girls), `${method}: boys and girls must be finite and not negative`, `${boys} and ${girls}`);
  demand(boys + girls > 0, `${method}: there must be at least one birth`, boys + girls);
}
