import { boundaryHeaping, whipple } from "../../../statistics/age-heaping";
import type { OpenLedger } from "../../open-ledger";
import { readSingleAgeDays } from "../../single-ages";
import { monthNumber } from "../delays";
import { placeIn } from "../delay-cells";
import type { FoundFault } from "./fault";
import { readVillageYears } from "./village-years";

/** Faults of population: a change no births, deaths or moves explain, and ages that lean to 0 and 5 or pile up above 45. */
export async function findPopulationFaults(ledger: OpenLedger): Promise<FoundFault[]> {
  if (!ledger.periods.has("population")) return [];
  return [...(await jumps(ledger)), ...(await roughAges(ledger))];
}

/** Between two counts at most a year apart: more than a third (WHO's threshold) of the people, after births, deaths and moves of the years touched. */
async function jumps(ledger: OpenLedger): Promise<FoundFault[]> {
  const { reader, tree, entry: { statYearStart }, config: { quality } } = ledger;
  const { pos = [], date = [], value = [] } = await reader.ask({
    from: "population", columns: ["pos", "date", "value"], orderBy: [{ column: "pos" }, { column: "date" }],
    where: [{ column: "level", is: "equal", value: "village" }, { column: "sex", is: "equal", value: "" }, { column: "band", is: "equal", value: "" }, { column: "value", is: "known" }],
  });
  const flows = await readVillageYears(ledger, ["birth", "death", "move_in", "move_out"]);
  const net = new Map<string, number>();
  for (const [measure, rows] of flows) for (const row of rows) net.set(`${row.pos}|${row.year}`, (net.get(`${row.pos}|${row.year}`) ?? 0) + (measure === "birth" || measure === "move_in" ? row.value : -row.value));
  const found: FoundFault[] = [];
  for (let at = 1; at < pos.length; at += 1) {
    const [before, after] = [Number(value[at - 1]), Number(value[at])];
    const [from, to] = [String(date[at - 1]), String(date[at])].map((day) => monthNumber(day));
    if (pos[at] !== pos[at - 1] || before < quality.fewestPeople || to! - from! > 12) continue;
    const years = [...new Set([placeIn(from!, statYearStart).year, placeIn(to!, statYearStart).year])];
    const explained = years.map((year) => net.get(`${pos[at]}|${year}`) ?? 0);
    const left = Math.min(...[0, ...explained, explained.reduce((sum, one) => sum + one, 0)].map((one) => Math.abs(after - before - one)));
    if (left / before > quality.consistency) found.push({ code: "populationJump", pos: pos[at] as number, area: tree.areas[pos[at] as number]!.code, period: String(date[at]), file: "population.csv", kind: "", rows: 1, severity: "middle" });
  }
  return found;
}

/** Single years of age of areas above the village, on each day that has them. */
async function roughAges(ledger: OpenLedger): Promise<FoundFault[]> {
  const found: FoundFault[] = [];
  for (const { pos, date, counts } of await readSingleAgeDays(ledger)) {
    const area = ledger.tree.areas[pos]!;
    if (area.level === "village" || counts.slice(23, 63).reduce((sum, count) => sum + count, 0) < ledger.config.quality.fewestAges) continue;
    const { over } = boundaryHeaping(counts, 45);
    const fault = (code: "heaping" | "boundary"): FoundFault => ({ code, pos, area: area.code, period: date, file: "population.csv", kind: "", rows: 1, severity: "middle" });
    if (whipple(counts) >= ledger.config.quality.whipple) found.push(fault("heaping"));
    if (over !== undefined && over >= ledger.config.quality.boundary) found.push(fault("boundary"));
  }
  return found;
}
