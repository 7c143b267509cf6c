import { strToU8 } from "fflate";

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`;

/** For tests: a workbook as other programs write it, with absolute targets, other part names, inline strings and a prefix. */
export function strange(sheets: Record<string, string>, workbookPr = ""): Record<string, Uint8Array> {
  const names = Object.keys(sheets);
  return Object.fromEntries(Object.entries({
    "_rels/.rels": `${XML}<Relationships>${relation("r", "officeDocument", "/xl/book.xml")}</Relationships>`,
    "xl/book.xml": `${XML}<x:workbook xmlns:r="r">${workbookPr}<x:sheets>${names.map((name, at) => `<x:sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`).join("")}</x:sheets></x:workbook>`,
    "xl/_rels/book.xml.rels": `${XML}<Relationships>${names.map((_, at) => relation(`s${at}`, "worksheet", `/xl/worksheets/part-${at}.xml`)).join("")}${relation("t", "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/part-${at}.xml`, `${XML}<x:worksheet><x:sheetData>${sheets[name]}</x:sheetData></x:worksheet>`])),
  }).map(([name, text]) => [name, strToU8(text)]));
}
/** Rows of texts. */
export const inline = (...lines: string[][]) => lines.map((line) => `<x:row>${line.map((text) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`).join("")}</x:row>`).join("");
/** The sheets every package needs. */
export const base = {
  ledger: inline(["title", "台账"], ["as_of", "2009-10-05"], ["prepared_by", "山河乡人民政府"]),
  areas: inline(["code", "name_zh", "level"], ["T", "山河乡", "township"]),
};

/** Events whose one period is a formula that shows a day. */
export const dated = (serial: string) => `${inline(["area", "period", "kind", "count"])}<x:row><x:c t="str"><x:v>T</x:v></x:c><x:c s="1"><x:f>A1</x:f><x:v>${serial}</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>bi</x:t></x:r><x:rPh><x:t>?</x:t></x:rPh><x:r><x:t>rth</x:t></x:r></x:is></x:c><x:c s="2"><x:v>0.5</x:v></x:c></x:row>`;
