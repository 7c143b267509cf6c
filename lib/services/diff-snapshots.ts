import { LRUCache } from "lru-cache";
import { z } from "zod";
import { InputError } from "../base/errors";
import type { Deps } from "./deps";
import { findSnapshot } from "../snapshots/catalog";
import { diffSnapshots, type DiffOptions, type SnapshotDiff } from "../snapshots/diff";

export type DiffChoice = Omit<DiffOptions, "threshold">;

export type DiffOptionTexts = { limit?: string; area?: string; measure?: string; year?: string; level?: string; restated?: boolean };

const optionsSchema = z.object({
  limit: z.string().regex(/^\d{1,9}$/).transform(Number).optional(),
  area: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/).optional(),
  measure: z.string().regex(/^[a-z_]{1,40}$/).optional(),
  year: z.string().regex(/^\d{4}$/).transform(Number).optional(),
  level: z.enum(["country", "province", "prefecture", "county", "township", "village"]).optional(),
  restated: z.boolean().optional(),
});

/** What the command line asks for. @throws InputError naming the option */
export function diffChoice({ limit, area, measure, year, level, restated }: DiffOptionTexts): DiffChoice {
  const parsed = optionsSchema.safeParse({ limit, area, measure, year, level, restated });
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "");
    throw new InputError("diff.option", { zh: `选项 --${name} 不合规定`, en: `the option --${name} is not valid` });
  }
  const { area: within, restated: restatedOnly, ...rest } = parsed.data;
  return Object.fromEntries(Object.entries({ ...rest, within, restatedOnly }).filter(([, value]) => value !== undefined));
}

/** Snapshots never change, so neither does what lies between two of them. */
const kept = new LRUCache<string, Promise<SnapshotDiff>>({ max: 60 });

/** What was restated between two snapshots, figure by figure, after disclosure control. @throws NotFoundError, DataError */
export async function diffTwoSnapshots({ dataDir, config }: Pick<Deps, "dataDir" | "config">, before: string, after: string, choice: DiffChoice = {}): Promise<SnapshotDiff> {
  const [one, other] = [await findSnapshot(dataDir, before), await findSnapshot(dataDir, after)];
  const key = JSON.stringify([one.dir, other.dir, config.threshold, choice]);
  const known = kept.get(key) ?? diffSnapshots(one, other, { threshold: config.threshold, ...choice });
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  return known;
}
