import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenLedger } from "../analysis/open-ledger";
import type { Quality } from "../analysis/quality/read-quality";
import { LOCALES } from "../base/locale";
import { calendarGrid } from "../charts/calendar-grid";
import { frameFor } from "../charts/frames";
import { isComparable } from "../indicators/indicator";
import { nameOf } from "../views/names";
import { delayView } from "../views/quality/delay-view";
import { faultList } from "../views/quality/fault-table";
import { qualityFindings } from "../views/quality/quality-findings";
import { agesTable, agreementTable, cleanUpTable, completenessTable, correctedTable, crossTableOf, lastCheckTable, nowcastTable, planTable } from "../views/quality/quality-tables";
import { scoreTable } from "../views/quality/score-table";
import { qualityOf } from "./keep-quality";
import { closeQualityLedgers, sampleLedger } from "./quality-test-ledger";

afterAll(closeQualityLedgers);

let ledger: OpenLedger;
let quality: Quality;
beforeAll(async () => {
  ({ ledger } = await (await sampleLedger()).ledger());
  quality = await qualityOf(ledger, ledger.tree.root, 2009);
});

describe.each(LOCALES)("views of data quality in %s", (locale) => {
  const writer = { locale, threshold: 5 };
  const links = { area: (code: string) => `/villages/${code}`, name: (code: string) => nameOf(ledger.tree.find(code).area, locale) };
  const ratios = (id: string) => { const found = ledger.registry.get(id); if (!isComparable(found)) throw new Error(id); return found; };

  it("tells every table whole, in its own language", () => {
    const { completeness, checks, corrected, crossTables, ages, nowcast, cleanUp, agreement, scores, faults } = quality;
    const score = scoreTable({ scores, areaName: "X", year: 2009, indicator: ratios, writer }, links)!;
    const tables = [
      completenessTable(completeness, writer), planTable(checks.plan, writer), lastCheckTable(checks.villages, writer, links), correctedTable(corrected, writer), ...crossTables.map((table) => crossTableOf(table, writer)),
      agesTable(ages.days, writer), nowcastTable(nowcast, writer), cleanUpTable(cleanUp, writer), agreementTable(agreement, { writer, statYearStart: 10 }, links), score.table, faultList({ faults, statYearStart: 10, most: 500, writer }, links).table,
    ];

    for (const table of tables) {
      expect(table!.rows.length).toBeGreaterThan(0);
      for (const row of table!.rows) expect(row.cells.length).toBe(table!.columns.length - 1);
      expect(JSON.stringify(table)).not.toMatch(/undefined|NaN|Infinity|\{[a-z]+\}/);
      expect(/[一-鿿]/.test(table!.caption + table!.columns.map(({ label }) => label).join(""))).toBe(locale === "zh-CN");
    }
  });

  it("says first what is to be looked into, and what is no rise in births", () => {
    const { heading, lead } = qualityFindings({ quality, year: 2009, areaName: locale === "en" ? "Qingyuan" : "清源乡", name: links.name, poor: 0.9, writer });

    expect(heading).toMatch(locale === "en" ? /^Data of Qingyuan, points to look into: \d+; completeness of births in 2009 87.3%/ : /^清源乡的数据有 \d+ 处要查，2009 年出生登记完整率 87.3%（/);
    expect(lead.join("")).toMatch(locale === "en" ? /33 more births were entered than the year before, while births that happened were 6 fewer/ : /入账的出生比上年多 33 人，而发生的出生少 6 人/);
    expect(lead.join("")).not.toMatch(/undefined|NaN|\{/);
  });

  it.each(["page", "phone", "slide", "print"] as const)("draws the delays as a field of shades in the %s frame", async (frame) => {
    const view = delayView({ delays: quality.delays, nowcast: quality.nowcast, areaName: locale === "en" ? "Qingyuan" : "清源乡", source: "", writer })!;

    const svg = calendarGrid(view, frameFor(frame, "broad"));

    expect(view.title).toMatch(/57%.*95%/);
    expect(svg).not.toMatch(/NaN|undefined/);
    await expect(svg).toMatchFileSnapshot(`../charts/__svg__/delays.${locale}.${frame}.svg`);
  });
});
