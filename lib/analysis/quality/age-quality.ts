import { boundaryHeaping, myers, noumbissi, whipple } from "../../statistics/age-heaping";
import { jointScore } from "../../statistics/joint-score";
import { readAgeHistory } from "../age-history";
import type { Area } from "../area-tree";
import type { OpenLedger } from "../open-ledger";
import { readSingleAgeDays } from "../single-ages";

/** How ages were written on one day: Whipple (1 = no heaping), Myers (0–90), each last digit (1 = none preferred), and the 45-year line. */
export type AgeQuality = { date: string; people: number; whipple: number; myers: number; digits: number[]; at45: number; /** People of 46 and 47 against those of 43 and 44. */ over45?: number };
export type JointQuality = { year: number; joint: number; sexRatio: number; men: number; women: number };

/** Every day with single years of age, oldest first; days with too few people say nothing. Population needs no protection. */
export async function readAgeQuality(ledger: OpenLedger, area: Area, until: string): Promise<AgeQuality[]> {
  const days = await readSingleAgeDays(ledger, area);
  return days.filter(({ date }) => date <= until).flatMap(({ date, counts }): AgeQuality[] => {
    if (counts.slice(23, 63).reduce((sum, count) => sum + count, 0) < ledger.config.quality.fewestAges) return [];
    const { at, over } = boundaryHeaping(counts, 45);
    const digits = Array.from({ length: 10 }, (_, digit) => noumbissi(counts, digit));
    return [{ date, people: counts.reduce((sum, count) => sum + count, 0), whipple: whipple(counts), myers: myers(counts), digits, at45: at, ...(over === undefined ? {} : { over45: over }) }];
  });
}

/** Fewer people than this give a joint score of chance. */
const FEWEST_JOINT = 5000;

/** The United Nations' joint score of each year with five-year groups. */
export async function readJointQuality(ledger: OpenLedger, area: Area, year: number): Promise<JointQuality[]> {
  const history = await readAgeHistory(ledger, area, year);
  return history.flatMap(({ year: at, bands }): JointQuality[] => {
    const isFive = bands.length >= 5 && bands.slice(0, -1).every(({ from, to }) => to === from + 4);
    const people = (sex: "male" | "female") => bands.map((band) => (band[sex].status === "ok" ? band[sex].value : 0));
    const [men, women] = [people("male"), people("female")];
    if (!isFive || [...men, ...women].includes(0) || [...men, ...women].reduce((sum, count) => sum + count, 0) < FEWEST_JOINT) return [];
    const { joint, sexRatioScore, ageRatioMales, ageRatioFemales } = jointScore(men, women);
    return [{ year: at, joint, sexRatio: sexRatioScore, men: ageRatioMales, women: ageRatioFemales }];
  });
}
