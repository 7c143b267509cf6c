import { beforeAll, describe, expect, it } from "vitest";
import { NASTY_SHOWN, reportOf } from "./fixtures/report";
import { openOffice } from "./fixtures/office-parts";
import { toPptx } from "./pptx";
import { mendSlide } from "./pptx-mend";
import { fitForFiles } from "./report";

describe("toPptx", { timeout: 60_000 }, () => {
  let bytes: Uint8Array;
  let opened: ReturnType<typeof openOffice>;
  beforeAll(async () => {
    bytes = await toPptx(fitForFiles(reportOf()));
    opened = openOffice(bytes);
  }, 60_000);

  const slides = () => opened.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));

  it("is whole: XML, relationships and types of every part, the workbooks inside too", () => {
    expect(opened.faults).toEqual([]);
    expect(slides().length).toBeGreaterThan(6);
  });

  it("numbers each shape of a slide once, tables too", () => {
    expect(mendSlide('<p:cNvPr id="2" name="Text 0"/><p:cNvPr id="6" name="Table 0"/><p:cNvPr id="6" name="Shape 3"/>')).toBe('<p:cNvPr id="1" name="Text 0"/><p:cNvPr id="2" name="Table 0"/><p:cNvPr id="3" name="Shape 3"/>');
    for (const name of slides()) {
      const ids = [...opened.parts[name]!.matchAll(/<p:cNvPr\b[^>]*?\bid="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  it("writes a long title in the smaller type that the plan chose for it", async () => {
    const title = "清".repeat(90);
    const { parts } = openOffice(await toPptx({ ...reportOf(), blocks: [{ kind: "text", section: "", title, paragraphs: ["一"] }] }));

    expect(parts["ppt/slides/slide2.xml"]).toMatch(new RegExp(`sz="1500"(?:(?!<a:t>)[^])*<a:t>${title}`));
  });

  it("gives the same bytes for the same report, dated with the data", async () => {
    const again = await toPptx(fitForFiles(reportOf()));

    expect(openOffice(again).names).toEqual(opened.names);
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
    expect(opened.parts["docProps/core.xml"]).toContain("2009-10-05T00:00:00Z");
  });

  it("says source and sample on each slide, so that a slide copied elsewhere keeps them, and numbers it", () => {
    for (const name of slides()) {
      expect(opened.parts[name], name).toContain("来源：台账 · 快照 2009-10-05-0123456789ab");
      expect(opened.parts[name], name).toContain("示例数据：虚构");
      expect(opened.parts[name], name).toContain('type="slidenum"');
      expect(opened.parts[name], name).toContain('<p:ph type="title"/>');
    }
  });

  it("has series as charts that can be edited, with no point where there is no number, and says why below its year", () => {
    const charts = Object.entries(opened.parts).filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name)).map(([, xml]) => xml);
    const line = charts.find((xml) => xml.includes("<c:lineChart>"))!;

    expect(charts).toHaveLength(2);
    expect(charts.some((xml) => xml.includes("<c:barChart>"))).toBe(true);
    expect(line).toMatch(/2003 未报[^]*2005 1–4/);
    expect(line).not.toMatch(/<c:v><\/c:v>/);
    expect(line.match(/<c:ser>/g)).toHaveLength(5); // value, both ends of its interval, both ends of the normal band
    expect(opened.names.filter((name) => /embeddings\/.*\.xlsx$/.test(name))).toHaveLength(2);
  });

  it("has the head of each slide in the one layout it names", () => {
    const layouts = Object.entries(opened.parts).filter(([name]) => /slideLayout\d+\.xml$/.test(name)).map(([, xml]) => xml);

    expect(layouts.filter((xml) => xml.includes('<p:ph type="title"/>')).length).toBeGreaterThanOrEqual(2); // cover and slides
  });

  it("has statistical pictures as PNG with their finding, and no SVG that passes for one", () => {
    const picture = slides().map((name) => opened.parts[name]!).find((xml) => xml.includes("<p:pic>"))!;

    expect(picture).toMatch(/descr="石门、上湾、柳沟的新生儿访视低于目标 90.0%/);
    expect(opened.names.filter((name) => name.startsWith("ppt/media/")).every((name) => name.endsWith(".png"))).toBe(true);
  });

  it("has tables as tables, their head on each slide that holds a part of them", () => {
    const tables = slides().map((name) => opened.parts[name]!).filter((xml) => xml.includes("<a:tbl>") && xml.includes("<a:t>地区</a:t>"));

    expect(tables.length).toBeGreaterThan(1);
    for (const xml of tables) expect(xml).toContain('<a:tblPr firstRow="1"/>');
    expect(tables.join("").match(/<a:t>村\d+<\/a:t>/g)).toHaveLength(38);
  });

  it("keeps any name as text, and gives method and source as notes", () => {
    expect(opened.text(/^ppt\/slides\/slide\d+\.xml$/)).toContain(NASTY_SHOWN);
    expect(opened.text(/notesSlide\d+\.xml$/)).toMatch(/方法：石门[^]*来源：台账/);
  });
});
