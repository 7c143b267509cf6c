import type { Database } from "../../engine/duckdb/database";
import { wideCells } from "../wide-events";
import { type Cells, MASK_OF_PERIOD, TOTAL_ONLY, monthIndex, yearStart } from "./fragments";
import { resolveMargins } from "./margins";
import type { OwnUnits } from "./units";

export const EVENT_KINDS = ["birth", "death", "move_in", "move_out"] as const;

/** Every measure of the rollup. */
export const MEASURES = [
  "activity_people", "activity_sessions", "birth", "birth_known", "birth_late", "check_duplicate_ledger", "check_duplicates", "check_estimate", "check_found", "check_ledger",
  "check_made", "check_match_ledger", "check_match_matched", "check_matched", "check_omission_found", "check_omission_matched", "check_planned", "check_variance", "death", "migrant_in", "migrant_out", "misfiled_all", "misfiled_wrong",
  "move_in", "move_out", "population", "service_eligible", "service_served", "source_agree", "source_cells",
] as const;
export type Measure = (typeof MEASURES)[number];

/** Is there an own fact of these measures? What no area reported stands in no sum. */
export async function reported(database: Database, where: string): Promise<boolean> {
  const [row] = await database.rows<{ any: boolean }>(`SELECT (SELECT count(*) FROM p_own WHERE ${where}) + (SELECT count(*) FROM p_own_checks WHERE ${where}) > 0 AS "any"`);
  return row?.any ?? false;
}

const PERIOD = `year, ${MASK_OF_PERIOD} AS mask, 0::INTEGER AS "day"`;
const choose = (value: string, from: readonly string[], to: (item: string) => string) => `CASE ${value} ${from.map((item) => `WHEN '${item}' THEN ${to(item)}`).join(" ")} END`;

/** Births, deaths and moves with their margins; and how many births were reported late. */
export async function eventFacts(database: Database, units: OwnUnits, statYearStart: number): Promise<Cells> {
  const measure = choose("kind", EVENT_KINDS.map((kind) => `events:${kind}`), (kind) => `'${kind.slice(7)}'::p_measure`);
  const wide = await wideCells(database);
  if (wide.length > 0) return resolveMargins(database, { file: "events", wide, measure, units }); // no month of report stands in wide rows
  await database.run(`CREATE VIEW p_event_cells AS SELECT n.id AS node, ${choose("e.kind", EVENT_KINDS, (kind) => `'events:${kind}'::p_kind`)} AS kind, ${PERIOD}, sex, band::VARCHAR::p_band AS band, count::DOUBLE AS count
    FROM events e JOIN p_node n ON n.rank = enum_code(e.area)::INTEGER + 1`);
  const cells = await resolveMargins(database, { file: "events", cells: "p_event_cells", rows: "events", measure, units });
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
  const delay = `${monthIndex("reported::VARCHAR")} - (${yearStart("year", statYearStart)} + month - 1)`;
  await database.run(`CREATE TABLE p_late AS
    WITH tables AS (SELECT n.id AS node, ${PERIOD}, (sex <> '')::INTEGER + 2 * (band <> '')::INTEGER AS detail,
        CASE WHEN bool_or(count IS NULL) THEN NULL ELSE sum(count) END::DOUBLE AS known,
        CASE WHEN bool_or(count IS NULL) THEN NULL ELSE coalesce(sum(count) FILTER (WHERE ${delay} > 1), 0) END::DOUBLE AS late
      FROM events e JOIN p_node n ON n.rank = enum_code(e.area)::INTEGER + 1 WHERE kind = 'birth' AND reported IS NOT NULL GROUP BY ALL),
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
  return resolveMargins(database, { file: "migrants", cells: "p_migrant_cells", rows: "(SELECT sex, reach AS band, count FROM migrants)", measure: choose("kind", ["migrants:in", "migrants:out"], (kind) => `'migrant_${kind.slice(9)}'::p_measure`), units });
}

/** People on a day by standard age bands and by the bands given. */
export async function populationFacts(database: Database, units: OwnUnits): Promise<Cells> {
  await database.run(`CREATE VIEW p_population_cells AS SELECT n.id AS node, 'population:'::p_kind AS kind, d.year, d.mask, d."day", sex, ${ageBand("age_from", "age_to")}::p_band AS band, count::DOUBLE AS count
    FROM population p JOIN p_node n ON n.code = p.area JOIN p_days d ON d.date = p.date`);
  const cells = await resolveMargins(database, { file: "population", cells: "p_population_cells", rows: `(SELECT sex, ${ageBand("age_from", "age_to")} AS band, count FROM population)`, measure: "'population'::p_measure", units });
  await pairedAges(database);
  return cells;
}

/** Bands of population that are held against each other, each pair given only where an area has both. */
export const PAIRED_BANDS = ["aged", "aged_of", "dependent", "working"] as const;

/**
 * `aged` (65+) and `aged_of` (all ages of the areas that give 65+); `dependent` (0-14 and 65+) and `working` (15-64). They are settled at
 * each area's own level, so that both parts of a share or ratio of an area above are sums over the same areas.
 */
async function pairedAges(database: Database): Promise<void> {
  const of = (band: string) => `max(v0) FILTER (WHERE band = '${band}')`;
  await database.run(`INSERT INTO p_own WITH ages AS (SELECT node, kind, year, mask, "day", c, ${of("")} AS everyone, ${of("0-14")} AS young, ${of("15-64")} AS working, ${of("65+")} AS aged
      FROM p_own WHERE measure = 'population' AND band IN ('', '0-14', '15-64', '65+') GROUP BY ALL HAVING aged IS NOT NULL),
    pairs AS (SELECT *, unnest([${PAIRED_BANDS.map((band) => `'${band}'`).join(", ")}]::p_band[]) AS band,
      unnest([CASE WHEN everyone IS NOT NULL THEN aged END, everyone, CASE WHEN working IS NOT NULL THEN young + aged END, CASE WHEN young IS NOT NULL THEN working END]) AS v0 FROM ages)
    SELECT node, 'population', kind, band, year, mask, "day", v0, NULL, NULL, NULL, c FROM pairs WHERE v0 IS NOT NULL`);
}

/** An age band as text: `5`, `5-9`, `85+`; all ages is ''. */
export const ageBand = (from: string, to: string): string =>
  `CASE WHEN ${to} IS NULL THEN CASE WHEN ${from} = 0 THEN '' ELSE ${from} || '+' END WHEN ${from} = ${to} THEN ${from}::VARCHAR ELSE ${from} || '-' || ${to} END`;

/** A sum that is not known where one of its parts is not. */
const strict = (column: string) => `CASE WHEN count(*) = count(${column}) THEN sum(${column}) END::DOUBLE`;

type FlatFile = { file: "checks" | "misfiled" | "sources" | "services" | "activities"; kind: string; band: string; measures: Partial<Record<Measure, string>> };

/** A sum over checks all of which have every one of these columns: what is held against each other comes from the same checks. */
const together = (columns: readonly string[], expression: string) =>
  `CASE WHEN count(*) = count(*) FILTER (WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(" AND ")}) THEN sum(${expression} ORDER BY date, ledger, found, matched) END::DOUBLE`;
/** Chapman 1951 for N and its variance, which need all three. */
const check = (expression: string) => together(["ledger", "found", "matched"], expression);
const CHAPMAN = "((ledger + 1)::DOUBLE * (found + 1) / (matched + 1) - 1)";
const CHAPMAN_VARIANCE = "((ledger + 1)::DOUBLE * (found + 1) * (ledger - matched) * (found - matched) / ((matched + 1)::DOUBLE * (matched + 1) * (matched + 2)))";
const SERVED_KNOWN = "eligible IS NOT NULL AND served IS NOT NULL";

/** Files without sex: one number for each measure, area, period and kind. */
export const FLAT_FILES: readonly FlatFile[] = [
  { file: "checks", kind: "kind", band: "kind", measures: {
    check_made: "count(*)::DOUBLE", check_planned: "sum(planned)::DOUBLE", check_ledger: check("ledger"), check_found: check("found"),
    check_matched: check("matched"), check_estimate: check(CHAPMAN), check_variance: check(CHAPMAN_VARIANCE),
    check_omission_found: together(["found", "matched"], "found"), check_omission_matched: together(["found", "matched"], "matched"),
    check_match_ledger: together(["ledger", "matched"], "ledger"), check_match_matched: together(["ledger", "matched"], "matched"),
    check_duplicate_ledger: together(["ledger", "duplicates"], "ledger"), check_duplicates: together(["ledger", "duplicates"], "duplicates") } },
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
