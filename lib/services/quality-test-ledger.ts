import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../base/clock";
import { createDeps, type Deps } from "./deps";
import { importLedger } from "./import-ledger";

const made: { deps: Deps; folder: string }[] = [];

/** Imports a package made of CSV texts, for tests; as of 2009-09-30, statistical years begin in October. */
export async function ledgerOfFiles(files: Readonly<Record<string, string>>): Promise<Deps> {
  const folder = mkdtempSync(join(tmpdir(), "quality-"));
  const pack = join(folder, "package");
  mkdirSync(pack);
  writeFileSync(join(pack, "ledger.json"), JSON.stringify({ title: "试", as_of: "2009-09-30", prepared_by: "统计站" }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(pack, `${name}.csv`), text);
  const dataDir = join(folder, "data");
  const { status, errors } = await importLedger({ dataDir, clock: systemClock }, { paths: [pack] });
  if (status === "refused") throw new Error(JSON.stringify(errors.slice(0, 3)));
  return opened(dataDir, folder);
}

/** Several hand-ins of one office, oldest first: each a package of CSV texts as of its day; the last is the snapshot in use. */
export async function ledgersOfFiles(handed: readonly { asOf: string; files: Readonly<Record<string, string>> }[]): Promise<Deps> {
  const folder = mkdtempSync(join(tmpdir(), "quality-"));
  const dataDir = join(folder, "data");
  for (const { asOf, files } of handed) {
    const pack = join(folder, asOf);
    mkdirSync(pack);
    writeFileSync(join(pack, "ledger.json"), JSON.stringify({ title: "试", as_of: asOf, prepared_by: "统计站" }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(pack, `${name}.csv`), text);
    const { status, errors } = await importLedger({ dataDir, clock: systemClock }, { paths: [pack] });
    if (status === "refused") throw new Error(JSON.stringify(errors.slice(0, 3)));
  }
  return opened(dataDir, folder);
}

/** Imports foreign tables with a mapping profile. */
export async function ledgerOfForeign(files: Readonly<Record<string, string>>, profile: object): Promise<Deps> {
  const folder = mkdtempSync(join(tmpdir(), "quality-"));
  const paths = Object.entries(files).map(([name, text]) => (writeFileSync(join(folder, name), text), join(folder, name)));
  const profilePath = join(folder, "profile.json");
  writeFileSync(profilePath, JSON.stringify(profile));
  const dataDir = join(folder, "data");
  const { status, errors } = await importLedger({ dataDir, clock: systemClock }, { paths, profilePath });
  if (status === "refused") throw new Error(JSON.stringify(errors.slice(0, 3)));
  return opened(dataDir, folder);
}

/** The sample package, imported anew. */
export async function sampleLedger(): Promise<Deps> {
  const folder = mkdtempSync(join(tmpdir(), "quality-"));
  const dataDir = join(folder, "data");
  await importLedger({ dataDir, clock: systemClock }, { paths: [join(import.meta.dirname, "../../data/sample")] });
  return opened(dataDir, folder);
}

function opened(dataDir: string, folder: string): Deps {
  const deps = createDeps({ dataDir });
  made.push({ deps, folder });
  return deps;
}

/** Closes every ledger of the test file and clears its folder. */
export function closeQualityLedgers(): void {
  for (const { deps, folder } of made.splice(0)) {
    deps.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows as CSV under a header. */
export const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string => [header, ...rows.map((row) => row.join(","))].join("\n") + "\n";
