import { FIRST_YEAR, LAST_YEAR, QUARTERS, YEARS, firstMonth, lastDay, monthName, quarterName, quarterOf } from "./calendar";
import { between, deal, stream } from "./draw";
import { type Cell, type Sheet, sorted } from "./ledger-csv";
import { type Crowd, countedAt } from "./people";
import { GROUPS, MERGER, TOWNSHIP, VILLAGES, codeOf } from "./places";
import type { Known } from "./population-file";
import { lastQuarter } from "./check-files";

const VILLAGES_NOW = VILLAGES.map((_, village) => village).filter((village) => village !== MERGER.from);
const MIGRANTS_FROM = 2006;
const ACTIVITIES_FROM = 2008;

/** What the package is; the office is fictional, as the township is. */
export function ledgerInfo(asOf: string) {
  return { title: "清源乡统计台账（示例）", title_en: "Statistical ledger of Qingyuan Township (sample)", as_of: asOf, stat_year_start: 10, prepared_by: "清源乡统计站", sample: true };
}

export function areaFile(): Sheet {
  const villages = VILLAGES.map(({ code, zh, en }, village) => {
    const merged = village === MERGER.from;
    return [code, zh, en, "village", TOWNSHIP.code, "", merged ? monthName(MERGER.lastMonth) : "", merged ? codeOf(MERGER.into) : ""];
  });
  return { name: "areas", columns: ["code", "name_zh", "name_en", "level", "parent", "from", "to", "merged_into"], rows: [[TOWNSHIP.code, TOWNSHIP.zh, TOWNSHIP.en, "township", "", "", "", ""], ...villages] };
}

export function groupFile(): Sheet {
  return { name: "groups", columns: ["group", "name_zh", "name_en", "area"], rows: GROUPS.flatMap(({ code, zh, en, villages }) => villages.map((village) => [code, zh, en, codeOf(village)])) };
}

/** People away and people from elsewhere, at the end of March and of September. */
export function migrantFile(seed: number, crowd: Crowd, known: Known): Sheet {
  const rows: Cell[][] = [];
  for (const year of YEARS.filter((each) => each >= MIGRANTS_FROM)) {
    for (const month of [firstMonth(year) + 5, firstMonth(year) + 11]) {
      if (month > known.month) continue;
      const random = stream(seed, `migrants ${month}`);
      const people = countedAt(crowd, month, known.month);
      for (const village of VILLAGES_NOW) {
        const size = people.filter((person) => person.village === village).length;
        const away = Math.round(size * (0.13 + 0.006 * (year - FIRST_YEAR)) * (month % 12 === 5 ? 1.06 : 0.98));
        const flows = { out: deal(random, [2, 4, 5], away), in: deal(random, [5, 3, 2], Math.round(size * 0.025)) };
        for (const [direction, counts] of Object.entries(flows)) ["county", "province", "abroad"].forEach((reach, at) => rows.push([codeOf(village), lastDay(month), direction, reach, counts[at] ?? 0]));
      }
    }
  }
  return { name: "migrants", columns: ["area", "date", "direction", "reach", "count"], rows: sorted(rows) };
}

/** What was held: training, outreach, consultation and association in the villages, meetings in the township. */
export function activityFile(seed: number, known: Known): Sheet {
  const rows: Cell[][] = [];
  for (let quarter = quarterOf(firstMonth(ACTIVITIES_FROM)); quarter < QUARTERS; quarter += 1) {
    if (quarter > lastQuarter(known)) break;
    const random = stream(seed, `activities ${quarter}`);
    rows.push([TOWNSHIP.code, quarterName(quarter), "meeting", 3, 3 * between(random, 24, 30)]);
    for (const village of VILLAGES_NOW) {
      const held: [string, number, number][] = [["outreach", between(random, 1, 3), 28], ["association", 1, 17], ...(quarter % 2 === village % 2 ? [["training", 1, 12] as [string, number, number]] : []), ...(quarter % 4 === village % 4 ? [["consultation", between(random, 1, 2), 9] as [string, number, number]] : [])];
      for (const [activity, sessions, size] of held) rows.push([codeOf(village), quarterName(quarter), activity, sessions, sessions * between(random, size - 5, size + 9)]);
    }
  }
  return { name: "activities", columns: ["area", "period", "activity", "sessions", "people"], rows: sorted(rows) };
}

const SPEECH = "乡镇人口计生工作会议讲话";
const QUOTED: readonly [string, string, number, string][] = [
  ["结扎", "Sterilizations", 106, "例"], ["放环", "IUD insertions", 111, "例"], ["人流引产", "Abortions and inductions", 14, "例"], ["人口出生率", "Birth rate", 10.42, "‰"],
  ["计划生育率", "Share of births within the plan", 90.73, "%"], ["多孩率", "Share of third and higher births", 1.99, "%"], ["避孕及时率", "Timely contraception", 77.9, "%"],
  ["农村独生子女办证", "Rural one-child certificates issued", 12, "户"], ["征收社会抚养费", "Social maintenance fees levied", 22.4, "万元"], ["漏统漏报出生人口", "Births omitted from the statistics", 37, "人"],
];

/** Totals that an old work report gave, kept as quoted history of the township; nothing of this kind exists below it. */
export function reportedFile(known: Known): Sheet {
  const rows = lastDay(firstMonth(LAST_YEAR) + 11) <= known.asOf ? QUOTED.map(([item, itemEn, value, unit]) => [TOWNSHIP.code, String(LAST_YEAR), item, itemEn, value, unit, SPEECH]) : [];
  return { name: "reported", columns: ["area", "period", "item", "item_en", "value", "unit", "source"], rows };
}
