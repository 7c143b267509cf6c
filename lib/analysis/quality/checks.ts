import type { OpenLedger } from "../open-ledger";
import { keptFor } from "./kept";

/** One row of `checks.csv` under the code it was written for; what it left empty is null. */
export type Check = { area: string; pos: number; period: string; year: number; kind: string; date: string; mode: "regular" | "surprise"; ledger: number | null; found: number | null; matched: number | null; duplicates: number | null; planned: number | null };

const kept = keptFor<Check[]>(1);

/** Every check of a snapshot, in the order of areas, each one's by code and period; read once. */
export const readChecks = (ledger: OpenLedger): Promise<Check[]> => kept(ledger, "", () => (ledger.periods.has("check_made") ? read(ledger) : Promise.resolve([])));

async function read({ reader, tree }: OpenLedger): Promise<Check[]> {
  const columns = ["area", "period", "year", "kind", "date", "mode", "ledger", "found", "matched", "duplicates", "planned"];
  const answer = await reader.ask({ from: "checks", columns, orderBy: columns.map((column) => ({ column })) });
  const numeric = (name: string, at: number) => { const value = answer[name]![at]; return value === null || value === undefined ? null : Number(value); };
  return (answer.area ?? []).map((code, at): Check => ({
    area: String(code), pos: tree.find(String(code)).area.pos, period: String(answer.period![at]), year: Number(answer.year![at]), kind: String(answer.kind![at]), date: dayOf(answer.date![at]),
    mode: answer.mode![at] === "surprise" ? "surprise" : "regular", ledger: numeric("ledger", at), found: numeric("found", at), matched: numeric("matched", at), duplicates: numeric("duplicates", at), planned: numeric("planned", at),
  })).sort((one, two) => one.pos - two.pos);
}

const dayOf = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
