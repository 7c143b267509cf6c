import { writeFile } from "node:fs/promises";
import { InputError } from "../../lib/base/errors";
import type { Deps } from "../../lib/services/deps";
import { packBar } from "./progress-bar";
import { localeOf } from "./speech";

type Options = { format: string; out: string; pack?: string; blocks?: string; area?: string; year?: string; snapshot?: string; period?: string; lang?: string };

/** `ledger export pack --pack annual …` and `ledger export speech …`: files for a meeting, with a bar while they are made. */
export async function exportMeeting(deps: Deps, view: "pack" | "speech", { format, out, pack = "monthly", blocks, area, year, snapshot, period, lang }: Options): Promise<string[]> {
  const locale = localeOf(lang);
  const asked = { ...(area ? { area } : {}), ...(year ? { year } : {}), ...(snapshot ? { snapshot } : {}) };
  if (view === "speech") {
    if (format !== "docx") throw new InputError("export.unknownFormat", { zh: `讲话稿只有 docx 一种格式，得到“${format.slice(0, 20)}”`, en: `a speech has the format docx only, got "${format.slice(0, 20)}"` });
    const { exportSpeech } = await import("../../lib/services/packs/export-speech");
    const { bytes } = await exportSpeech(deps, locale, asked);
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
