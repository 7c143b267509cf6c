import type { Bilingual } from "../../base/errors";
import { placeEn, placeZh } from "../check/place-words";
import type { Fault } from "../fault";
import type { RecordFault } from "./csv-scan";

/** A fault of a whole file is row 0; of its header row 1. */
export function fileFault(file: string, code: string, text: Bilingual, value = ""): Fault {
  return placed({ file, row: 0, column: "", value: cut(value), code, zh: text.zh, en: text.en });
}

export function headerFault(file: string, column: string, code: string, text: Bilingual): Fault {
  return placed({ file, row: 1, column: cut(column), value: "", code, ...text });
}

/** Puts the place before the sentence, as all messages of an import have it: file, row, column. */
export function placed(fault: Fault): Fault {
  const { file, row, column } = fault;
  const place = { file, row, column };
  return { ...fault, zh: `${placeZh(place)}：${fault.zh}`, en: `${placeEn(place)}: ${fault.en}` };
}

/** What people see of a text that came from outside: 20 characters, long digit runs (a person's number?) masked. */
export function cut(text: string): string {
  return Array.from(text.replace(/[0-9０-９]{8,}/g, (digits) => "*".repeat(digits.length))).slice(0, 20).join("");
}

export function recordFault(file: string, { row, what, fields }: RecordFault, width: number): Fault {
  return placed({ file, row, column: "", value: "", ...RECORD_TEXTS[what](fields, width) });
}

type RecordText = (fields: number, width: number) => { code: string } & Bilingual;

const RECORD_TEXTS: Record<RecordFault["what"], RecordText> = {
  tooFew: (fields, width) => ({ code: "record.tooFewFields", zh: `此记录只有 ${fields} 个单元格，表头有 ${width} 列；请补齐（不知道的留空，逗号仍要写），不是数据的行请删去`, en: `too few fields: ${fields}, the header has ${width}; complete the record (leave empty what is not known, but keep the commas), or remove a line that is no record` }),
  tooMany: (fields, width) => ({ code: "record.tooManyFields", zh: `此记录有 ${fields} 个单元格，表头只有 ${width} 列；数字不要带千位逗号，含逗号的文字须整体加英文引号，多出的单元格请删去`, en: `too many fields: ${fields}, the header has ${width}; write numbers without commas, quote a text that has one, remove what is beyond the last column` }),
  quote: () => ({ code: "record.quote", zh: "引号用法不对；含引号的单元格须整体加引号，其中的引号写两遍", en: "a misplaced quote; a cell with quotes must be quoted whole, with each quote inside written twice" }),
  unclosed: () => ({ code: "record.unclosedQuote", zh: "此记录的引号没有结束，其后的内容无法读取；请补上引号", en: "a quote is opened and never closed, so nothing after it can be read; close it" }),
  carriageReturn: () => ({ code: "record.carriageReturn", zh: "含有单独的回车符；换行须为 LF 或 CRLF", en: "a lone carriage return; lines must end with LF or CRLF" }),
  tooLong: () => ({ code: "record.tooLong", zh: "此记录超过 1 MB；可能缺少引号或换行", en: "the record is longer than 1 MB; a quote or a line end may be missing" }),
};
