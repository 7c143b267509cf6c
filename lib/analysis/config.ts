import { z } from "zod";
import { lineTopic } from "../snapshots/check/line";
import { caseworkSchema } from "./cases/casework";
import { laggingConfigSchema } from "./lagging/rules";
import { qualityConfigSchema } from "./quality/rules";

/** A code or label; what stands over the line is refused in configuration too (design section 2, rule 4). */
const worded = (text: z.ZodString) => text.refine((words) => lineTopic(words) === undefined, { error: "over the line: procedures, pregnancy checks, fees or permission of births / 越过底线：手术、孕检、收费罚款、生育许可" });

const ownService = z.strictObject({ code: worded(z.string().regex(/^[0-9A-Za-z_-]{1,32}$/)), zh: worded(z.string().min(1).max(40)), en: worded(z.string().min(1).max(80)).optional() });

/** Every number of the analysis that an office may set, in one place; the office's own file is `<LEDGER_DATA>/config.json`. */
export const analysisConfigSchema = z.strictObject({
  /** Counts from 1 to threshold − 1 are withheld below township and for periods shorter than a year. */
  threshold: z.int().min(3).max(20).default(5),
  /** Of every interval shown. */
  level: z.number().min(0.9).lt(1).default(0.95),
  /** Fewer comparable areas than this get no rank. */
  fewestRanked: z.int().min(2).max(100).default(3),
  /** Sex ratios at birth that are taken as normal: published references for Eastern Asia run to 107. */
  normalSexRatio: z.tuple([z.number(), z.number()]).default([103, 107]),
  services: z.array(ownService).max(50).default([]),
  /** Share of those entitled that services should have reached by the middle of the year, where no target of that quarter says less. */
  midYearShare: z.number().min(0.1).max(1).default(0.8),
  /** The rules for villages that lag: every number has a default. */
  lagging: laggingConfigSchema.prefault({}),
  /** By which data are called faulty, and what each part weighs in the score of reporting. */
  quality: qualityConfigSchema.prefault({}).refine(({ weights }) => Object.values(weights).some((value) => value > 0), { path: ["weights"], error: "at least one weight must be above 0 / 权数不能全为 0" }).refine(({ moderateSd, extremeSd }) => moderateSd < extremeSd, { path: ["moderateSd"], error: "must be below extremeSd / 应小于 extremeSd" }),
  /** Who signs and who helps in the cases of lagging villages. */
  casework: caseworkSchema.prefault({}),
});

export type AnalysisConfig = z.infer<typeof analysisConfigSchema>;
export const DEFAULT_CONFIG: AnalysisConfig = analysisConfigSchema.parse({});
