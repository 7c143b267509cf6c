import { COUNT, UNITS, type Neutral } from "./indicator";

export const ACTIVITY: readonly Neutral[] = [
  {
    id: "activity-sessions", class: "neutral", topic: "activity",
    label: { "zh-CN": "活动场次", en: "Activity sessions" },
    definition: { "zh-CN": "培训、宣传、咨询、协会活动和例会的场次。", en: "training, outreach, consultation, association and meeting sessions held." },
    formula: { kind: "count", events: [{ measure: "activity_sessions" }] },
    unit: UNITS.count, display: COUNT,
  },
  {
    id: "activity-people", class: "neutral", topic: "activity",
    label: { "zh-CN": "活动人次", en: "Activity attendances" },
    definition: { "zh-CN": "参加各类活动的人次。", en: "attendances at all activities." },
    formula: { kind: "count", events: [{ measure: "activity_people" }] },
    unit: UNITS.count, display: COUNT,
  },
];
