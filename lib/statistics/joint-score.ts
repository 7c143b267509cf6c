import { demand, demandAmounts } from "./demand";

export type AgeRatioMethod = "un" | "zelnick" | "ramachandran";
export type JointScore = { joint: number; sexRatioScore: number; ageRatioMales: number; ageRatioFemales: number; method: string };
export type ScoreOptions = { method?: AgeRatioMethod; openGroup?: boolean; adjust?: boolean };

const WEIGHTS: Record<AgeRatioMethod, { above: number; own: number }> = {
  un: { above: 200, own: 0 },
  zelnick: { above: 300, own: 1 },
  ramachandran: { above: 400, own: 2 },
};

/**
 * United Nations age–sex accuracy (joint) score of five-year groups: three times the sex ratio score plus the age ratio scores of both
 * sexes. Under 20 accurate, 20–40 inaccurate, above 40 highly inaccurate. Below a million people chance alone raises it, which is
 * taken off (− 3500/√people + 3.5). The open last group is dropped.
 * Domain: the same groups for both sexes, at least three left, nowhere a neighbour or women at 0.
 * United Nations 1955, Methods of Appraisal of Quality of Basic Data. Proof: fixtures/un_joint_score_demotools.json.
 */
export function jointScore(males: readonly number[], females: readonly number[], options: ScoreOptions = {}): JointScore {
  const { method = "un", openGroup = true, adjust = true } = options;
  const sex = sexRatioScore(males, females, openGroup);
  const [one, two] = [ageRatioScore(males, { method, openGroup }), ageRatioScore(females, { method, openGroup })];
  const people = [...males, ...females].reduce((sum, count) => sum + count, 0);
  const chance = adjust && people < 1e6 ? 3.5 - 3500 / Math.sqrt(people) : 0;
  return { joint: 3 * sex + one + two + chance, sexRatioScore: sex, ageRatioMales: one, ageRatioFemales: two, method: `joint-score-${method}` };
}

/**
 * Mean distance from 100 of each group's size against its two neighbours.
 * United Nations 1955, Methods of Appraisal of Quality of Basic Data.
 */
export function ageRatioScore(counts: readonly number[], { method = "un", openGroup = true }: ScoreOptions = {}): number {
  const groups = closed("ageRatioScore", counts, openGroup);
  const { above, own } = WEIGHTS[method];
  const distances = groups.slice(1, -1).map((count, at) => {
    const around = (groups[at] as number) + (groups[at + 2] as number) + own * count;
    demand(around > 0, "ageRatioScore: the groups round every group must hold people", around);
    return Math.abs((above * count) / around - 100);
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

/**
 * Mean absolute step of the sex ratio (men per 100 women) from group to group.
 * United Nations 1955, Methods of Appraisal of Quality of Basic Data.
 */
export function sexRatioScore(males: readonly number[], females: readonly number[], openGroup = true): number {
  demand(males.length === females.length, "sexRatioScore: both sexes must have the same groups", `${males.length} and ${females.length}`);
  const [men, women] = [closed("sexRatioScore", males, openGroup), closed("sexRatioScore", females, openGroup)];
  const ratios = men.map((count, at) => {
    demand((women[at] as number) > 0, "sexRatioScore: every group must hold women", women[at]);
    return (100 * count) / (women[at] as number);
  });
  const steps = ratios.slice(1).map((ratio, at) => Math.abs(ratio - (ratios[at] as number)));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

function closed(method: string, counts: readonly number[], openGroup: boolean): readonly number[] {
  demandAmounts(method, "counts", counts);
  const groups = openGroup ? counts.slice(0, -1) : counts;
  demand(groups.length >= 3, `${method}: there must be at least three groups`, groups.length);
  return groups;
}
