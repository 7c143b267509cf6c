import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../base/errors";
import { parseProfile, profileJsonSchema } from "./profile";

const PROFILES = fileURLToPath(new URL("../../../data/profiles", import.meta.url));
const SCHEMA = join(PROFILES, "profile.schema.json");

it("publishes the schema that checks profiles; run with UPDATE_SCHEMA=1 after a change", async () => {
  const schema = `${JSON.stringify(profileJsonSchema(), null, 1)}\n`;
  if (process.env.UPDATE_SCHEMA) await writeFile(SCHEMA, schema);

  expect(await readFile(SCHEMA, "utf8")).toBe(schema);
});

it("takes every profile that is shipped, and none holds data", async () => {
  const names = (await readdir(PROFILES)).filter((name) => name.endsWith(".json") && name !== "profile.schema.json");

  expect(names).toEqual(expect.arrayContaining(["cn-county-census.json", "tw-village.json"]));
  for (const name of names) expect(parseProfile(await readFile(join(PROFILES, name), "utf8")).version).toBe(1);
});

describe("a profile that is wrong", () => {
  const month = { field: "month", date: { pattern: "YYYY-MM", as: "month" } };
  const input = { id: "a", layouts: [{ columns: { month: "月", code: "代码", births: "出生" } }], time: month, emit: [{ file: "events", columns: { area: { field: "code" }, period: month, kind: { value: "birth" } }, unpivot: [{ field: "births", set: {} }] }] };
  const profile = { version: 1, ledger: { title: "x", as_of: "latest", prepared_by: "办公室" }, root: { code: "R", name_zh: "全区" }, inputs: [input] };
  const failure = (change: object) => {
    try {
      parseProfile(JSON.stringify({ ...profile, inputs: [{ ...input, ...change }] }));
    } catch (error) {
      return error instanceof InputError ? error.text.en : String(error);
    }
    return "taken";
  };

  it.each([
    ["nothing", {}, "taken"],
    ["a field that no layout has", { clean: { name: ["trim"] } }, 'inputs.0.clean: no layout has the field "name"'],
    ["a value from such a field", { time: { field: "year" } }, 'no layout has the field "year"'],
    ["a column that the file has not", { emit: [{ ...input.emit[0], columns: { place: { field: "code" } } }] }, 'events.csv has no column "place"'],
    ["a date pattern without a month", { time: { field: "month", date: { pattern: "YYYY", as: "month" } } }, "inputs.0.time"],
    ["an unknown key", { skips: [] }, "inputs.0"],
  ])("is refused for %s", (_, change, words) => {
    expect(failure(change)).toContain(words);
  });

  it("is refused as a whole when it is no JSON", () => {
    expect(() => parseProfile("{")).toThrow("not valid JSON");
  });
});
