import { LEVELS, VALUE_LISTS } from "../files";

/**
 * Indicators that may have a target: what is scored and is a share. Births, birth order and growth are described, never
 * scored; deaths, age and movement are neutral; the sex ratio is no share, so no target fits it.
 */
export const TARGET_INDICATORS = ["completeness", "omission-rate", "ledger-match", "field-error-rate", "duplicate-rate", "late-share", "source-agreement"] as const;

/** Largest share of a name that may differ for a known one to be offered as a hint. */
export const HINT_SHARE = 0.4;

export const SERVICES: readonly string[] = Object.keys(VALUE_LISTS.service);
export const ACTIVITIES: readonly string[] = Object.keys(VALUE_LISTS.activity);

/** Indicator ids a target may name, those of the office's own services among them. */
export function targetIndicators(services: readonly string[]): string[] {
  return [...TARGET_INDICATORS, ...services.map((service) => `service-${service.replaceAll("_", "-")}`)];
}

/** The values of the columns whose values are a closed list. */
export const CLOSED_LISTS = {
  level: LEVELS as readonly string[],
  sex: Object.keys(VALUE_LISTS.sex),
  eventkind: Object.keys(VALUE_LISTS.eventkind),
  direction: Object.keys(VALUE_LISTS.direction),
  reach: Object.keys(VALUE_LISTS.reach),
  mode: Object.keys(VALUE_LISTS.mode),
  field: Object.keys(VALUE_LISTS.field),
  source: Object.keys(VALUE_LISTS.source),
} as const;

export type ClosedKind = keyof typeof CLOSED_LISTS;

/** Levels below township: what stands there is a village's, and the line is drawn there. */
export const BELOW_TOWNSHIP: readonly string[] = LEVELS.slice(LEVELS.indexOf("township") + 1);
