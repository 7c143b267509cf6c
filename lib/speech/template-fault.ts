import { InputError } from "../base/errors";

/** Where a tag begins in the text of a template; both count from 1. */
export type Place = { line: number; column: number };

/** @param expected what may stand there, as it is written in a template */
export function syntaxError({ line, column }: Place, fault: { zh: string; en: string }, expected: string): InputError {
  return new InputError("template.syntax", { zh: `模板第 ${line} 行第 ${column} 列：${fault.zh}；应为 ${expected}`, en: `template line ${line} column ${column}: ${fault.en}; expected ${expected}` });
}
