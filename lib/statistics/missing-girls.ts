import { demand, isAmount } from "./demand";
import type { Interval } from "./interval";
import { demandBirths, sexRatioInterval } from "./sex-ratio";
import type { Births } from "./sex-ratio";

/** `missing`: fewer girls than expected beyond chance; `surplus`: more; `none`: 0 lies inside the interval. */
export type MissingGirls = { value: number; share: number; expected: number; interval: Interval; verdict: "missing" | "surplus" | "none"; method: string };

/**
 * Girls missing against a normal sex ratio: boys × 100 / normal − girls. Negative where there are more girls than expected.
 * Assumes that every boy born is counted, so that the boys tell how many girls there should be. Its interval is that of the sex ratio of
 * the same births (Wilson), all births held fixed: at each limit the boys and girls of that ratio are put into the formula. `share` is
 * value over expected girls. It does not say why they are missing: not born, died, or born and not reported.
 * Domain: boys, girls ≥ 0, not both 0; 100 ≤ normal ≤ 110 boys per 100 girls; 0.9 ≤ level < 1. Unit: girls.
 * Coale 1991, Population and Development Review 17:517; Klasen & Wink 2002, same journal 28:285. Proof: oracles/issue5.py.
 */
export function missingGirls({ boys, girls }: Births, normal = 106, level = 0.95): MissingGirls {
  demandBirths("missingGirls", { boys, girls });
  demandNormal("missingGirls", normal);
  const ratio = sexRatioInterval({ boys, girls }, level);
  const atRatio = (limit: number) => {
    const share = limit === Infinity ? 1 : limit / (100 + limit);
    return (boys + girls) * (share * (1 + 100 / normal) - 1);
  };
  const expected = (boys * 100) / normal;
  const value = expected - girls;
  const [lower, upper] = [Math.min(value, atRatio(ratio.lower)), Math.max(value, atRatio(ratio.upper))];
  const verdict = lower > 0 ? "missing" : upper < 0 ? "surplus" : "none";
  const share = expected === 0 ? 0 : value / expected;
  return { value, share, expected, interval: { lower, upper, level, method: "wilson, all births fixed" }, verdict, method: "boys complete" };
}

/**
 * The same under the other assumption: all births are counted, and sex was chosen or misreported among them, so that girls are short by
 * births × 100 / (100 + normal) − girls. About half of the value above; shown beside it to tell how much hangs on the assumption.
 * Coale 1991, Population and Development Review 17:517.
 */
export function girlsShort({ boys, girls }: Births, normal = 106, level = 0.95): MissingGirls {
  const births = boys + girls;
  const { value, interval, verdict } = missingGirls({ boys, girls }, normal, level);
  // boys·100/normal − girls = (1 + 100/normal)·(boys − births·normal/(100 + normal)), so both differ by a factor only.
  const factor = 1 / (1 + 100 / normal);
  const expected = (births * 100) / (100 + normal);
  const limits = { lower: interval.lower * factor, upper: interval.upper * factor };
  return { value: value * factor, share: (value * factor) / expected, expected, interval: { ...interval, ...limits }, verdict, method: "births complete" };
}

function demandNormal(method: string, normal: number): void {
  demand(isAmount(normal) && normal >= 100 && normal <= 110, `${method}: the normal ratio must be within 100..110 boys per 100 girls`, normal);
}
