import { VALUE_LISTS } from "../snapshots/files";
import { PERCENT, UNITS, type Scored, type Text } from "./indicator";

const ENGLISH: Record<keyof typeof VALUE_LISTS.service, string> = {
  newborn_visit: "Newborn visits", newborn_screening: "Newborn screening", child_health_0_6: "Child health care, ages 0–6", folic_acid: "Folic acid supply",
  girls_enrolment: "Girls enrolled in school", family_support_paid: "Family support paid on time", migrant_contact: "Migrants confirmed at both ends", elderly_health_65: "Health care, ages 65 and over",
};

/** Services that stand on the overview. */
const HEADLINES = new Set(["newborn_visit"]);

export const STANDARD_SERVICES = Object.keys(ENGLISH);

/** `child_health_0_6` → `service-child-health-0-6`. */
export const serviceId = (code: string): `service-${string}` => `service-${code.replaceAll("_", "-")}`;

/** How far a service or entitlement reaches those who have a right to it; the office's own services have their code as label, or the one it gave. */
export function serviceIndicator(code: string, own?: { zh: string; en: string }): Scored {
  const zh = own?.zh ?? (VALUE_LISTS.service as Record<string, string>)[code] ?? code;
  const en = own?.en ?? (ENGLISH as Record<string, string>)[code] ?? code;
  const label: Text = { "zh-CN": zh, en };
  return {
    id: serviceId(code), class: "scored", better: "higher", topic: "services", label,
    definition: { "zh-CN": `${zh}：已服务 ÷ 应服务，自统计年度开始累计，取年内最近一期；应服务按当时所知。`, en: `${en}: served over eligible, cumulative from the start of the statistical year, at its latest period; eligible as then known.` },
    formula: { kind: "share", events: [{ measure: "service_served", band: code }], trials: [{ measure: "service_eligible", band: code }] },
    unit: UNITS.share, display: PERCENT, ...(HEADLINES.has(code) ? { headline: true as const } : {}),
  };
}
