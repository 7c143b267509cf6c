import type { Database } from "../../engine/duckdb/database";
import { type Cells, MASK_OF_PERIOD, TOTAL_ONLY, monthIndex, yearStart } from "./fragments";
import { resolveMargins } from "./margins";
import type { OwnUnits } from "./units";

export const EVENT_KINDS = ["birth", "death", "move_in", "move_out"] as const;

/** Every measure of the rollup. */
export const MEASURES = [
  "activity_people", "activity_sessions", "birth", "birth_known", "birth_late", "check_duplicates", "check_estimate", "check_found", "check_ledger",
  "check_made", "check_matched", "check_planned", "check_variance", "death", "migrant_in", "migrant_out", "misfiled_all", "misfiled_wrong",
  "move_in", "move_out", "population", "service_eligible", "service_served", "source_agree", "source_cells",
] as const;
export type Measure = (typeof MEASURES)[number];

const PERIOD = `year, ${MASK_OF_PERIOD} AS mask, 0::INTEGER AS "day"`;
const choose = (value: string, from: readonly string[], to: (item: string) => string) => `CASE ${value} ${from.map((item) => `WHEN '${item}' THEN ${to(item)}`).join(" ")} END`;

/** Births, deaths and moves with their margins; and how many births were reported late. */
export async function eventFacts(database: Database, units: OwnUnits, statYearStart: number): Promise<Cells> {
  await database.run(`CREATE VIEW p_event_cells AS SELECT n.id AS node, ${choose("e.kind", EVENT_KINDS, (kind) => `'events:${kind}'::p_kind`)} AS kind, ${PERIOD}, sex, band::p_band AS band, count::DOUBLE AS count
    FROM events e JOIN p_node n ON n.code = e.area`);
  const measure = choose("kind", EVENT_KINDS.map((kind) => `events:${kind}`), (kind) => `'${kind.slice(7)}'::p_measure`);
  const cells = await resolveMargins(database, { file: "events", cells: "p_event_cells", measure, units });
  await lateFacts(database, units, statYearStart);
  return cells;
}

/**
 * Births whose month of report is known, and those reported more than one month after their period, from the least detailed table
 * that knows it. No births: nothing to know, so 0 and 0. Births without any known month of report: not reported.
 */
async function lateFacts(database: Database, units: OwnUnits, statYearStart: number): Promise<void> {
  const [any] = await database.rows<{ known: boolean | null }>("SELECT bool_or(reported IS NOT NULL) AS known FROM events WHERE kind = 'birth'");
  if (!any?.known) return;
  const delay = `${monthIndex("reported")} - (${yearStart("year", statYearStart)} + month - 1)`;
  await database.run(`CREATE TABLE p_late AS
    WITH tables AS (SELECT n.id AS node, ${PERIOD}, (sex <> '')::INTEGER + 2 * (band <> '')::INTEGER AS detail,
        CASE WHEN bool_or(count IS NULL) THEN NULL ELSE sum(count) END::DOUBLE AS known,
        CASE WHEN bool_or(count IS NULL) THEN NULL ELSE coalesce(sum(count) FILTER (WHERE ${delay} > 1), 0) END::DOUBLE AS late
      FROM events e JOIN p_node n ON n.code = e.area WHERE kind = 'birth' AND reported IS NOT NULL GROUP BY ALL),
    first AS (SELECT node, year, mask, "day", arg_min(known, detail) AS known, arg_min(late, detail) AS late FROM tables WHERE known > 0 GROUP BY ALL)
    SELECT node, year, mask, "day", coalesce(f.known, 0) AS known, coalesce(f.late, 0) AS late FROM p_own o LEFT JOIN first f USING (node, year, mask, "day")
    WHERE o.measure = 'birth' AND o.band = '' AND (f.known IS NOT NULL OR o.v0 = 0)`);
  for (const name of ["known", "late"]) {
    await database.run(`INSERT INTO p_own SELECT o.node, 'birth_${name}', 'events:birth', '', o.year, o.mask, o."day", ${name}, NULL, NULL, NULL, ${units.value} FROM p_late o ${units.join}`);
  }
  await database.run("DROP TABLE p_late");
}

/** People who live elsewhere than registered, on a day. */
export async function migrantFacts(database: Database, units: OwnUnits): Promise<Cells> {
  await database.run(`CREATE VIEW p_migrant_cells AS SELECT n.id AS node, ('migrants:' || direction)::p_kind AS kind, d.year, d.mask, d."day", sex, reach::p_band AS band, count::DOUBLE AS count
    FROM migrants m JOIN p_node n ON n.code = m.area JOIN p_days d ON d.date = m.date`);
  return resolveMargins(database, { file: "migrants", cells: "p_migrant_cells", measure: choose("kind", ["migrants:in", "migrants:out"], (kind) => `'migrant_${kind.slice(9)}'::p_measure`), units });
}

/** People on a day by standard age bands and by the bands given. */
export async function populationFacts(database: Database, units: OwnUnits): Promise<Cells> {
  await database.run(`CREATE VIEW p_population_cells AS SELECT n.id AS node, 'population:'::p_kind AS kind, d.year, d.mask, d."day", sex, ${ageBand("age_from", "age_to")}::p_band AS band, count::DOUBLE AS count
    FROM population p JOIN p_node n ON n.code = p.area JOIN p_days d ON d.date = p.date`);
  return resolveMargins(database, { file: "population", cells: "p_population_cells", measure: "'population'::p_measure", units });
}

/** An age band as text: `5`, `5-9`, `85+`; all ages is ''. */
export const ageBand = (from: string, to: string): string =>
  `CASE WHEN ${to} IS NULL THEN CASE WHEN ${from} = 0 THEN '' ELSE ${from} || '+' END WHEN ${from} = ${to} THEN ${from}::VARCHAR ELSE ${from} || '-' || ${to} END`;

/** A sum that is not known where one of its parts is not. */
const strict = (column: string) => `CASE WHEN count(*) = count(${column}) THEN sum(${column}) END::DOUBLE`;

type FlatFile = { file: "checks" | "misfiled" | "sources" | "services" | "activities"; kind: string; band: string; measures: Partial<Record<Measure, string>> };

const CHECK_KNOWN = "ledger IS NOT NULL AND found IS NOT NULL AND matched IS NOT NULL";
/** Ledger, found and matched mean something only together; Chapman 1951 for N and its variance. */
const check = (expression: string) => `CASE WHEN count(*) = count(*) FILTER (WHERE ${CHECK_KNOWN}) THEN sum(${expression} ORDER BY date, ledger, found, matched) END::DOUBLE`;
const CHAPMAN = "((ledger + 1)::DOUBLE * (found + 1) / (matched + 1) - 1)";
const CHAPMAN_VARIANCE = "((ledger + 1)::DOUBLE * (found + 1) * (ledger - matched) * (found - matched) / ((matched + 1)::DOUBLE * (matched + 1) * (matched + 2)))";
const SERVED_KNOWN = "eligible IS NOT NULL AND served IS NOT NULL";

/** Files without sex: one number for each measure, area, period and kind. */
export const FLAT_FILES: readonly FlatFile[] = [
  { file: "checks", kind: "kind", band: "kind", measures: {
    check_made: "count(*)::DOUBLE", check_planned: "sum(planned)::DOUBLE", check_duplicates: strict("duplicates"), check_ledger: check("ledger"), check_found: check("found"),
    check_matched: check("matched"), check_estimate: check(CHAPMAN), check_variance: check(CHAPMAN_VARIANCE) } },
  { file: "misfiled", kind: "kind", band: "field", measures: { misfiled_all: strict("count"), misfiled_wrong: strict("CASE WHEN ledger_value = true_value THEN count * 0 ELSE count END") } },
  { file: "sources", kind: "kind", band: "kind", measures: { source_cells: "CASE WHEN count(count) > 1 THEN 1 END::DOUBLE", source_agree: "CASE WHEN count(count) > 1 THEN (min(count) = max(count))::INTEGER END::DOUBLE" } },
  { file: "services", kind: "service", band: "service", measures: { service_eligible: `sum(eligible) FILTER (WHERE ${SERVED_KNOWN})::DOUBLE`, service_served: `sum(served) FILTER (WHERE ${SERVED_KNOWN})::DOUBLE` } },
  { file: "activities", kind: "activity", band: "activity", measures: { activity_sessions: strict("sessions"), activity_people: strict("people") } },
];

/** The facts of one flat file into `into`. */
export async function flatFacts(database: Database, { file, kind, band, measures }: FlatFile, units: OwnUnits, into: string): Promise<void> {
  const [some] = await database.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM ${file}`);
  if (!some?.any) return;
  const entries = Object.entries(measures);
  await database.run(`CREATE OR REPLACE TABLE p_flat AS SELECT n.id AS node, ('${file}:' || ${kind})::p_kind AS kind, ${band}::p_band AS band, ${PERIOD},
    ${entries.map(([measure, sql]) => `${sql} AS ${measure}`).join(", ")} FROM ${file} f JOIN p_node n ON n.code = f.area GROUP BY n.id, ${[...new Set([kind, band])].join(", ")}, year, month, span`);
  for (const [measure] of entries) {
    await database.run(`INSERT INTO ${into} SELECT o.node, '${measure}', kind, band, o.year, o.mask, o."day", ${measure}, NULL, NULL, NULL, ${units.value} FROM p_flat o ${units.join}`);
  }
  await database.run("DROP TABLE p_flat");
}

export const FLAT_CELLS = TOTAL_ONLY;
