import { afterAll, describe, expect, it } from "vitest";
import { closeLedgers, ledgerOf, rowsOf, TOWN } from "../analysis/tiny-ledger";
import type { QuotedRow } from "../analysis/quoted-rows";
import { historyView } from "../views/history-view";
import { quotedToday } from "./quoted-today";

afterAll(closeLedgers);

const row = (item: string, value: number, unit?: string, more: Partial<QuotedRow> = {}): QuotedRow => ({ area: "t", period: "2009", year: 2009, item, value, ...(unit ? { unit } : {}), source: "讲话", ...more });

async function verdictsOf(rows: QuotedRow[]) {
  const ledger = await ledgerOf({ areas: TOWN, years: [...rowsOf("birth", { t: 120 }), ...rowsOf("population_mid", { t: 10000 }), ...rowsOf("death", { t: 60 })] });
  return (await quotedToday(ledger, rows)).map(({ today }) => today && `${today.indicator} ${today.verdict}`);
}

describe("a total that an old report printed", () => {
  it("agrees where today's figure, rounded as the number was printed, is the same", async () => {
    expect(await verdictsOf([row("出生人口", 120, "人"), row("死亡人数", 60)])).toEqual(["births agrees", "deaths agrees"]);
  });

  it("is told from one that differs but lies within today's interval", async () => {
    expect(await verdictsOf([row("出生人口", 118, "人"), row("出生人口", 60, "人")])).toEqual(["births inside", "births differs"]);
  });

  it.each([["a procedure", row("结扎", 106, "例")], ["a share within the plan", row("计划生育率", 90.73, "%")], ["a part of a name", row("漏统漏报出生人口", 37, "人")], ["a count with the sign of a rate", row("出生人口", 12, "‰")],
    ["a unit that the ledger does not count in", row("出生人口", 1, "万元")], ["a part of a year", row("出生人口", 12, "人", { period: "2009-03" })], ["a year before the ledger", row("出生人口", 12, "人", { period: "1988", year: 1988 })]])("stands alone where it is %s", async (_, quoted) => {
    expect(await verdictsOf([quoted])).toEqual([undefined]);
  });

  it("says in both languages how many can be compared, and nothing where none can", async () => {
    const ledger = await ledgerOf({ areas: TOWN, years: rowsOf("birth", { t: 120 }) });
    const rows = (await quotedToday(ledger, [row("出生人口", 118, "人"), row("结扎", 106, "例")])).map(({ today, ...one }) => (today ? { ...one, today: { ...today, indicator: ledger.registry.get(today.indicator), how: "/how" } } : one));
    const view = (locale: "zh-CN" | "en", some = rows) => historyView({ rows: some, areaName: "甲乡", nameOf: () => "甲乡", year: 2009, statYearStart: 10, writer: { locale, threshold: 5 } });

    expect(view("zh-CN").findings.lead.join("")).toContain("其中 1 个在今天的台账里有同一回事");
    expect(view("zh-CN").findings.lead.join("")).toContain("当时公布 118 人，今天的台账是 120");
    expect(view("en", rows.slice(1)).findings.lead).toEqual(["The ledger has the same thing today for none of them; they stand as quoted history."]);
    expect(view("zh-CN", []).table).toBeUndefined();
  });
});
