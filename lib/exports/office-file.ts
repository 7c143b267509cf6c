import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

type Mend = (name: string, xml: string) => string;

/** Local time on purpose: the zip format holds local fields, so this is the same text everywhere. */
const PACKED = new Date(2000, 0, 1);

/**
 * Makes an Office file the same for the same content: the day of the data in place of the time of writing, files in name order, no
 * entry in the list of types without its part. Workbooks inside are treated alike.
 */
export function settleOfficeFile(bytes: Uint8Array, day: string, mend: Mend = (_, xml) => xml): Uint8Array {
  const parts = renumbered(unzipSync(bytes));
  const names = Object.keys(parts).filter((name) => !name.endsWith("/")).sort(typesFirst);
  const out: Zippable = {};
  for (const name of names) {
    const part = parts[name]!;
    if (name.endsWith(".xlsx")) out[name] = [settleOfficeFile(part, day, mendSheet), { mtime: PACKED, level: 6 }];
    else if (/\.(xml|rels)$/.test(name)) out[name] = [strToU8(mend(name, settleXml(name, strFromU8(part), day, parts))), { mtime: PACKED, level: 6 }];
    else out[name] = [part, { mtime: PACKED, level: 0 }];
  }
  return zipSync(out);
}

const NUMBERED = /(ppt\/charts\/(?:_rels\/)?chart|ppt\/embeddings\/Microsoft_Excel_Worksheet)(\d+)(?=\.)/;

/** The slide library numbers charts through the life of the process: here they begin at 1 in every file. */
function renumbered(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const numbers = [...new Set(Object.keys(parts).flatMap((name) => NUMBERED.exec(name)?.[2] ?? []))].sort((one, two) => Number(one) - Number(two));
  const place = (number: string) => String(numbers.indexOf(number) + 1);
  if (numbers.every((number) => number === place(number))) return parts;
  const rename = (text: string) => text.replace(/(charts\/(?:_rels\/)?chart|embeddings\/Microsoft_Excel_Worksheet)(\d+)(?=\.)/g, (_, stem: string, number: string) => stem + place(number));
  const named = (name: string) => name.endsWith(".rels") || name === "[Content_Types].xml";
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [rename(name), named(name) ? strToU8(rename(strFromU8(part))) : part]));
}

function settleXml(name: string, xml: string, day: string, parts: Record<string, Uint8Array>): string {
  if (name === "docProps/core.xml") return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`);
  if (name === "[Content_Types].xml") return xml.replace(/<Override\b[^>]*\bPartName="\/([^"]+)"[^>]*\/>/g, (entry, part: string) => (parts[part] ? entry : ""));
  return xml;
}

/** A cell without a value is no number 0 and no empty text: it is not there. */
const mendSheet: Mend = (name, xml) => (name.startsWith("xl/worksheets/") ? xml.replace(/<c\b[^>]*><v><\/v><\/c>/g, "") : xml);

/** Readers that look at the beginning want the list of types first. */
const typesFirst = (one: string, two: string): number => Number(two === "[Content_Types].xml") - Number(one === "[Content_Types].xml") || (one < two ? -1 : 1);
