import { z } from "zod";
import { DataError, InputError } from "../../base/errors";
import type { Deps } from "../deps";
import { PACKS, type PackName } from "./pack-definitions";
import { packPeriodText } from "./pack-period";
import { MOST_ITEMS, packItemSchema, type PackItem } from "./pack-items";

/** A pack as it was saved: its blocks over the snapshot, area and year of that day. */
export type SavedPack = { id: string; name: string; base: PackName; items: PackItem[]; area: string; year: string; /** Of a monthly or quarterly pack. */ period?: string | undefined; snapshot: string; revision: number; updatedAt: string; updatedBy: string };
export type PackContent = Pick<SavedPack, "name" | "base" | "items" | "area" | "year" | "period" | "snapshot">;
export type SaveStamp = { role: string; at: string; key: string };
export type SaveResult = { status: "saved"; pack: SavedPack } | { status: "conflict"; current: SavedPack } | { status: "gone" };

const KIND = "pack";
const LONGEST_NAME = 80;
const bodySchema = z.strictObject({ base: z.enum(PACKS), items: z.array(packItemSchema).max(MOST_ITEMS), area: z.string(), year: z.string(), period: packPeriodText.optional() });

type Stored = { id: string; name: string; body: unknown; snapshot: string; revision: number; updatedAt: string; updatedBy: string };

/** All saved packs, the newest change first. */
export async function listSavedPacks(deps: Deps): Promise<SavedPack[]> {
  const { documents } = await deps.store();
  return (await documents.list(KIND)).map(fromStore);
}

export async function readSavedPack(deps: Deps, id: string): Promise<SavedPack | undefined> {
  const { documents } = await deps.store();
  const found = await documents.read(KIND, id);
  return found && fromStore(found);
}

/** Saves under a new id: also how a pack is copied. The same form sent twice makes one. */
export async function createPack(deps: Deps, content: PackContent, stamp: SaveStamp): Promise<SavedPack> {
  const { documents } = await deps.store();
  const { document } = await documents.create({ kind: KIND, ...toStore(content) }, stamp);
  return fromStore(document);
}

/** Saves over what the form was made from; where somebody saved in between, their pack comes back and nothing is written. */
export async function savePack(deps: Deps, { id, revision, ...content }: PackContent & { id: string; revision: number }, stamp: SaveStamp): Promise<SaveResult> {
  const { documents } = await deps.store();
  const result = await documents.save({ kind: KIND, id, revision, ...toStore(content) }, stamp);
  if (result.status === "saved") return { status: "saved", pack: fromStore(result.document) };
  return result.status === "conflict" ? { status: "conflict", current: fromStore(result.current) } : { status: "gone" };
}

export async function removePack(deps: Deps, { id, revision }: { id: string; revision: number }, stamp: SaveStamp): Promise<"removed" | "conflict" | "gone"> {
  const { documents } = await deps.store();
  return (await documents.remove({ kind: KIND, id, revision }, stamp)).status;
}

function toStore({ name, base, items, area, year, period, snapshot }: PackContent) {
  const short = name.trim().replace(/\s+/g, " ");
  if (short === "" || [...short].length > LONGEST_NAME) throw new InputError("pack.name", { zh: `材料名称应为 1 至 ${LONGEST_NAME} 字`, en: `the name of a pack has 1 to ${LONGEST_NAME} characters` });
  return { name: short, body: bodySchema.parse({ base, items, area, year, ...(period ? { period } : {}) }), snapshot };
}

function fromStore({ id, name, body, snapshot, revision, updatedAt, updatedBy }: Stored): SavedPack {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new DataError("pack.stored", { zh: `保存的材料“${name}”已损坏`, en: `the saved pack "${name}" is damaged` });
  return { id, name, ...parsed.data, snapshot, revision, updatedAt, updatedBy };
}
