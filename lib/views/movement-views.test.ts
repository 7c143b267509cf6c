import { describe, expect, it } from "vitest";
import { calendarOf, count, flowOf, monthLabels, months, stockOf, yearsOf } from "./fixtures/movement";
import { missing } from "./fixtures/figures";

describe("months of moves", () => {
  it("say when most people came and went, and where the festival was", () => {
    expect(flowOf("zh-CN").title).toBe("春节在 1 月：迁入 1 月最多，137 人；迁出 2 月最多，148 人");
    expect(flowOf("en").title).toBe("Spring Festival in Jan: most moves in Jan (137), most moves out Feb (148)");
  });

  it("name no largest month where one was not reported", () => {
    const [first, ...rest] = months("zh-CN");

    expect(flowOf("zh-CN", [{ ...first!, in: missing("moves-in") }, ...rest]).title).toBe("各月迁入与迁出");
  });

  it("give no net where one side is withheld", () => {
    const { columns } = flowOf("zh-CN");

    expect(columns.filter(({ net }) => net === undefined).map(({ label }) => label)).toEqual(["8月"]);
    expect(columns[3]!.net).toBe(97);
  });

  it("say of years what is true of all, or of how many", () => {
    expect(yearsOf("zh-CN").title).toBe("10 年里年年迁出多于迁入");
    expect(yearsOf("en", -1).title).toBe("More moves in than out, in each of 10 years");
  });
});

describe("calendar of moves", () => {
  it("counts the years in which the peak stands at the festival or just before", () => {
    expect(calendarOf("zh-CN").title).toBe("迁入高峰随春节走：3 年里有 3 年，最多的是春节所在月或前一个月");
    expect(calendarOf("zh-CN", [9, 9, 4]).title).toBe("迁入：3 年里有 1 年以春节所在月或前一个月最多");
  });

  it("claims nothing from two years", () => {
    expect(calendarOf("en", [4, 5]).title).toBe("Moves in by year and month");
  });

  it("shades by the mean of all months shown and never what is withheld", () => {
    const cells = calendarOf("zh-CN").rows[0]!.cells;

    expect(cells[3]).toMatchObject({ text: "137", tint: 4, festival: true });
    expect(cells[10]).toEqual({ text: "1–4", status: "suppressed" });
    expect(monthLabels("zh-CN")).toHaveLength(12);
  });
});

describe("migrants by date", () => {
  it("compares the same month of the first and the last year", () => {
    expect(stockOf("zh-CN").title).toBe("流出人口：2007年9月 1,935 人，2009年9月 2,035 人");
  });
});

it("counts from 1 to 4 are withheld in the fixtures too", () => {
  expect(count("moves-in", 3, "2009-01").status).toBe("suppressed");
});
