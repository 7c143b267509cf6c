import { readFileSync } from "node:fs";
import { expect, sampleAreas, test } from "./support/test";

const { villages, merged } = sampleAreas();
const YEAR = 2008;

/** Births of the statistical year in each village, counted from the sample's own table (totals from the rows by sex, or from those without). */
function births(): Map<string, number> {
  const [header, ...lines] = readFileSync("data/sample/events.csv", "utf8").trim().split("\n").map((line) => line.trim().split(","));
  const cell = (row: string[], name: string) => row[header!.indexOf(name)]!;
  const successor = new Map(merged.map(({ code, into }) => [code, into]));
  const totals = new Map<string, number>();
  for (const row of lines) {
    const [year, month] = cell(row, "period").split("-").map(Number);
    if (cell(row, "kind") !== "birth" || year! + (month! >= 10 ? 1 : 0) !== YEAR) continue;
    const area = successor.get(cell(row, "area")) ?? cell(row, "area");
    totals.set(area, (totals.get(area) ?? 0) + Number(cell(row, "count")));
  }
  return totals;
}

/** A count as a component payload would carry it. */
const SMALL_COUNT = /\\?"(?:value|events|count|numerator)\\?":\s*[1-4]\b(?!\.)/;
const small = [...births()].filter(([, count]) => count >= 1 && count <= 4).map(([code]) => code);

test("the sample has villages with few births in the year, else this file proves nothing", () => expect(small.length).toBeGreaterThan(0));

test("a small count is shown as 1–4 and stands nowhere in the page, its payload or its pictures", async ({ page, at, request }) => {
  await page.goto(at(`/villages?indicator=births&year=${YEAR}`));
  for (const code of small) {
    const row = page.locator("main table tr", { has: page.locator(`a[href*="/villages/${code}"]`) }).first();
    await expect(row).toContainText("1–4");
    expect((await row.locator("td").allInnerTexts()).filter((text) => /^[1-4]$/.test(text.trim()))).toEqual([]);
  }
  for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
    const text = await (await request.get(page.url(), { headers })).text();
    expect(SMALL_COUNT.exec(text)?.[0]).toBeUndefined();
  }
});

test("a small count does not stand on the village's own page either, nor a rate made of it", async ({ page, at }) => {
  for (const code of small.slice(0, 3)) {
    await page.goto(at(`/villages/${code}?year=${YEAR}`));

    await expect(page.locator("main")).toContainText("1–4");
    expect(SMALL_COUNT.exec(await page.content())?.[0]).toBeUndefined();
  }
});

test("every village of the sample has its row, whatever is hidden in it", async ({ page, at }) => {
  await page.goto(at(`/villages?indicator=births&year=${YEAR}`));

  for (const { code } of villages) await expect(page.locator(`main table a[href*="/villages/${code}"]`).first()).toBeAttached();
});
