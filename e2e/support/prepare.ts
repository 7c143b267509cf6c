import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importEarlierSamples } from "../../scripts/setup/sample-history.mjs";
import { startServer } from "../../scripts/setup/serving.mjs";
import { damage, importInto, laterSample, SAMPLE } from "./ledgers";

/** Servers of the tests' own, each over its own data: the sample; two snapshots of which the newer is damaged; the only one damaged; none. */
export default async function prepare(): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "cunjing-e2e-"));
  const data = (name: string) => join(directory, name);
  await importInto(data("sample"), SAMPLE);
  cpSync(data("sample"), data("only"), { recursive: true });
  damage(data("only"));
  cpSync(data("sample"), data("newer"), { recursive: true });
  await importInto(data("newer"), laterSample(data("later")));
  damage(data("newer"));
  // What was known half a year before: only where snapshots are compared, for the others stand on one.
  await importEarlierSamples(process.cwd(), data("sample"), ["2009-04-05"]);
  const names = ["sample", "newer", "only", "none"];
  const servers = await Promise.all(names.map((name) => startServer(data(name))));
  process.env.E2E_DIRECTORY = directory;
  names.forEach((name, at) => (process.env[`E2E_${name.toUpperCase()}`] = servers[at]!.url));
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  };
}
