import { distance } from "fastest-levenshtein";
import type { Fault } from "../fault";
import { FILE_NAMES, LEDGER_FILES, type Column, type FileName } from "../files";
import { cut, headerFault } from "./read-faults";

/** One column as found, and the canonical one it stands for. */
export type HeaderColumn = { name: string; mapped: string | undefined; /** Its name in the staged table where it is none of the ledger's: that of the header, made unique. */ sql: string };
export type HeaderMap = { columns: HeaderColumn[]; missing: string[]; faults: Fault[] };

/** Which columns of a ledger file are which: English or Chinese names, in any order; each once, none unknown, none lacking. */
export function mapHeader(file: FileName, header: readonly string[]): HeaderMap {
  const known: readonly Column[] = LEDGER_FILES[file].columns;
  const label = `${file}.csv`;
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  const sqlNames = uniqueNames(header, ["_row", ...known.map((column) => column.name)]);
  const columns = header.map((name, at) => {
    const sql = sqlNames[at]!;
    const column = known.find((candidate) => candidate.name === name || candidate.zh.includes(name));
    if (!column) {
      faults.push(unknownColumn(label, name, known));
      return { name, mapped: undefined, sql };
    }
    const earlier = seen.get(column.name);
    if (earlier !== undefined) {
      faults.push(headerFault(label, name, "column.twice", { zh: `列“${name}”重复${earlier === name ? "" : `（与“${earlier}”同义）`}`, en: `column "${name}" stands twice${earlier === name ? "" : ` (it means the same as "${earlier}")`}` }));
      return { name, mapped: undefined, sql };
    }
    seen.set(column.name, name);
    return { name, mapped: column.name, sql };
  });
  const missing = known.filter((column) => !column.optional && !seen.has(column.name));
  for (const { name, zh } of missing) {
    faults.push(headerFault(label, name, "column.missing", { zh: `缺少列 ${name}（${zh.join("或")}）`, en: `column ${name} (${zh.join(" or ")}) is missing` }));
  }
  return { columns, missing: missing.map(({ name }) => name), faults };
}

/** Header names as the engine can hold them: no empty one, none twice whatever the case of its letters. */
export function uniqueNames(header: readonly string[], reserved: readonly string[]): string[] {
  const taken = new Set(reserved);
  return header.map((name, at) => {
    const plain = name === "" ? `#${at + 1}` : name;
    const free = taken.has(plain.toLowerCase()) ? `${plain} #${at + 1}` : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}

function unknownColumn(label: string, name: string, known: readonly Column[]): Fault {
  const near = nearest(name, known.flatMap((column) => [column.name, ...column.zh]));
  const shown = cut(name);
  if (name.trim() === "") return headerFault(label, "", "column.unnamed", { zh: "有一列没有列名；请删除该列或补上列名", en: "a column has no name; remove it or name it" });
  return headerFault(label, name, "column.unknown", { zh: `未知的列“${shown}”${near ? `；是否为“${near}”？` : ""}`, en: `unknown column "${shown}"${near ? `; did you mean "${near}"?` : ""}` });
}

/** The nearest known name: where nothing shares half of it, a hint would mislead. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = name.trim().toLowerCase();
  const scored = known.map((candidate) => ({ candidate, score: distance(plain, candidate.toLowerCase()) / Math.max(plain.length, candidate.length, 1) }));
  const best = scored.reduce((low, next) => (next.score < low.score ? next : low), { candidate: "", score: 1 });
  return best.score <= 0.5 ? best.candidate : undefined;
}

/** The ledger file a name (without ending) stands for, English or Chinese. */
export function fileNamed(stem: string): FileName | undefined {
  return FILE_NAMES.find((file) => stem === file || stem === LEDGER_FILES[file].zh);
}

/** Every name a data file may bear, for hints. */
export const KNOWN_STEMS: readonly string[] = FILE_NAMES.flatMap((file) => [file, LEDGER_FILES[file].zh]);
