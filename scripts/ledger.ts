import type { DiffOptionTexts } from "../lib/services/diff-snapshots";
import { Command, CommanderError } from "commander";
import * as messages from "../lib/i18n/messages/ledger-command";
import { translator } from "../lib/i18n/translator";
import { InputError } from "../lib/base/errors";
import type { ChoiceName } from "../lib/services/choices";
import { createDeps, type Deps } from "../lib/services/deps";
import { casesCommand } from "./ledger/cases-command";
import { progressBar } from "./ledger/progress-bar";
import { importReport, listReport, verifyReport } from "./ledger/reports";
import { localeOf, say, tellError } from "./ledger/speech";

// Each verb loads its own service when it runs: reading workbooks or writing Arrow need not be loaded to list snapshots.
type Common = { json?: boolean; lang?: string };
type Question = Common & { area?: string; year?: string; indicator?: string; snapshot?: string; pool?: string; against?: string } & { [Name in ChoiceName]?: string };
type Verb<Options extends Common> = (deps: Deps, options: Options) => Promise<{ json: unknown; text: () => string | Promise<string>; exitCode?: number }>;

const t = translator(localeOf(languageIn(process.argv)), messages);

/** Opens the data folder, runs one verb and writes its answer: one JSON value, or a text for people. */
async function answer<Options extends Common>(options: Options, verb: Verb<Options>): Promise<void> {
  let deps: Deps | undefined;
  try {
    demandEngine();
    deps = createDeps({ dataDir: process.env.LEDGER_DATA || "data" });
    const { json, text, exitCode = 0 } = await verb(deps, options);
    process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : await text());
    process.exitCode = exitCode;
  } catch (error) {
    process.exitCode = tellError(error, options);
  } finally {
    deps?.close();
  }
}

function demandEngine(): void {
  const engine = process.env.LEDGER_ENGINE || "duckdb";
  if (engine !== "duckdb") throw new InputError("engine.unknown", { zh: translator("zh-CN", messages)("unknownEngine", { engine }), en: translator("en", messages)("unknownEngine", { engine }) });
}

/** The words of `--help` are needed before the options are read. */
function languageIn(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  return at < 0 ? undefined : (argv[at]!.split("=")[1] ?? argv[at + 1]);
}

const program = new Command("ledger").description(t("program")).exitOverride().showHelpAfterError(false).enablePositionalOptions();
const verb = (usage: string, description: string) => program.command(usage).description(description).option("--json", t("json")).option("--lang <language>", t("language")).exitOverride();

verb("import <package...>", t("import")).option("--map <profile>", t("importMap")).action((paths: string[], options: Common & { map?: string }) =>
  answer(options, async (deps) => {
    const { importLedger } = await import("../lib/services/import-ledger");
    const bar = progressBar(localeOf(options.lang));
    try {
      const result = await importLedger(deps, { paths, ...(options.map === undefined ? {} : { profilePath: options.map }), onProgress: bar.onProgress, onWait: (text) => say(text, options.lang) });
      bar.end();
      const refused = result.status === "refused";
      if (refused) say({ zh: importReport(result, "zh-CN"), en: importReport(result, "en") }, options.lang);
      return { json: result, text: () => (refused ? "" : importReport(result, localeOf(options.lang))), exitCode: refused ? 2 : 0 };
    } finally {
      bar.end();
    }
  }));

verb("list", t("list")).action((options: Common) =>
  answer(options, async (deps) => {
    const { listAllSnapshots } = await import("../lib/services/list-snapshots");
    const list = await listAllSnapshots(deps);
    return { json: list, text: () => listReport(list, localeOf(options.lang)) };
  }));

verb("verify [id]", t("verify")).action((id: string | undefined, options: Common) =>
  answer(options, async (deps) => {
    const { verifySnapshots } = await import("../lib/services/verify-snapshot");
    const result = await verifySnapshots(deps, id);
    return { json: result, text: () => verifyReport(result, localeOf(options.lang)), exitCode: result.whole ? 0 : 3 };
  }));

verb("diff <before> <after>", t("diff")).option("--limit <rows>", t("limit")).option("--area <code>", t("area")).option("--measure <name>", t("measure")).option("--year <year>", t("year")).option("--level <level>", t("level")).option("--restated", t("restatedOnly"))
  .action((before: string, after: string, options: Common & DiffOptionTexts) =>
    answer(options, async (deps) => {
      const [{ diffTwoSnapshots, diffChoice }, { diffText }] = await Promise.all([import("../lib/services/diff-snapshots"), import("../lib/services/diff-text")]);
      const diff = await diffTwoSnapshots(deps, before, after, diffChoice(options));
      return { json: diff, text: () => diffText(diff, localeOf(options.lang)) };
    }));

verb("use <id>", t("use")).action((id: string, options: Common) =>
  answer(options, async (deps) => {
    const { useSnapshot } = await import("../lib/services/use-snapshot");
    const used = await useSnapshot(deps, id, (text) => say(text, options.lang));
    return { json: used, text: () => `${t("used", used)}\n` };
  }));

const asking = (command: Command) => command.option("--area <code>", t("area")).option("--year <year>", t("year")).option("--indicator <id>", t("indicator")).option("--snapshot <id>", t("snapshot")).option("--pool <years>", t("pool")).option("--against <what>", t("against"))
  .option("--level <level>", t("level")).option("--by <what>", t("by")).option("--since <year>", t("since")).option("--normal <ratio>", t("normal")).option("--from <year>", t("from")).option("--service <id>", t("service")).option("--quarter <n>", t("quarter")).option("--rules <list>", t("rules")).option("--period <period>", t("period"));
const questionOf = (view: string, { area, year, indicator, snapshot, pool, against, level, by, since, normal, from, service, quarter, rules, period }: Question) => ({ view, area, year, indicator, snapshot, pool, against, level, by, since, normal, from, service, quarter, rules, period });

asking(verb("show <view>", t("show"))).action((view: string, options: Question) =>
  answer(options, async (deps) => {
    const question = questionOf(view, options);
    if (options.json) return { json: await (await import("../lib/services/show")).showView(deps, question), text: () => "" };
    const text = await (await import("../lib/services/show-text")).showText(deps, question, localeOf(options.lang));
    return { json: undefined, text: () => text };
  }));

asking(verb("export <view>", t("export"))).requiredOption("--format <formats>", t("formats")).requiredOption("--out <file>", t("out")).option("--pack <name>", t("pack")).option("--blocks <list>", t("packBlocks")).option("--template <name>", t("speechTemplate")).action((view: string, options: Question & { format: string; out: string; pack?: string; blocks?: string; template?: string }) =>
  answer(options, async (deps) => {
    if (view === "pack" || view === "speech") {
      const { exportMeeting } = await import("./ledger/export-meeting");
      const files = await exportMeeting(deps, view, options);
      return { json: { files }, text: () => files.map((path) => `${t("written", { path })}\n`).join("") };
    }
    const { exportFiles } = await import("../lib/services/export-files");
    const files = await exportFiles(deps, { ...questionOf(view, options), formats: options.format, out: options.out, locale: localeOf(options.lang) });
    return { json: { files }, text: () => files.map((path) => `${t("written", { path })}\n`).join("") };
  }));

verb("check-draft <file>", t("checkDraft")).option("--area <code>", t("area")).option("--year <year>", t("year")).option("--snapshot <id>", t("snapshot")).option("--out <file>", t("markedOut")).action((path: string, { area, year, snapshot, out, ...options }: Question & { out?: string }) =>
  answer(options, async (deps) => {
    const [{ checkDraft }, { draftReport }] = await Promise.all([import("../lib/services/check-draft"), import("./ledger/draft-report")]);
    const checked = await checkDraft(deps, { path, area, year, snapshot, ...(out === undefined ? {} : { out, locale: localeOf(options.lang) }) });
    return { json: checked, text: () => draftReport(checked, localeOf(options.lang)) + (out === undefined ? "" : `${t("written", { path: out })}\n`) };
  }));

casesCommand(program, answer, languageIn(process.argv), { json: t("json"), language: t("language"), area: t("area"), snapshot: t("snapshot") });

try {
  await program.parseAsync();
} catch (error) {
  // commander has said on standard error what was wrong; asking for help or the version is no fault.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = tellError(error, {});
}
