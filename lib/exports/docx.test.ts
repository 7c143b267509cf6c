import { beforeAll, describe, expect, it } from "vitest";
import { toDocx } from "./docx";
import { NASTY_SHOWN, reportOf } from "./fixtures/report";
import { openOffice } from "./fixtures/office-parts";
import { fitForFiles } from "./report";

describe("toDocx", { timeout: 60_000 }, () => {
  let bytes: Uint8Array;
  let opened: ReturnType<typeof openOffice>;
  let body: string;
  beforeAll(async () => {
    bytes = await toDocx(fitForFiles(reportOf({ total: 8163 })));
    opened = openOffice(bytes);
    body = opened.parts["word/document.xml"]!;
  }, 60_000);

  it("is whole: XML, relationships and types of every part", () => {
    expect(opened.faults).toEqual([]);
  });

  it("gives the same bytes for the same report, dated with the data", async () => {
    expect(Buffer.from(await toDocx(fitForFiles(reportOf({ total: 8163 })))).equals(Buffer.from(bytes))).toBe(true);
    expect(opened.parts["docProps/core.xml"]).toContain("2009-10-05T00:00:00Z");
  });

  it("has real headings and contents that already hold them, so that Word asks nothing on opening", () => {
    expect(body).toContain('<w:pStyle w:val="Heading1"/>');
    expect(body).toMatch(/TOC [^<]*\\h/);
    expect(opened.text(/word\/document\.xml/)).toMatch(/目录\n[^]*?主要情况\s*\d/);
    expect(opened.parts["word/settings.xml"]).not.toContain("updateFields");
    expect(body).not.toContain('w:dirty="true"');
  });

  it("repeats the head of a table on each page, and says how many more rows there are", () => {
    expect(body.match(/<w:tblHeader/g)!.length).toBeGreaterThan(1);
    expect(opened.text(/word\/document\.xml/)).toContain("表中列出前 40 行，共 8163 行；其余见同名的 CSV 或 XLSX 文件。");
  });

  it("has pictures with their finding, captions, and a list of them with their method", () => {
    const text = opened.text(/word\/document\.xml/);

    expect(body).toMatch(/descr="石门、上湾、柳沟的新生儿访视低于目标 90.0%/);
    expect(text).toMatch(/图 1 {2}新生儿访视，%/);
    expect(text).toMatch(/图表一览[^]*图 1\n石门[^]*方法：石门/);
  });

  it("says title, source, sample and page on each page, in a Chinese face", () => {
    expect(opened.text(/word\/header\d*\.xml/)).toContain("示例数据：虚构");
    expect(opened.text(/word\/footer\d*\.xml/)).toContain("来源：台账 · 快照 2009-10-05-0123456789ab");
    expect(Object.entries(opened.parts).filter(([name]) => name.includes("footer")).map(([, xml]) => xml).join("")).toMatch(/PAGE[^]*NUMPAGES/);
    expect(opened.parts["word/styles.xml"]).toContain('w:eastAsia="SimSun"');
  });

  it("keeps any name as text", () => {
    expect(opened.text(/word\/document\.xml/)).toContain(NASTY_SHOWN);
  });
});
