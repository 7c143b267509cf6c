import { fileOf, quoted, type CheckContext } from "./context";
import type { Fault } from "../fault";
import { addFaults, placed } from "./faults";
import { lineTopic, type LinePlace } from "./line";
import type { FileName } from "../files";
import { BELOW_TOWNSHIP } from "./vocabulary";

/** Columns whose words are held against the line. Closed lists are not among them: see addHints in values.ts. */
const COLUMNS: readonly { file: FileName; columns: readonly string[]; place: LinePlace; belowTownshipOnly?: true }[] = [
  { file: "areas", columns: ["code", "name_zh", "name_en"], place: "areaName", belowTownshipOnly: true },
  { file: "misfiled", columns: ["ledger_value", "true_value"], place: "label" },
  { file: "groups", columns: ["group", "name_zh", "name_en"], place: "label" },
  { file: "reported", columns: ["item", "item_en", "unit", "source"], place: "label", belowTownshipOnly: true },
];

/** Free words that must not name what lies beyond the line: distinct words are judged here, their rows found by the engine. */
export async function checkLine(context: CheckContext): Promise<void> {
  for (const { file, columns, place, belowTownshipOnly } of COLUMNS) {
    for (const column of columns) await checkColumn(context, { file, column, place, belowTownshipOnly: belowTownshipOnly ?? false });
  }
}

type LineColumn = { file: FileName; column: string; place: LinePlace; belowTownshipOnly: boolean };

/** Letters only: numbers and codes of digits name nothing. Han alone is narrowed to the characters that the words share. */
const MAY_NAME = "regexp_matches(value, '[A-Za-z]') OR regexp_matches(value, '[\\x{0370}-\\x{052F}扎紮环環育流产產孕胎宫宮管埋术術药藥套施检檢查验驗情娠养養抚撫社罚罰费費征徵收金划劃策标標生证證率批]') OR regexp_matches(value, '[\\x{FF00}-\\x{FFEF}\\x{1D400}-\\x{1D7FF}]')";

async function checkColumn(context: CheckContext, { file: name, column, place, belowTownshipOnly }: LineColumn): Promise<void> {
  const { database } = context;
  const file = fileOf(context, name);
  if (!file) return;
  const areaColumn = name === "areas" ? "code" : "area";
  const below = belowTownshipOnly ? `${areaColumn} IN (SELECT code FROM check_areas WHERE level IN (${BELOW_TOWNSHIP.map((level) => `'${level}'`).join(", ")}))` : "true";
  const { value = [] } = await database.columns(`SELECT value FROM (SELECT DISTINCT ${quoted(column)} AS value FROM ${file.table} WHERE ${below} OFFSET 0) WHERE ${MAY_NAME}`);
  const found = (value as string[]).flatMap((text): [string, string][] => {
    const topic = lineTopic(text, place);
    return topic ? [[text, `line.${topic}`]] : [];
  });
  if (found.length === 0) return;
  await database.run("CREATE OR REPLACE TABLE check_line (value VARCHAR, code VARCHAR)");
  for (let from = 0; from < found.length; from += 1000) {
    const part = found.slice(from, from + 1000);
    await database.run(`INSERT INTO check_line VALUES ${part.map((_, at) => `($${at * 2 + 1}, $${at * 2 + 2})`).join(", ")}`, part.flat());
  }
  await addFaults(context, {
    file: name, column, code: { sql: "l.code" }, value: "l.value",
    from: `${file.table} r JOIN check_line l ON l.value = r.${quoted(column)} WHERE ${below.replace(areaColumn, `r.${areaColumn}`)}`,
  });
}

/** `ledger.json` is configuration: what it says is held against the line too, key by key. */
export function ledgerLineFaults(entries: Record<string, unknown>): Fault[] {
  return Object.entries(entries).flatMap(([column, text]) => {
    const topic = typeof text === "string" ? lineTopic(text) : undefined;
    return topic && typeof text === "string" ? [placed({ file: "ledger.json", row: 0, column, value: text, code: `line.${topic}`, source: null, a: "", b: "", package: 0, packages: 1 })] : [];
  });
}
