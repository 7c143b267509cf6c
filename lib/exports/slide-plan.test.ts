import { expect, it } from "vitest";
import { reportOf } from "./fixtures/report";
import type { Block } from "./report";
import { planSlides, STAGE } from "./slide-plan";

const planOf = (...blocks: Block[]) => planSlides({ ...reportOf(), blocks }).slice(1, -1);
const list = (title: string, rows: number, section = "落后村通报"): Block => ({ kind: "table", section, title, note: "以下各村仍在册。", columns: [{ label: "村", kind: "text" }, { label: "数", kind: "number" }], rows: Array.from({ length: rows }, (_, at) => [{ text: `村${at}` }, { text: "1,234" }]) });

it("puts two short tables of one section on one slide under both names, and no third; long ones and other sections stay alone", () => {
  const [both, third] = planOf(list("在册的村：3 个", 3), list("好转的村：1 个", 1), list("退出的村：1 个", 1));

  expect(both).toMatchObject({ kind: "table", title: "在册的村：3 个；好转的村：1 个", tables: [{ heading: "在册的村：3 个", lead: "以下各村仍在册。" }, { heading: "好转的村：1 个" }] });
  expect(third).toMatchObject({ kind: "table", title: "退出的村：1 个" });
  expect(planOf(list("甲", 9), list("乙", 1))).toHaveLength(2);
  expect(planOf(list("甲", 2), list("乙", 1, "别的"))).toHaveLength(2);
});

it("writes what is short in larger type and nothing smaller than 12 points, and breaks no number to be large", () => {
  const [short] = planOf(list("甲", 3));
  const [long] = planOf(list("甲", 12));
  const broad: Block = { kind: "table", section: "", title: "宽", columns: Array.from({ length: 9 }, (_, at) => ({ label: `列${at}`, kind: "number" as const })), rows: [Array.from({ length: 9 }, () => ({ text: "1,234,567", behind: "(1,234,000–1,235,000)" }))] };
  const [wide] = planOf(broad);
  const sizes = [short, long, wide].map((slide) => (slide?.kind === "table" ? slide.tables[0]!.fontSize : 0));

  expect(sizes[0]).toBe(20);
  expect(Math.min(...sizes)).toBe(16);
  expect(planOf({ kind: "text", section: "", title: "少", paragraphs: ["一句话。"] })[0]).toMatchObject({ fontSize: 28 });
});

it("leaves no single paragraph alone on the second slide of a long text", () => {
  const pages = planOf({ kind: "text", section: "", title: "长", paragraphs: Array.from({ length: 13 }, () => "字".repeat(60)) }).map((slide) => (slide.kind === "text" ? slide.paragraphs.length : 0));

  expect(pages.length).toBeGreaterThan(1);
  expect(Math.min(...pages)).toBeGreaterThan(2);
});

it("says the source in the foot only, and what three lines of a note do not hold in the notes of the speaker", () => {
  const note = `${"说明".repeat(200)}末尾`;
  const table = list("甲", 3) as Extract<Block, { kind: "table" }>;
  const [sourced] = planOf({ ...table, note: "灰底为分不开的一档。来源：清源乡统计台账，2009 统计年度。" });
  const [cut] = planOf({ ...table, note });

  expect(sourced!.note).toBe("灰底为分不开的一档。");
  expect(cut!.note).toMatch(/…$/);
  expect(cut!.noteLines).toBe(3);
  expect(cut!.notes).toContain(note);
  expect(cut!.bottom).toBeLessThan(STAGE.bodyBottom);
});
