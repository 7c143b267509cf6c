import { COUNT, PERCENT, UNITS, type Comparable, type Formula, type Scored } from "./indicator";
import type { Sum } from "./measure";

// Each figure has the counts of those checks that give all its parts: an empty ledger is no matter to the omission rate.
const CHECKED = { ledger: [{ measure: "check_ledger" }], found: [{ measure: "check_found" }], matched: [{ measure: "check_matched" }] } as const satisfies Record<string, Sum>;

const share = (events: Sum, trials: Sum): Formula => ({ kind: "share", events, trials });

const scored = (id: Scored["id"], better: Scored["better"], zh: string, en: string, definition: Scored["definition"], formula: Formula, headline?: true): Scored => ({
  id, class: "scored", better, topic: "reporting", label: { "zh-CN": zh, en }, definition, formula, unit: UNITS.share, display: PERCENT, ...(headline ? { headline } : {}),
});

/** How true and how timely the reporting is. */
export const REPORTING: readonly Comparable[] = [
  scored("completeness", "higher", "登记完整率", "Completeness",
    { "zh-CN": "台账数 ÷ 双系统估计数；估计数 =（台账数 + 1）×（核查数 + 1）÷（相符数 + 1）− 1（Chapman），几次核查相加；无相符时不给出。", en: "ledger entries over the dual-system estimate (ledger + 1)(found + 1)/(matched + 1) − 1 (Chapman), summed over checks; withheld where nothing matched." },
    { kind: "completeness", ...CHECKED, estimate: [{ measure: "check_estimate" }], variance: [{ measure: "check_variance" }] }, true),
  scored("omission-rate", "lower", "漏报率", "Omission rate",
    { "zh-CN": "1 − 相符数 ÷ 核查数：核查发现而台账没有的比例。", en: "1 − matched / found: what a check found and the ledger lacks." },
    share([{ measure: "check_omission_found" }, { measure: "check_omission_matched", times: -1 }], [{ measure: "check_omission_found" }])),
  scored("ledger-match", "higher", "账实相符率", "Ledger match",
    { "zh-CN": "相符数 ÷ 台账数。", en: "matched / ledger: ledger entries that a check confirmed." },
    share([{ measure: "check_match_matched" }], [{ measure: "check_match_ledger" }]), true),
  scored("field-error-rate", "lower", "错项率", "Field error rate",
    { "zh-CN": "相符条目中台账值与实际值不同的项目 ÷ 全部核对项目。", en: "among matched entries, fields written wrongly over all fields compared." },
    share([{ measure: "misfiled_wrong" }], [{ measure: "misfiled_all" }])),
  scored("duplicate-rate", "lower", "重报率", "Duplicate rate",
    { "zh-CN": "重报数 ÷ 台账数。", en: "entries written twice over ledger entries, in checks." },
    share([{ measure: "check_duplicates" }], [{ measure: "check_duplicate_ledger" }])),
  scored("late-share", "lower", "迟报比例", "Late share",
    { "zh-CN": "上报期间晚于发生月份一个月以上的出生 ÷ 上报期间已知的出生。", en: "births reported more than one month after they happened over births whose reporting month is known." },
    share([{ measure: "birth_late" }], [{ measure: "birth_known" }]), true),
  scored("source-agreement", "higher", "口径一致率", "Source agreement",
    { "zh-CN": "各来源数字完全相同的地区月份 ÷ 至少两个来源有数的地区月份。", en: "area-months in which all sources gave the same figure over area-months in which at least two gave one." },
    share([{ measure: "source_agree" }], [{ measure: "source_cells" }])),
  {
    id: "checks-made", class: "neutral", topic: "reporting",
    label: { "zh-CN": "核查次数", en: "Checks made" },
    definition: { "zh-CN": "统计年度内的核查次数（每个地区、期间、类别、日期算一次）。", en: "checks within the statistical year, one for each area, period, kind and date." },
    formula: { kind: "count", events: [{ measure: "check_made" }] },
    unit: UNITS.count, display: COUNT,
  },
];
