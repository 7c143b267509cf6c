import { z } from "zod";
import { InputError } from "../../base/errors";
import { FILE_NAMES, LEDGER_FILES, LEVELS, type FileName } from "../files";
import { ledgerSchema } from "../read/ledger-info";

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const field = z.string().regex(/^[a-z][a-z0-9_]*$/).describe("A name of this profile for a column of the foreign files");

const step = z
  .union([
    z.literal("trim"),
    z.literal("removeBlanks"),
    z.strictObject({ replace: z.tuple([z.string().min(1), z.string()]) }).describe("Every occurrence of a literal text"),
    z.strictObject({ match: z.string().min(1), to: z.string() }).describe("A regular expression (RE2) over the whole text; \\1 stands for its first group; a text that does not match stays"),
    z.strictObject({ cut: z.tuple([z.int().min(0), z.int().min(1)]) }).describe("Start (from 0) and length"),
    z.strictObject({ append: z.string() }),
    z.strictObject({ hash: z.int().min(4).max(16) }).describe("The first hexadecimal digits of the text's MD5: a made-up code for a name, the same in every import"),
    z.strictObject({ pad: z.tuple([z.int().min(1).max(32), z.string().length(1)]) }).describe("Fills up on the left to a length"),
  ])
  .describe("One clean-up of a text; `trim` also takes full-width blanks, `removeBlanks` takes those inside too; private-use characters stay");

const date = z
  .strictObject({
    pattern: z.string().regex(/^[^YMD]*Y+[^YMD]*M+[^YMD]*(D+[^YMD]*)?$/).describe("Runs of Y, M and D stand for digits, the rest for itself: YYYMM, YYYY-MM, YYYY/MM/DD"),
    yearPlus: z.int().default(0).describe("Added to the year: 1911 turns year 112 into 2023"),
    as: z.enum(["month", "day", "firstDay", "lastDay"]),
  })
  .describe("How a text becomes YYYY-MM (month) or YYYY-MM-DD");

const value = z
  .union([
    z.strictObject({ value: z.string() }).describe("A constant"),
    z.strictObject({ field, steps: z.array(step).optional(), translate: z.record(z.string(), z.string()).optional(), date: date.optional() }),
    z.strictObject({ join: z.array(z.union([z.strictObject({ value: z.string() }), z.strictObject({ field, steps: z.array(step).optional() })])).min(2) }).describe("Texts joined, such as the parts of a code"),
  ])
  .describe("Where a value comes from");

const where = z
  .array(z.strictObject({ field, equals: z.array(z.string()).optional(), matches: z.string().optional(), empty: z.boolean().optional() }))
  .min(1)
  .describe("Conditions that must all hold");

const layout = z.strictObject({
  headerRows: z.int().min(1).max(10).default(1),
  nameRows: z.array(z.int().min(1).max(10)).optional().describe("Which header rows (from 1) name the columns, all by default; several are joined with /"),
  fill: z.boolean().default(false).describe("A blank cell of an upper header row takes the text on its left (merged cells)"),
  columns: z.record(field, z.union([z.string(), z.array(z.string()).min(1)])).describe("Field and its heading or headings; blanks in headings do not count"),
  ignore: z.array(z.string()).default([]).describe("Headings that may be there and are not used; an empty one is a column without heading"),
  others: z.enum(["refuse", "ignore"]).default("refuse").describe("What to do with further headings"),
});

const emit = z.strictObject({
  file: z.enum(FILE_NAMES.filter((name) => name !== "areas") as [FileName, ...FileName[]]),
  columns: z.record(z.string(), value),
  unpivot: z.array(z.strictObject({ field, set: z.record(z.string(), z.string()) })).optional().describe("One row for each of these columns: its cell goes into `into`, `set` says what it counts"),
  into: z.string().default("count"),
});

const areaRule = z.strictObject({
  level: z.enum(LEVELS),
  where: where.optional(),
  code: value,
  name: value,
  nameEn: value.optional(),
  parents: z.array(value).default([]).describe("Codes of possible parents, nearest first: the first that is an area counts, else the root"),
});

const lookup = z.strictObject({
  field: field.describe("The code that is looked up where it is empty"),
  by: z.array(field).min(1).describe("The names it is looked up by, in the rows of all inputs that carry a code"),
  rewrite: z.record(field, z.array(step)).optional().describe("How names changed: tried where the names as they stand match nothing"),
  enclosing: z
    .strictObject({ by: z.array(field).min(1), steps: z.array(step), otherwise: value.optional().describe("The code of the enclosing area where its names stand beside no code: made up from them") })
    .optional()
    .describe("How to find the enclosing area of a row that matches nothing: it then gets an area of its own there"),
});

const input = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  files: z.array(z.string().min(1)).optional().describe("Name patterns with * and ?; one with / is held against the end of the path; all files by default"),
  encoding: z.enum(["utf-8", "gb18030"]).optional(),
  sheet: z.union([z.string(), z.int().min(1)]).default(1).describe("Name or number of the sheet of a workbook"),
  layouts: z.array(layout).min(1).describe("Headers that occur; the first that fits a file is taken"),
  clean: z.record(field, z.array(step)).default({}).describe("Clean-up per field, after the trim that all get"),
  blank: z.array(z.string()).default([]).describe("Texts that mean an empty cell, such as NA"),
  set: z.array(z.strictObject({ field, where, to: value })).default([]),
  lookup: lookup.optional(),
  skip: z.array(z.strictObject({ where, reason: bilingual })).default([]).describe("Rows to leave out, each with its reason; they are counted"),
  equal: z.array(z.strictObject({ total: field, parts: z.array(field).min(2) })).default([]).describe("A row whose parts do not add up to the total is refused"),
  time: value.describe("The month of a row, YYYY-MM: for names, lifetimes and lookups"),
  emit: z.array(emit).min(1),
  areas: z.array(areaRule).default([]),
});

/** A mapping profile: how foreign tables become the files of a ledger package, without code. */
export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  note: bilingual.optional(),
  ledger: ledgerSchema.extend({ as_of: z.union([ledgerSchema.shape.as_of, z.literal("latest")]).describe("A date, or `latest`: the last day of the latest month in the files") }),
  root: z.strictObject({ code: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/), name_zh: z.string().min(1), name_en: z.string().optional(), level: z.enum(LEVELS).default("country") }),
  lifetime: z.enum(["always", "observed"]).default("always").describe("`observed`: an area exists from the first to the last month in which a row names it"),
  inputs: z.array(input).min(1),
});

export type Profile = z.output<typeof profileSchema>;
export type Input = Profile["inputs"][number];
export type Layout = Input["layouts"][number];
export type Step = z.output<typeof step>;
export type ValueOf = z.output<typeof value>;
export type Where = z.output<typeof where>;
export type Emit = Input["emit"][number];
export type Lookup = z.output<typeof lookup>;

/** Reads the text of a profile. @throws InputError naming the first place that is wrong. */
export function parseProfile(text: string): Profile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InputError("profile.json", { zh: "映射方案不是有效的 JSON", en: "the mapping profile is not valid JSON" }, { cause });
  }
  const parsed = profileSchema.safeParse(json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw wrong(path.join("."), message);
  }
  checkReferences(parsed.data);
  return parsed.data;
}

/** The published JSON Schema of profiles, made from the very schema that checks them. */
export const profileJsonSchema = (): unknown => ({ title: "Cunjing mapping profile", ...z.toJSONSchema(profileSchema, { io: "input", reused: "ref", unrepresentable: "any" }) });

/** Fields and columns that a profile names must exist. */
function checkReferences(profile: Profile): void {
  for (const [at, one] of profile.inputs.entries()) {
    const fields = fieldsOf(one);
    const known = (name: string, place: string) => {
      if (!fields.includes(name)) throw wrong(`inputs.${at}.${place}`, `no layout has the field "${name}"`);
    };
    for (const name of Object.keys(one.clean)) known(name, "clean");
    for (const { total, parts } of one.equal) [total, ...parts].forEach((name) => known(name, "equal"));
    for (const { file, columns, unpivot, into } of one.emit) {
      for (const { field: name } of unpivot ?? []) known(name, "emit.unpivot");
      const named = [...Object.keys(columns), ...(unpivot ?? []).flatMap(({ set }) => Object.keys(set)), ...(unpivot ? [into] : [])];
      const unknown = named.find((name) => !LEDGER_FILES[file].columns.some((column) => column.name === name));
      if (unknown) throw wrong(`inputs.${at}.emit`, `${file}.csv has no column "${unknown}"`);
    }
    if (one.lookup) [one.lookup.field, ...one.lookup.by].forEach((name) => known(name, "lookup"));
    for (const text of JSON.stringify(one).matchAll(/"field":"([^"]+)"/g)) known(text[1]!, "value");
  }
}

/** Every field of an input: what its layouts name, what is set, what is looked up. */
export function fieldsOf(one: Input): string[] {
  return [...new Set([...one.layouts.flatMap(({ columns }) => Object.keys(columns)), ...one.set.map(({ field: name }) => name), ...(one.lookup ? [one.lookup.field] : [])])];
}

const wrong = (place: string, words: string): InputError =>
  new InputError("profile.wrong", { zh: `映射方案有误：${place}：${words}`, en: `the mapping profile is wrong at ${place}: ${words}` });
