import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DataError, NotFoundError } from "../../base/errors";
import { packItemSchema } from "./pack-items";

export const PACKS = ["monthly", "quarterly", "annual"] as const;
export type PackName = (typeof PACKS)[number];

const text = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });
const schema = z.strictObject({ name: text, for: text, items: z.array(packItemSchema).min(1) });
export type PackDefinition = z.infer<typeof schema> & { id: PackName };

const read = new Map<PackName, Promise<PackDefinition>>();

/** A pack that comes with the program, `data/templates/pack-<name>.json`, as the office left it. @throws DataError where the file is not valid */
export function packDefinition(id: PackName): Promise<PackDefinition> {
  const known = read.get(id) ?? readDefinition(id);
  read.set(id, known);
  known.catch(() => read.delete(id));
  return known;
}

export function demandPack(text: string): PackName {
  const found = PACKS.find((name) => name === text);
  if (found) return found;
  throw new NotFoundError("pack.unknown", { zh: `没有会议材料“${text.slice(0, 40)}”；可用：${PACKS.join("、")}`, en: `no pack "${text.slice(0, 40)}"; known: ${PACKS.join(", ")}` });
}

async function readDefinition(id: PackName): Promise<PackDefinition> {
  const file = `pack-${id}.json`;
  const refuse = (why: string, cause?: unknown) => new DataError("pack.definition", { zh: `data/templates/${file} 有误：${why}`, en: `data/templates/${file} is not valid: ${why}` }, { cause });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(process.cwd(), "data", "templates", file), "utf8"));
  } catch (cause) {
    throw refuse("not readable as JSON", cause);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw refuse(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  return { ...parsed.data, id };
}
