import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { installBrowser } from "./browser.mjs";
import { installDependencies } from "./dependencies.mjs";
import { alone } from "./lock.mjs";
import { installPostgres } from "./postgres.mjs";
import { buildPages } from "./pages.mjs";
import { run } from "./run.mjs";
import { endWith } from "./say.mjs";
import { ROOT } from "./settings.mjs";

const bin = (...path) => [join(ROOT, "node_modules", ...path)];
const tool = (args, options) => run(process.execPath, args, { cwd: ROOT, ...options });

/** Runs the stages in order, cheap ones first; prints the sum and exits with 1 where anything failed. */
export async function test() {
  const reports = await mkdtemp(join(tmpdir(), "cunjing-test-"));
  try {
    await alone(ROOT, () => installDependencies(ROOT));
    // Beside the lint, for each keeps one core busy; what it found is told in its own stage.
    const checked = types();
    checked.catch(() => undefined);
    const stages = [
      ["代码检查 lint", () => one(tool([...bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"]))],
      ["类型 types", () => one(checked.then(shown))],
      ["单元、契约与导入 unit, contract and import", () => installPostgres().then(() => unit(join(reports, "unit.json")))],
      ["构建 build", () => one(alone(ROOT, () => buildPages(ROOT)).then(() => ({ code: 0 })))],
      ["浏览器 browser", () => browser(join(reports, "browser.json"))],
    ];
    const total = { passed: 0, failed: 0, skipped: 0 };
    const failures = [];
    const skipped = [];
    for (const [name, stage] of stages) {
      const counts = await timed(name, stage);
      add(total, counts);
      failures.push(...failuresOf(name, counts));
      skipped.push(...(counts.left ?? []).map((words) => `  ${name}: ${words}`));
    }
    // Said again at the end: of a long run often only the end is kept.
    if (failures.length > 0) process.stderr.write(`\n失败 failed:\n${failures.join("\n")}\n\n`);
    if (skipped.length > 0) process.stderr.write(`\n跳过 skipped:\n${skipped.join("\n")}\n\n`);
    process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}\n`);
    process.exitCode = total.failed ? 1 : 0;
  } catch (cause) {
    endWith(cause);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

async function timed(name, stage) {
  process.stderr.write(`\n── ${name}\n`);
  const started = performance.now();
  const counts = await stage().catch((cause) => {
    process.stderr.write(cause.zh ? `${cause.zh}\n${cause.en}\n` : `${cause.stack}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  process.stderr.write(`── ${name}: ${counts.passed} passed, ${counts.failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return counts;
}

/** A line or more for each failure: where the stage knows which test, its name and first words. */
export function failuresOf(name, { failed, which = [] }) {
  if (failed === 0) return [];
  return which.length > 0 ? which.map((words) => `  ${name}: ${words}`) : [`  ${name}: ${failed}`];
}

const add = (total, counts) => Object.keys(total).forEach((key) => (total[key] += counts[key] ?? 0));
const one = async (finished) => ((await finished).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Next writes the types of its routes first, so that a fresh clone has them. */
async function types() {
  const routes = await tool([...bin("next", "dist", "bin", "next"), "typegen"], { collect: true });
  const found = await tool([...bin("typescript", "bin", "tsc"), "--noEmit"], { collect: true });
  return { ...found, output: routes.output + found.output };
}

function shown(ended) {
  process.stderr.write(ended.output);
  return ended;
}

async function unit(report) {
  const { code } = await tool([...bin("vitest", "vitest.mjs"), "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(await readFile(report, "utf8"));
  // A file that cannot be loaded has no tests to count, and is a failure all the same.
  const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((result) => result.status === "failed")).length;
  const which = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === "failed");
    if (failed.length === 0) return status === "failed" ? [`${relative(ROOT, name)}: ${briefly(message)}`] : [];
    return failed.map(({ fullName, failureMessages }) => `${relative(ROOT, name)} › ${fullName}: ${briefly(failureMessages[0])}`);
  });
  const left = testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => status === "pending" || status === "skipped" || status === "todo").map(({ fullName }) => `${relative(ROOT, name)} › ${fullName}`));
  return believed(code, { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests, which, left });
}

async function browser(report) {
  await installBrowser();
  const { code } = await run(process.execPath, [...bin("@playwright", "test", "cli.js"), "test", "--reporter=line,json"], { cwd: ROOT, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: "0" } });
  const { stats, errors, suites } = JSON.parse(await readFile(report, "utf8"));
  const which = [...errors.map(({ message }) => briefly(message)), ...suites.flatMap(unexpectedIn)];
  return believed(code, { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped, which });
}

/** Tests of a suite of Playwright's report, and of those in it, that ended otherwise than expected. */
function unexpectedIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ file, title, tests }) => tests.filter(({ status }) => status === "unexpected").map(({ projectName, results }) => `[${projectName}] ${file} › ${title}: ${briefly(results.at(-1)?.error?.message)}`));
  return [...own, ...suites.flatMap(unexpectedIn)];
}

const briefly = (text) => String(text ?? "").replace(/\s+/g, " ").slice(0, 300);

/** A tool that exits with a failure has failed, whatever its report counts; one that ran nothing has not passed. */
export function believed(code, counts) {
  const silent = (code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  return silent ? { ...counts, failed: counts.failed + 1 } : counts;
}
