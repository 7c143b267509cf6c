import { createHash } from "node:crypto";
import { z } from "zod";

/** Goes up when the same input would give other files; part of every id. Since 2 a snapshot made with a mapping profile has `rollup/settled.parquet`; one of packages is as it was. */
export const schemaVersion = (profile: string | undefined): 1 | 2 => (profile === undefined ? 1 : 2);

/** `as_of` and the first 12 hex digits of the hash. */
export const SNAPSHOT_ID = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/** `manifest.json`: what a snapshot was made of and what must be in its files. */
export const manifestSchema = z.strictObject({
  schemaVersion: z.union([z.literal(1), z.literal(2)]),
  id: z.string().regex(SNAPSHOT_ID),
  /** SHA-256 over the sorted source hashes, the profile and the schema version. */
  hash: sha256,
  asOf: z.iso.date(),
  statYearStart: z.number().int().min(1).max(12),
  title: z.string(),
  titleEn: z.string().optional(),
  preparedBy: z.string(),
  sample: z.boolean(),
  /** What was handed in: file names, never paths. */
  sources: z.array(z.strictObject({ path: z.string(), sha256, bytes: count, rows: count })),
  /** Every file of the folder but this one, with the sums of its numeric columns. */
  files: z.array(z.strictObject({ name: z.string(), sha256, bytes: count, rows: count, sums: z.record(z.string(), z.number()) })),
  /** Rows per ledger file that was handed in: `events.csv`. */
  rows: z.record(z.string(), count),
  /** The snapshot that was current when this one was made. */
  before: z.string().regex(SNAPSHOT_ID).optional(),
  createdAt: z.iso.datetime().optional(),
  /** SHA-256 of the mapping profile. */
  profile: sha256.optional(),
  /** SHA-256 of this manifest without the seal, so that a changed number in it shows. */
  seal: sha256,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The SHA-256 of a text, as hex. */
export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The hash that names a snapshot: the same input gives the same id. */
export function snapshotHash(sourceHashes: readonly string[], profile: string | undefined, version: number = schemaVersion(profile)): string {
  return textHash(JSON.stringify([[...sourceHashes].sort(), profile ?? "", version]));
}

export const snapshotId = (asOf: string, hash: string): string => `${asOf}-${hash.slice(0, 12)}`;

/** The text of a manifest with its seal. */
export function sealManifest(manifest: Omit<Manifest, "seal">): string {
  return `${JSON.stringify({ ...manifest, seal: sealOf(manifest) }, null, 1)}\n`;
}

const sealOf = (manifest: object): string => textHash(JSON.stringify(manifest));

/**
 * Reads the text of a manifest. Gives undefined where it is not one of ours, was changed after it was sealed, or names another input
 * than its id says.
 */
export function parseManifest(text: string): Manifest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { seal, ...rest } = json as Manifest;
  const hash = snapshotHash(rest.sources.map((source) => source.sha256), rest.profile, rest.schemaVersion);
  return seal === sealOf(rest) && hash === rest.hash && rest.id === snapshotId(rest.asOf, hash) ? parsed.data : undefined;
}
