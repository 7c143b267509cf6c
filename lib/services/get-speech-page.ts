import { InputError } from "../base/errors";
import type { Locale } from "../base/locale";
import type { PostedForm } from "../base/posted-form";
import * as meetings from "../i18n/messages/meetings";
import * as messages from "../i18n/messages/speech";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { linksOf } from "./page-links";
import { shellOf } from "./page-shell";
import { spokenFigures } from "./packs/export-speech";
import { shippedTemplate, speechOf, type Speech } from "./packs/make-speech";

export type SpeechPage = {
  title: string;
  shell: ShellView;
  lead: string;
  download: string;
  back: LinkView;
  check: LinkView;
  paragraphs: { role: "title" | "heading" | "text"; pieces: { text: string; href?: string }[] }[];
  dropped: { text: string; why: string }[];
  figures: { number: number; label: string; area: string; period: string; text: string; href: string }[];
  form: { action: string; template: string; reset: string; fault?: string };
};

/** The speech with each number as a link to how it was made. A template that is posted is tried and not kept. */
export async function getSpeechPage(deps: Deps, locale: Locale, query: Query, posted?: PostedForm): Promise<SpeechPage> {
  const frame = await openFrame(deps, locale, query);
  const t = translator(locale, messages);
  const typed = posted?.text("template");
  const { speech, fault } = await written(frame, typed, locale);
  const { area, year, ledger, state } = frame;
  const links = linksOf(frame, { path: "/meetings/speech", view: "overview" });
  const how = ({ indicator, area: of, year: at, pool }: NonNullable<ReturnType<typeof spokenFigures>["rows"][number]>["figure"]) => links.how(indicator, { area: of, year: at, pool });
  const numbered = speech ? spokenFigures(speech).rows : [];
  const download = new URLSearchParams({ area: area.code, year: String(year), snapshot: ledger.entry.id, locale });
  return {
    title: `${t("page")} · ${frame.areaName} · ${year}`, shell: shellOf(frame, { page: "meetings", path: "/meetings/speech" }), lead: t("lead"), download: `/download/speech.docx?${download.toString()}`,
    back: { label: translator(locale, meetings)("page"), href: href("/meetings", state) }, check: { label: t("check"), href: href("/meetings/check", state) },
    paragraphs: (speech?.paragraphs ?? []).map(({ role, pieces }) => ({ role, pieces: pieces.map((piece) => ({ text: piece.text, ...(piece.kind === "value" && piece.figure ? { href: how(piece.figure) } : {}) })) })),
    dropped: (speech?.dropped ?? []).map(({ text, reasons }) => ({ text, why: reasons.join(t("join")) })),
    figures: numbered.map(({ figure, method: _, ...row }) => ({ ...row, href: how(figure) })),
    form: { action: href("/meetings/speech", state), template: typed ?? (await shippedTemplate(locale)), reset: href("/meetings/speech", state), ...(fault ? { fault } : {}) },
  };
}

/** A fault of a typed template is said beside it; the shipped one has none. */
async function written(frame: PageFrame, typed: string | undefined, locale: Locale): Promise<{ speech?: Speech; fault?: string }> {
  try {
    return { speech: await speechOf(frame, typed ?? (await shippedTemplate(locale))) };
  } catch (error) {
    if (typed === undefined || !(error instanceof InputError)) throw error;
    return { fault: locale === "en" ? error.text.en : error.text.zh };
  }
}
