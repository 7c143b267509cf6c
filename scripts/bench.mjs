// `npm run bench`: measures, never judges a commit. Parts can be named: npm run bench -- import ranks speech country server pages
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { judged, table } from "./bench/goals.mjs";
import { benchCountry, benchRanks } from "./bench/country.mjs";
import { benchImport } from "./bench/import.mjs";
import { benchPacks } from "./bench/packs.mjs";
import { benchPages } from "./bench/pages.mjs";
import { benchDiff, benchQuality } from "./bench/quality.mjs";
import { benchServer } from "./bench/server.mjs";
import { benchSpeech } from "./bench/speech.mjs";
import { startServer } from "./setup/serving.mjs";
import { addresses, snapshotForPages } from "./bench/subject.mjs";
import { buildPages } from "./setup/pages.mjs";
import { endWith, note } from "./setup/say.mjs";
import { ROOT } from "./setup/settings.mjs";

const named = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const wanted = (part) => named.length === 0 || named.includes(part);
const benchData = resolve(ROOT, process.env.BENCH_DATA ?? "../shared/realdata");
const workDir = await mkdtemp(join(tmpdir(), "cunjing-bench-"));

try {
  const results = { at: new Date().toISOString(), node: process.version, processors: cpus().length };
  const real = existsSync(join(benchData, "tw_village", "bdmd"));
  if (!real) note(`没有 ${benchData}，跳过真实数据的导入，页面改用示例数据。`, "No real data there: the import is skipped, and the pages are measured over the sample.");
  const profile = (await readdir(join(ROOT, "data", "profiles"))).find((name) => /^(?:tw|taiwan).*village.*\.json$/.test(name));
  if (wanted("import") && real) {
    note("导入……", "Import…");
    results.import = await benchImport({ benchData, profile: join(ROOT, "data", "profiles", profile), workDir });
  }
  if (wanted("ranks")) {
    note("名次……", "Ranks…");
    results.ranks = await benchRanks();
  }
  if (wanted("speech")) {
    note("讲话稿核对……", "Speech check…");
    results.speech = await benchSpeech({ workDir });
  }
  // Some ten minutes and 3 GB: only where it is asked for.
  if (named.includes("country")) {
    note("六十万个村……", "600,000 villages…");
    results.country = await benchCountry({ workDir });
  }
  if (wanted("packs")) {
    note("会议材料……", "Packs…");
    results.packs = await benchPacks(await snapshotForPages({ benchData: real ? benchData : undefined, profile: join(ROOT, "data", "profiles", profile), workDir, ready: results.import?.dataDir }));
  }
  if (wanted("server") || wanted("pages")) {
    await buildPages(ROOT);
    const dataDir = await snapshotForPages({ benchData: real ? benchData : undefined, profile: join(ROOT, "data", "profiles", profile), workDir, ready: results.import?.dataDir });
    const paths = await addresses(dataDir);
    if (wanted("server")) {
      note("服务器时间……", "Server time…");
      results.server = await benchServer(dataDir, paths);
      note("数据质量……", "Data quality…");
      results.quality = await benchQuality(dataDir, paths);
      results.diff = await benchDiff(dataDir, { benchData: real ? benchData : undefined, profile: join(ROOT, "data", "profiles", profile), workDir });
    }
    if (wanted("pages")) {
      note("浏览器中的页面……", "Pages in the browser…");
      const server = await startServer(dataDir);
      results.pages = await benchPages(server.url, { overview: paths.overview, villages: paths.villages, village: paths.village }, { runs: Number(process.env.BENCH_RUNS ?? 5) });
      await server.stop();
    }
  }
  results.goals = judged(results);
  await mkdir(join(ROOT, "bench-results"), { recursive: true });
  const path = join(ROOT, "bench-results", `${results.at.replaceAll(":", "").slice(0, 17)}.json`);
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${table(results.goals)}\n${path}\n`);
} catch (cause) {
  process.stderr.write(`${cause.stack}\n`);
  endWith(cause);
} finally {
  await rm(workDir, { recursive: true, force: true });
}
