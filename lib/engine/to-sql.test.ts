import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../base/errors";
import { openDatabase, type Database, type Parameter } from "./duckdb/database";
import { writeTinyRollup } from "./duckdb/tiny-rollup";
import type { Query } from "./query";
import { duckdbDialect, toSql } from "./to-sql";

const dialects = [duckdbDialect];
const questions: Record<string, { query: Query; relation?: string }> = {
  "births-by-area": {
    query: {
      from: "years", columns: ["pos", "year", "value"],
      where: [{ column: "measure", is: "equal", value: "birth" }, { column: "year", is: "in", values: [2008, 2009] }, { column: "pos", is: "between", low: 0, high: 25 }],
      orderBy: [{ column: "year", descending: true }, { column: "pos" }],
    },
  },
  "one-area-in-area-order": { query: { from: "years", columns: ["measure", "value"], where: [{ column: "pos", is: "equal", value: 3 }, { column: "fault", is: "equal", value: false }] }, relation: "years_by_area" },
  "summed-by-level": { query: { from: "years", columns: ["level"], sum: ["value", "covered"], where: [{ column: "prior", is: "null" }], limit: 10 } },
  "total-only": { query: { from: "years", columns: [], sum: ["value"] } },
  "distinct-services": { query: { from: "years", columns: ["band"], sum: [], where: [{ column: "measure", is: "equal", value: "service_eligible" }] } },
  "alike-months": {
    query: { from: "years", columns: ["pos"], sum: ["value"], alike: { rows: 12, column: "value", apart: 2 }, where: [{ column: "measure", is: "equal", value: "birth" }], orderBy: [{ column: "pos" }] },
  },
  "no-values": { query: { from: "areas", columns: ["code", "from"], where: [{ column: "code", is: "in", values: [] }] } },
};

let directory: string;
let database: Database;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "to-sql-"));
  await writeTinyRollup(directory, { areas: [{ code: "t", level: "township" }, { code: "v", level: "village", parent: "t" }], years: [{ area: "v", measure: "birth", year: 2009, value: 7 }] });
  database = await openDatabase({ directories: [directory] });
  for (const [relation, file] of [["years", "years"], ["years_by_area", "years-by-area"], ["areas", "areas"]]) await database.run(`CREATE VIEW ${relation} AS SELECT * FROM read_parquet('${directory}/rollup/${file}.parquet')`);
});

afterAll(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

describe.each(dialects)("$name", (dialect) => {
  it.each(Object.entries(questions))("spells %s as the golden file has it", async (name, { query, relation }) => {
    await expect(toSql(query, dialect, relation).sql).toMatchFileSnapshot(`__sql__/${name}.${dialect.name}.sql`);
  });
});

describe("a real DuckDB", () => {
  it.each(Object.entries(questions))("binds and runs %s", async (_, { query, relation }) => {
    const { sql, parameters } = toSql(query, duckdbDialect, relation);

    const answer = await database.columns(sql, parameters as Parameter[]);

    expect(Object.keys(answer)).toEqual([...query.columns, ...(query.sum ?? [])]);
  });

  it("finds the row that was asked for, and only it", async () => {
    const { sql, parameters } = toSql({ from: "years", columns: ["pos", "value"], where: [{ column: "measure", is: "equal", value: "birth" }, { column: "year", is: "equal", value: 2009 }] }, duckdbDialect);

    expect(await database.columns(sql, parameters as Parameter[])).toEqual({ pos: [1], value: [7] });
  });
});

describe("what is refused", () => {
  const refused = (query: unknown) => () => toSql(query as Query, duckdbDialect);

  it("an unknown table, also one of Object's own names", () => {
    expect(refused({ from: "people", columns: ["name"] })).toThrow(InputError);
    expect(refused({ from: "constructor", columns: ["name"] })).toThrow(InputError);
  });

  it.each(["columns", "sum", "where", "orderBy"])("an unknown column in %s", (place) => {
    const column = 'value" FROM areas --';
    const part = { columns: [column], sum: [column], where: [{ column, is: "null" }], orderBy: [{ column }] }[place];
    expect(refused({ from: "years", columns: ["pos"], [place]: part })).toThrow(InputError);
  });

  it("a limit that is no whole number, and a question without columns", () => {
    expect(refused({ from: "years", columns: ["pos"], limit: 1.5 })).toThrow(InputError);
    expect(refused({ from: "years", columns: ["pos"], limit: "1; DROP TABLE years" })).toThrow(InputError);
    expect(refused({ from: "years", columns: [] })).toThrow(InputError);
  });

  it("never writes a value into the text", () => {
    const { sql, parameters } = toSql({ from: "areas", columns: ["pos"], where: [{ column: "code", is: "equal", value: "x'; DROP" }] }, duckdbDialect);

    expect(sql).not.toContain("DROP");
    expect(parameters).toEqual(["x'; DROP"]);
  });
});

describe("whole numbers as parameters", () => {
  it.each([[2_147_483_647, "INTEGER"], [2_147_483_648, "BIGINT"], [-3_000_000_000, "BIGINT"], [0, "INTEGER"]])("%s travels as %s", (value, type) => {
    expect(duckdbDialect.parameter(1, value)).toBe(`$1::${type}`);
  });

  it("a fraction travels as it is", () => expect(duckdbDialect.parameter(2, 0.5)).toBe("$2"));
});
