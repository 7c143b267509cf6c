import { distance } from "fastest-levenshtein";
import type { Fault } from "../fault";
import { FILE_NAMES, LEDGER_FILES, type Column, type FileName } from "../files";
import { cut, headerFault } from "./read-faults";

/** One column as found, and the canonical one it stands for. */
export type HeaderColumn = { name: string; mapped: string | undefined; /** Its name in the staged table where it is none of the ledger's: that of the header, made unique. */ sql: string };
export type HeaderMap = { columns: HeaderColumn[]; missing: string[]; faults: Fault[] };

/**
 * Which columns of a ledger file are which: English or Chinese names, in any order; each once, none unknown, none lacking.
 * @param below the record under the header: where it goes on naming columns, the header takes two rows, which is one fault.
 */
export function mapHeader(file: FileName, found: readonly string[], below: readonly string[] = []): HeaderMap {
  const known: readonly Column[] = LEDGER_FILES[file].columns;
  const label = `${file}.csv`;
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  const lower = (at: number): string | undefined => (columnNamed(known, found[at]!) ? undefined : [below[at] ?? ""].find((name) => columnNamed(known, name)));
  const header = found.map((name, at) => lower(at) ?? name);
  if (found.some((_, at) => lower(at))) {
    faults.push(headerFault(label, "", "header.twoRows", { zh: "表头占了两行（有合并的单元格）；请取消合并，把列名都写在第 1 行，并删去第 2 行", en: "the header takes two rows (merged cells); unmerge them, write every column name into row 1 and remove row 2" }));
  }
  const sqlNames = uniqueNames(header, ["_row", ...known.map((column) => column.name)]);
  const columns = header.map((name, at) => {
    const sql = sqlNames[at]!;
    const column = columnNamed(known, name) ?? columnNamed(known, name.trim());
    if (!column || !columnNamed(known, name)) faults.push(unknownColumn(label, name, at, known));
    if (!column) return { name, mapped: undefined, sql };
    const earlier = seen.get(column.name);
    if (earlier !== undefined) {
      faults.push(headerFault(label, name, "column.twice", { zh: `列“${name}”重复${earlier === name ? "" : `（与“${earlier}”同义）`}；请只留一列`, en: `column "${name}" stands twice${earlier === name ? "" : ` (it means the same as "${earlier}")`}; keep one` }));
      return { name, mapped: undefined, sql };
    }
    seen.set(column.name, name);
    return { name, mapped: column.name, sql };
  });
  const missing = known.filter((column) => !column.optional && !seen.has(column.name));
  for (const { name, zh } of missing) {
    faults.push(headerFault(label, name, "column.missing", { zh: `缺少列 ${name}（${zh.join("或")}）；请补上这一列`, en: `column ${name} (${zh.join(" or ")}) is missing; add it` }));
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

const columnNamed = (known: readonly Column[], name: string): Column | undefined => known.find((column) => column.name === name || column.zh.includes(name));

/** Does a record name columns of this file, rather than hold a title, a note or values? */
export function looksLikeHeader(file: FileName, cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((text) => text !== "");
  const known = texts.filter((text) => columnNamed(LEDGER_FILES[file].columns, text)).length;
  return known >= 2 && known * 2 >= texts.length;
}

function unknownColumn(label: string, name: string, at: number, known: readonly Column[]): Fault {
  const shown = cut(name);
  if (name.trim() === "") return headerFault(label, "", "column.unnamed", { zh: `第 ${at + 1} 列没有列名；请删除整列（空列也要删），或补上列名`, en: `column no. ${at + 1} has no name; delete the whole column (an empty one too) or name it` });
  if (columnNamed(known, name.trim())) return headerFault(label, name, "column.unknown", { zh: `列名“${shown}”前后有多余的空格；请改为“${shown.trim()}”`, en: `column name "${shown}" has blanks around it; write "${shown.trim()}"` });
  const near = nearest(name, known.flatMap((column) => [column.name, ...column.zh]));
  return headerFault(label, name, "column.unknown", {
    zh: `未知的列“${shown}”${near ? `，是否为“${near}”` : ""}；此表只有这些列：${known.map(({ zh }) => zh[0]).join("、")}；请改名或删除该列`,
    en: `unknown column "${shown}"${near ? `, did you mean "${near}"` : ""}; this table has: ${known.map((column) => column.name).join(", ")}; rename or delete the column`,
  });
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
