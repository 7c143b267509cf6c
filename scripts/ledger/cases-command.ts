import type { Command } from "commander";
import * as messages from "../../lib/i18n/messages/cases-command";
import { translator } from "../../lib/i18n/translator";
import type { Deps } from "../../lib/services/deps";
import { localeOf } from "./speech";

type Common = { json?: boolean; lang?: string };
type Answer = <Options extends Common>(options: Options, verb: (deps: Deps, options: Options) => Promise<{ json: unknown; text: () => string | Promise<string> }>) => Promise<void>;
type Texts = { json: string; language: string; area: string; snapshot: string };

/** `ledger cases list | docx AREA | export | import FILE`. */
export function casesCommand(program: Command, answer: Answer, lang: string | undefined, texts: Texts): void {
  const t = translator(localeOf(lang), messages);
  const cases = program.command("cases").description(t("cases")).exitOverride();
  const verb = (usage: string, description: string) => cases.command(usage).description(description).option("--json", texts.json).option("--lang <language>", texts.language).exitOverride();
  const words = ({ lang: asked }: Common) => translator(localeOf(asked), messages);

  verb("list", t("list")).option("--area <code>", texts.area).option("--snapshot <id>", texts.snapshot).action((options: Common & { area?: string; snapshot?: string }) =>
    answer(options, async (deps, { area, snapshot, lang: asked, json }) => {
      const { casesText, listCases } = await import("../../lib/services/cases/list-cases");
      const question = { ...(area === undefined ? {} : { area }), ...(snapshot === undefined ? {} : { snapshot }), locale: localeOf(asked) };
      return { json: json ? await listCases(deps, question) : undefined, text: () => casesText(deps, question) };
    }));

  verb("docx <area>", t("docx")).requiredOption("--out <file>", t("docxOut")).option("--case <id>", t("docxCase")).option("--snapshot <id>", texts.snapshot).action((area: string, options: Common & { out: string; case?: string; snapshot?: string }) =>
    answer(options, async (deps, { out, case: id, snapshot, lang: asked }) => {
      const { writeCaseFile } = await import("../../lib/services/cases/case-file");
      await writeCaseFile(deps, out, { area, case: id, snapshot, locale: localeOf(asked) });
      return { json: { files: [out] }, text: () => `${words(options)("written", { path: out })}\n` };
    }));

  verb("export", t("export")).option("--out <file>", t("out")).action((options: Common & { out?: string }) =>
    answer(options, async (deps, { out }) => {
      const { exportCases } = await import("../../lib/services/cases/move-cases");
      const file = await exportCases(deps, out);
      const counts = { cases: String(file.cases.length), entries: String(file.cases.reduce((sum, { entries }) => sum + entries.length, 0)) };
      return out === undefined ? { json: file, text: () => `${JSON.stringify(file, null, 2)}\n` } : { json: { files: [out] }, text: () => `${words(options)("exported", { ...counts, path: out })}\n` };
    }));

  verb("import <file>", t("import")).option("--for-sample", t("forSample")).action((path: string, options: Common & { forSample?: boolean }) =>
    answer(options, async (deps, { forSample = false }) => {
      const { importCases } = await import("../../lib/services/cases/move-cases");
      const done = await importCases(deps, path, { forSample });
      return { json: done ?? { cases: 0, entries: 0, known: 0 }, text: () => `${done ? words(options)("imported", { cases: String(done.cases), entries: String(done.entries), known: String(done.known) }) : words(options)("skipped")}\n` };
    }));
}
