import { writeFile } from "node:fs/promises";
import { InputError } from "../../lib/base/errors";
import type { Deps } from "../../lib/services/deps";
import { packBar } from "./progress-bar";
import { localeOf } from "./speech";

type Options = { format: string; out: string; pack?: string; blocks?: string; area?: string; year?: string; snapshot?: string; period?: string; template?: string; lang?: string };

/** `ledger export pack --pack annual …` and `ledger export speech …`: files for a meeting, with a bar while they are made. */
export async function exportMeeting(deps: Deps, view: "pack" | "speech", { format, out, pack = "monthly", blocks, area, year, snapshot, period, template, lang }: Options): Promise<string[]> {
  const locale = localeOf(lang);
  const asked = { ...(area ? { area } : {}), ...(year ? { year } : {}), ...(snapshot ? { snapshot } : {}) };
  if (view === "speech") {
    if (format !== "docx") throw new InputError("export.unknownFormat", { zh: `讲话稿只有 docx 一种格式，得到“${format.slice(0, 20)}”`, en: `a speech has the format docx only, got "${format.slice(0, 20)}"` });
    const [{ exportSpeech }, { namedTemplate }] = await Promise.all([import("../../lib/services/packs/export-speech"), import("../../lib/services/templates/named-template")]);
    const own = template === undefined ? undefined : await namedTemplate(deps, template);
    // A saved template is read in its own language where no other was asked for.
    const { bytes } = await exportSpeech(deps, lang === undefined ? (own?.locale ?? locale) : locale, { ...asked, ...(own ? { template: own.text } : {}) });
    await writeFile(out, bytes);
    return [out];
  }
  const { exportPackFiles } = await import("../../lib/services/packs/pack-files");
  const named = ["monthly", "quarterly", "annual"].includes(pack) ? { pack } : { saved: pack };
  const bar = packBar(locale);
  try {
    return await exportPackFiles(deps, { ...asked, ...named, ...(blocks ? { blocks } : {}), ...(period ? { period } : {}), formats: format, out, locale }, bar.onPack);
  } finally {
    bar.end();
  }
}
