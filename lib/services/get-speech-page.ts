import { z } from "zod";
import { contentKey } from "../base/form-key";
import { InputError, LedgerError } from "../base/errors";
import type { Locale } from "../base/locale";
import type { PostedForm } from "../base/posted-form";
import * as meetings from "../i18n/messages/meetings";
import * as messages from "../i18n/messages/speech";
import * as templates from "../i18n/messages/speech-templates";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf } from "./page-links";
import { shellOf } from "./page-shell";
import { spokenFigures } from "./packs/export-speech";
import { shippedTemplate, speechOf, type Speech } from "./packs/make-speech";
import { demandTemplate, TEMPLATE_ID } from "./templates/named-template";
import { postTemplate, type PostedTemplate } from "./templates/post-template";
import { listSavedTemplates, type SavedTemplate } from "./templates/saved-templates";

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
  templates: { links: LinkView[]; /** Why the saved ones cannot be read just now. */ away?: string };
  form: { action: string; hidden: [name: string, value: string][]; template: string; name: string; reset: string; isSaved: boolean; changed?: string; /** Of the template itself. */ fault?: string; /** Why it was not saved. */ failed?: string; conflict?: { text: string; href: string } };
};

const schema = z.object({ template: z.string().regex(TEMPLATE_ID).optional() });
type Outcome = Exclude<PostedTemplate, { seeOther: string }>;

/** The speech with each number as a link to how it was made, from the shipped template, a saved one, or one that is typed and only tried. */
export async function getSpeechPage(deps: Deps, locale: Locale, query: Query, posted?: PostedForm): Promise<SpeechPage | { seeOther: string }> {
  const [{ template }, frame] = [readQuery(schema, query), await openFrame(deps, locale, query)];
  const saved = template === undefined ? undefined : await demandTemplate(deps, template);
  const outcome = posted ? await postTemplate(deps, frame, saved, posted) : undefined;
  if (outcome && "seeOther" in outcome) return outcome;
  const t = translator(locale, messages);
  const own = outcome?.typed.text ?? saved?.text;
  const { speech, fault } = await written(frame, own, locale);
  const { area, year, ledger, state } = frame;
  const extra: Record<string, string> = saved ? { template: saved.id } : {};
  const links = linksOf(frame, { path: "/meetings/speech", view: "overview" });
  const how = ({ indicator, area: of, year: at, pool }: NonNullable<ReturnType<typeof spokenFigures>["rows"][number]>["figure"]) => links.how(indicator, { area: of, year: at, pool });
  const numbered = speech ? spokenFigures(speech).rows : [];
  const download = new URLSearchParams({ area: area.code, year: String(year), snapshot: ledger.entry.id, locale, ...extra });
  return {
    title: `${t("page")} · ${frame.areaName} · ${year}`, shell: shellOf(frame, { page: "meetings", path: "/meetings/speech", extra }), lead: t("lead"), download: `/download/speech.docx?${download.toString()}`,
    back: { label: translator(locale, meetings)("page"), href: href("/meetings", state) }, check: { label: t("check"), href: href("/meetings/check", state) },
    paragraphs: (speech?.paragraphs ?? []).map(({ role, pieces }) => ({ role, pieces: pieces.map((piece) => ({ text: piece.text, ...(piece.kind === "value" && piece.figure ? { href: how(piece.figure) } : {}) })) })),
    dropped: (speech?.dropped ?? []).map(({ text, reasons }) => ({ text, why: reasons.join(t("join")) })),
    figures: numbered.map(({ figure, method: _, ...row }) => ({ ...row, href: how(figure) })),
    templates: await savedPart(deps, frame, saved?.id),
    form: { ...formOf(frame, saved, outcome), template: own ?? (await shippedTemplate(locale)), ...(fault ? { fault } : {}) },
  };
}

/** A fault of a typed or saved template is said beside it; the shipped one has none. */
async function written(frame: PageFrame, own: string | undefined, locale: Locale): Promise<{ speech?: Speech; fault?: string }> {
  try {
    return { speech: await speechOf(frame, own ?? (await shippedTemplate(locale))) };
  } catch (error) {
    if (own === undefined || !(error instanceof InputError)) throw error;
    return { fault: locale === "en" ? error.text.en : error.text.zh };
  }
}

/** A template is opened in its own language, so that sentences and numbers agree. */
async function savedPart(deps: Deps, frame: PageFrame, current: string | undefined): Promise<SpeechPage["templates"]> {
  const { locale, state } = frame;
  const shipped = { label: translator(locale, templates)("shipped"), href: href("/meetings/speech", state), ...(current === undefined ? { current: true as const } : {}) };
  try {
    const saved = await listSavedTemplates(deps);
    return { links: [shipped, ...saved.map(({ id, name, locale: own }) => ({ label: name, href: href("/meetings/speech", { ...state, locale: own }, { template: id }), ...(id === current ? { current: true as const } : {}) }))] };
  } catch (error) {
    if (error instanceof LedgerError) return { links: [shipped], away: locale === "en" ? error.text.en : error.text.zh };
    throw error;
  }
}

function formOf({ locale, state, ledger }: PageFrame, saved: SavedTemplate | undefined, outcome: Outcome | undefined): Omit<SpeechPage["form"], "template" | "fault"> {
  const t = translator(locale, templates);
  const at = (one: SavedTemplate) => one.updatedAt.slice(0, 16).replace("T", " ");
  const { fault: failed, conflict } = outcome ?? {};
  return {
    action: href("/meetings/speech", state, saved ? { template: saved.id } : {}), reset: href("/meetings/speech", state), isSaved: saved !== undefined, name: outcome?.typed.name ?? saved?.name ?? "",
    hidden: [["revision", String(conflict?.revision ?? saved?.revision ?? 0)], ["key", contentKey("template", saved?.id, ledger.entry.id)]],
    ...(saved ? { changed: t("changed", { at: at(saved) }) } : {}),
    ...(failed ? { failed: t("failed", { why: locale === "en" ? failed.en : failed.zh }) } : {}),
    ...(conflict ? { conflict: { text: t("conflict", { name: conflict.name, at: at(conflict) }), href: href("/meetings/speech", { ...state, locale: conflict.locale }, { template: conflict.id }) } } : {}),
  };
}
