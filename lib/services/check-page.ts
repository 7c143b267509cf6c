import { createHash } from "node:crypto";
import { InputError } from "../base/errors";
import type { Locale } from "../base/locale";
import type { PostedForm } from "../base/posted-form";
import { formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/check";
import { translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import { corrected, type Correction } from "../speech/correction";
import { draftText, plainLines } from "../speech/draft-text";
import type { ClaimVerdict } from "../speech/judge";
import { href } from "../views/address";
import { nameOf } from "../views/names";
import type { ShellView } from "../views/shell-view";
import { checkText, type CheckedDraft, type ExplainedClaim } from "./check-draft";
import { periodText } from "./check-words";
import type { Deps } from "./deps";
import { openFrame, type PageFrame, type Query } from "./page-frame";
import { linksOf } from "./page-links";
import { shellOf } from "./page-shell";

/** A stretch of the draft: plain, or a claim with its number in the list. */
export type DraftPiece = { text: string; claim?: { n: number; verdict: ClaimVerdict; sign: string; word: string } };
export type ListedClaim = { n: number; text: string; verdict: ClaimVerdict; sign: string; word: string; about: string; why?: string; value?: string; accept?: string; how?: string };
export type CheckResult = { pieces: DraftPiece[]; summary: string; against: string; accepted?: string; groups: { title: string; claims: ListedClaim[]; /** What is right stands folded. */ folded: boolean }[]; more?: string };
export type CheckPage = { title: string; shell: ShellView; action: string; download: string; draft: string; of?: string; fault?: string; result?: CheckResult };

/** A shape for each verdict: none rests on colour. */
export const SIGNS: Readonly<Record<ClaimVerdict, string>> = { agrees: "✓", agreesAfterRounding: "≈", differs: "✗", unclearChange: "●", earlierSnapshot: "↺", cannotCheck: "?" };
const VERDICTS = Object.keys(SIGNS) as ClaimVerdict[]; // the record has every verdict
const PATH = "/meetings/check";
/** So many claims a page lists; the download has them all. */
const MOST_LISTED = 1500;

/** The page on which a draft is checked: a form, and after it was sent the marked draft with its list. Nothing of the draft is kept. */
export async function getCheckPage(deps: Deps, locale: Locale, query: Query, posted?: PostedForm): Promise<CheckPage> {
  const frame = await openFrame(deps, locale, query);
  const t = translator(locale, messages);
  const page = { title: `${t("page")} · ${frame.areaName}`, shell: shellOf(frame, { page: "meetings", path: PATH }), action: href(PATH, frame.state), download: href(`${PATH}/marked`, frame.state), draft: "" };
  if (!posted) return page;
  try {
    const draft = await postedDraft(posted);
    const first = await checkFrame(deps, frame, draft);
    const chosen = chosenIn(posted, draft, first);
    const text = chosen.length > 0 ? corrected(draft, chosen) : draft;
    const checked = chosen.length > 0 ? await checkFrame(deps, frame, text) : first;
    return { ...page, draft: text, of: markOf(text), result: { ...resultOf(frame, text, checked), ...(chosen.length > 0 ? { accepted: t("accepted", { n: String(chosen.length) }) } : {}) } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...page, draft: posted.text("draft") ?? "", fault: locale === "en" ? error.text.en.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : error.text.zh };
  }
}

/** The draft that a form brought: its file where one was chosen, else its text. @throws InputError where neither is there */
export async function postedDraft(posted: PostedForm): Promise<string> {
  const file = posted.file("file");
  const text = file ? await draftText(file.bytes) : await draftText(new TextEncoder().encode(plainLines(posted.text("draft") ?? "")));
  if (text.trim() === "") throw new InputError("draft.nothing", { zh: messages.zhCN.nothing, en: messages.en.nothing });
  return text;
}

export const checkFrame = (deps: Deps, { area, year, ledger }: PageFrame, text: string): Promise<CheckedDraft> => checkText(deps, text, { area: area.code, year, snapshot: ledger.entry.id });

/** What the list of corrections was made of: ticks belong to that very text and to no other. */
export const markOf = (draft: string): string => createHash("sha256").update(draft).digest("hex").slice(0, 16);

/** The corrections that were ticked; none where the text was changed or another file chosen since, and a number that is none of the list is passed over. */
export function chosenIn(posted: PostedForm, draft: string, { claims }: CheckedDraft): Correction[] {
  if (posted.text("of") !== markOf(draft)) return [];
  return posted.all("accept").flatMap((n) => claims[Number(n) - 1]?.correction ?? []);
}

function resultOf(frame: PageFrame, text: string, checked: CheckedDraft): CheckResult {
  const t = translator(frame.locale, messages);
  const { claims } = checked;
  const listed = claims.slice(0, MOST_LISTED).map((claim, at) => listedClaim(frame, claim, at + 1));
  const group = (title: string, wanted: readonly ClaimVerdict[]) => ({ title, claims: listed.filter(({ verdict }) => wanted.includes(verdict)), folded: wanted.includes("agrees") });
  return {
    pieces: piecesOf(text, claims, frame.locale), summary: summaryOf(claims, frame.locale), against: t("against", { area: frame.areaName, period: periodText(String(checked.year), frame.ledger.entry.statYearStart, frame.locale) }),
    groups: [group(t("change"), ["differs", "unclearChange", "earlierSnapshot"]), group(t("open"), ["cannotCheck"]), group(t("right"), ["agrees", "agreesAfterRounding"])].filter((one) => one.claims.length > 0),
    ...(claims.length > MOST_LISTED ? { more: t("shown", { n: String(MOST_LISTED) }) } : {}),
  };
}

/** How many claims have which verdict, in one sentence. */
export function summaryOf(claims: readonly ExplainedClaim[], locale: Locale): string {
  const t = translator(locale, messages);
  if (claims.length === 0) return t("none");
  const parts = VERDICTS.map((verdict) => ({ word: t(verdict), n: claims.filter((one) => one.verdict === verdict).length })).filter(({ n }) => n > 0);
  return t("summary", { count: String(claims.length), parts: parts.map(({ word, n }) => t("part", { word, n: String(n) })).join(locale === "en" ? ", " : "，") });
}

/** The draft cut at its claims; of two that overlap the first stands. */
export function piecesOf(text: string, claims: readonly ExplainedClaim[], locale: Locale): DraftPiece[] {
  const t = translator(locale, messages);
  const pieces: DraftPiece[] = [];
  let at = 0;
  claims.forEach(({ start, end, verdict }, place) => {
    if (start < at) return;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), claim: { n: place + 1, verdict, sign: SIGNS[verdict], word: t(verdict) } });
    at = end;
  });
  return at < text.length ? [...pieces, { text: text.slice(at) }] : pieces;
}

function listedClaim(frame: PageFrame, claim: ExplainedClaim, n: number): ListedClaim {
  const { locale, ledger } = frame;
  const t = translator(locale, messages);
  const why = locale === "en" ? claim.en : claim.zh;
  const indicator = claim.indicator ? ledger.registry.find(claim.indicator) : undefined;
  const year = /^\d{4}/.exec(claim.period)?.[0];
  const area = ledger.tree.areas.find(({ code }) => code === claim.area);
  const how = indicator && area && year ? linksOf(frame, { path: PATH, view: "overview" }).how(indicator.id, { area: area.code, year: Number(year) }) : undefined;
  return {
    n, text: claim.text, verdict: claim.verdict, sign: SIGNS[claim.verdict], word: t(claim.verdict),
    about: [indicator?.label[locale], area ? nameOf(area, locale) : undefined, claim.period === "" ? undefined : periodText(claim.period, ledger.entry.statYearStart, locale)].filter((one) => one !== undefined).join(" · "),
    ...(why ? { why } : {}), ...valueText(claim, indicator, locale), ...(claim.correction ? { accept: t("accept", { text: claim.correction.text }) } : {}), ...(how ? { how } : {}),
  };
}

/** The right number as pages write it; not where a correction or the draft says it already. */
function valueText({ value, correction, verdict, text }: ExplainedClaim, indicator: ReturnType<PageFrame["ledger"]["registry"]["find"]>, locale: Locale): { value?: string } {
  if (value === undefined || correction || !indicator || verdict === "agrees" || verdict === "unclearChange") return {};
  const shown = inItsUnit(value, text, indicator, locale);
  return text.includes(shown) ? {} : { value: translator(locale, messages)("rightValue", { value: shown }) };
}

function inItsUnit(value: number, text: string, { display }: Indicator, locale: Locale): string {
  if (/百分点|percentage|points?\b/.test(text)) return `${formatNumber(value, { scale: 100, decimals: 1, sign: "" })}${locale === "en" ? " percentage points" : " 个百分点"}`;
  if (/千分点/.test(text)) return `${formatNumber(value, { scale: 1000, decimals: 2, sign: "" })} 个千分点`;
  if (/[%％成]|per ?cent|百分之|分之/.test(text)) return formatWithSign(value, { scale: 100, sign: "%", decimals: 1 });
  if (/倍|times|fold|twice/.test(text)) return formatNumber(value, { scale: 1, sign: "", decimals: 1 });
  return formatWithSign(value, Number.isInteger(value) && display.sign !== "" ? { scale: 1, sign: "", decimals: 0 } : display);
}
