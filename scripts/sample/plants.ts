/** What is planted in the sample, as data: the generator makes it so, stories.json tells it, tests ask for it. */

/** Births known on 2009-10-05 by statistical year, and the boys among them. */
export const BIRTHS: Record<number, { known: number; boys: number }> = {
  2000: { known: 131, boys: 68 }, 2001: { known: 128, boys: 68 }, 2002: { known: 135, boys: 69 }, 2003: { known: 126, boys: 67 }, 2004: { known: 122, boys: 64 },
  2005: { known: 129, boys: 70 }, 2006: { known: 125, boys: 66 }, 2007: { known: 126, boys: 67 }, 2008: { known: 129, boys: 68 }, 2009: { known: 123, boys: 66 },
};
/** Births of 2009 that the ledger will only learn of after 2009-10-05, by month. */
export const STILL_TO_COME: Record<string, number> = { "2009-06": 1, "2009-07": 1, "2009-08": 2, "2009-09": 5 };
export const DEATHS: Record<number, number> = { 2000: 74, 2001: 77, 2002: 75, 2003: 79, 2004: 78, 2005: 80, 2006: 77, 2007: 81, 2008: 79, 2009: 82 };
export const MOVES: Record<number, { in: number; out: number }> = {
  2000: { in: 402, out: 438 }, 2001: { in: 410, out: 446 }, 2002: { in: 415, out: 455 }, 2003: { in: 398, out: 432 }, 2004: { in: 418, out: 460 },
  2005: { in: 425, out: 463 }, 2006: { in: 430, out: 474 }, 2007: { in: 436, out: 476 }, 2008: { in: 441, out: 483 }, 2009: { in: 445, out: 486 },
};
/** People living there on 2009-04-01: with 123 births a birth rate of 10.42 per mille. */
export const PEOPLE_AT_MIDPOINT = { date: "2009-04-01", people: 11_804 };

/**
 * Boys are written more often there than chance gives. Of births so few that shows in `clear` alone; what stands in the ledgers of `withinChance` chance gives as
 * well, so nothing may be called there: the page says that births are too few to judge.
 */
export const SKEWED = { villages: ["王家堡", "大营", "古城"], weight: 1.55, clear: ["古城"], withinChance: ["王家堡", "大营"] };

/** Births entered three to six months late, whole years. */
export const LATE: readonly { village: string; years: readonly number[] }[] = [{ village: "中心", years: [2004] }, { village: "长渠", years: [2006, 2007] }];

/** Months in which a village sent no report at all. */
export const SILENT = { village: "西坪", months: ["2003-05", "2003-06", "2003-07"] };

/** Months for which a village handed in no report of births until `handedIn`, though there were none: the snapshots before it lack them, the newest does not. */
export const HANDED_IN_LATE = { village: "下寨", months: ["2008-05", "2008-06", "2008-07"], handedIn: "2009-06" };

/** Births that checks found and the ledger then took in, in the month they happened. */
export const CLEAN_UP = {
  date: "2009-06-18", entered: ["2009-07", "2009-08"], from: "2004-10", to: "2009-05",
  found: { 上湾: 5, 古城: 5, 南岭: 4, 柳沟: 4, 王家堡: 2, 大营: 2, 清泉: 1, 马庄: 1, 沙坝: 1, 东关: 1, 河东: 1, 白塔: 1 } as Record<string, number>,
};
/** Omissions found by the quarterly checks, by quarter checked. With the 28 of the clean-up, the checks of 2009 found 37. */
export const FOUND_BY_QUARTER: Record<string, number> = {
  "2005-Q1": 1, "2005-Q2": 1, "2005-Q3": 2, "2005-Q4": 1, "2006-Q1": 1, "2006-Q2": 2, "2006-Q3": 1, "2006-Q4": 1, "2007-Q1": 2, "2007-Q2": 1, "2007-Q3": 1,
  "2007-Q4": 1, "2008-Q1": 1, "2008-Q2": 1, "2008-Q3": 2, "2008-Q4": 2, "2009-Q1": 3, "2009-Q2": 2, "2009-Q3": 2, "2009-Q4": 0,
};

/** Every month alike: three people out, two to the county and one further. */
export const EQUAL_MONTHS = { village: "马庄", year: 2007, direction: "out" as const, reaches: { county: 2, abroad: 1 } };

/** Ledger entries that the check of a quarter could not confirm, where a village is truly behind. */
export const WEAK_MATCH: readonly { village: string; quarters: Record<string, number> }[] = [
  { village: "上湾", quarters: { "2009-Q1": 9, "2009-Q3": 8, "2009-Q4": 9 } },
  { village: "南岭", quarters: { "2008-Q3": 10, "2008-Q4": 10, "2009-Q1": 8, "2009-Q3": 8 } },
];
/** Ledger match of the whole township by year. */
export const MATCH_BY_YEAR: Record<number, number> = { 2005: 0.908, 2006: 0.912, 2007: 0.914, 2008: 0.915, 2009: 0.941 };
/** Share of the villages' checks that find a death or move missing; a little more in 2009, so that completeness does not clearly change. */
export const OMITTED_MOVES = (year: number) => (year < 2009 ? 0.22 : 0.29);
/** No check there after this quarter. */
export const UNCHECKED = { village: "桃园", after: "2008-Q2" };
/** Entries written twice. */
export const DUPLICATES = { village: "东关", quarter: "2008-Q3", kind: "move_in", count: 4 };
/** People under 45 written as 45 and over; and second births written as first. */
export const WRONG_FIELDS: readonly { village: string; year: number; field: "age" | "order"; share: number }[] = [
  { village: "白塔", year: 2009, field: "age", share: 0.9 },
  { village: "古城", year: 2007, field: "order", share: 1 },
];
/** Quarters in which ledger, report, book and platform of a village give different figures. */
export const DISAGREEING = { village: "河东", quarters: ["2009-Q1", "2009-Q2"] };

/** Share served of what fell due in the quarter, where a village is truly behind. */
export const WEAK_SERVICE: readonly { village: string; service: string; quarters: readonly string[]; share: number }[] = [
  { village: "石门", service: "child_health_0_6", quarters: ["2009-Q2", "2009-Q3", "2009-Q4"], share: 0.33 },
  { village: "石门", service: "elderly_health_65", quarters: ["2009-Q2", "2009-Q3", "2009-Q4"], share: 0.36 },
  { village: "上湾", service: "migrant_contact", quarters: ["2009-Q1", "2009-Q2", "2009-Q3", "2009-Q4"], share: 0.4 },
  { village: "柳沟", service: "migrant_contact", quarters: ["2009-Q3", "2009-Q4"], share: 0.36 },
  { village: "柳沟", service: "child_health_0_6", quarters: ["2009-Q3", "2009-Q4"], share: 0.3 },
  { village: "红崖", service: "elderly_health_65", quarters: ["2009-Q4"], share: 0.16 },
  { village: "青杨", service: "elderly_health_65", quarters: ["2006-Q2", "2006-Q3"], share: 0 },
  { village: "沙坝", service: "migrant_contact", quarters: ["2007-Q1"], share: 0.2 },
  { village: "大营", service: "child_health_0_6", quarters: ["2007-Q2", "2007-Q3", "2007-Q4", "2008-Q1"], share: 0.25 },
];
/** Newborn visits missed in 2009 by quarter: too few in a quarter to judge, clearly below the target over the year. */
export const MISSED_VISITS: Record<string, readonly number[]> = { 石门: [2, 3, 4, 2], 上湾: [2, 3, 3, 2], 柳沟: [2, 3, 3, 2] };
/** Two visits are due to each newborn. */
export const VISITS = 2;
/** Newborns of families who live there without being registered: services reach them too. */
export const GUEST_NEWBORNS: Record<string, readonly number[]> = { 石门: [1, 3, 2, 1], 上湾: [1, 2, 3, 1], 柳沟: [1, 3, 2, 1] };
/** Every village has at least so many newborns to visit in a year, registered there or not: fewer visits could not be shown. */
export const FEWEST_NEWBORNS = 4;
/** Visits missed in 2009 elsewhere. */
export const MISSED_ELSEWHERE = 4;

export const SERVICES = [
  { code: "newborn_visit", target: 0.9, rate: 0.88 }, { code: "newborn_screening", target: 0.9, rate: 0.95 }, { code: "child_health_0_6", target: 0.85, rate: 0.88 },
  { code: "folic_acid", target: 0.85, rate: 0.9 }, { code: "girls_enrolment", target: 0.98, rate: 0.99 }, { code: "family_support_paid", target: 0.98, rate: 1 },
  { code: "migrant_contact", target: 0.8, rate: 0.83 }, { code: "elderly_health_65", target: 0.8, rate: 0.84 },
] as const;
export const SERVICES_FROM = 2006;

/** Goals of the reporting indicators by year. */
export const REPORTING_TARGETS: Record<string, (year: number) => number> = {
  "ledger-match": (year) => (year < 2009 ? 0.9 : 0.92), completeness: () => 0.9, "omission-rate": () => 0.08, "field-error-rate": () => 0.06,
  "duplicate-rate": () => 0.02, "late-share": () => 0.25, "source-agreement": () => 0.95,
};
export const CHECKS_FROM = 2005;
export const MISFILED_FROM = 2006;
export const SOURCES_FROM = 2009;
