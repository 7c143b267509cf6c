import { readFile, writeFile } from "node:fs/promises";
import type { Area } from "../analysis/area-tree";
import { yearsOf, type OpenLedger } from "../analysis/open-ledger";
import type { QuotedRow } from "../analysis/quoted-rows";
import { quotedRows } from "../analysis/quoted-rows";
import { InputError } from "../base/errors";
import type { Locale } from "../base/locale";
import { listSnapshots } from "../snapshots/catalog";
import { findClaims, type Claim } from "../speech/claim";
import { correctionOf, type Correction } from "../speech/correction";
import { draftSums } from "../speech/draft-sums";
import { draftText } from "../speech/draft-text";
import type { Known } from "../speech/known";
import { shifted } from "../speech/period";
import { checkClaim, explainDifference, otherPeriods, type CheckedClaim, type EarlierSnapshot } from "../speech/verdict";
import { checkContext } from "./check-context";
import { readKnown, type Wanted, type WantedCount } from "./check-known";
import { reasonTexts } from "./check-words";
import type { Deps } from "./deps";
import { demandYear } from "./show";

/** Earlier snapshots that are asked about a number that differs. */
const EARLIER = 12;

export type DraftQuestion = { area?: string; year?: number | string; snapshot?: string };
/** A claim with its verdict; `zh` and `en` say why it cannot be checked and what else is to be said. */
export type ExplainedClaim = CheckedClaim & { zh?: string; en?: string; correction?: Correction };
export type CheckedDraft = { snapshot: string; asOf: string; area: string; year: number; claims: ExplainedClaim[] };

/** Checks every numeric claim of a speech draft in a file (text or DOCX) against the figures of a snapshot, in the words of formats.md section 5. */
export async function checkDraft(deps: Deps, { path, out, locale = "zh-CN", ...question }: DraftQuestion & { path: string; /** Also write the marked draft here. */ out?: string; locale?: Locale }): Promise<CheckedDraft> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw new InputError("draft.unreadable", { zh: "找不到或无法读取讲话稿；请检查文件名", en: "the draft cannot be found or read; check the file name" });
  const text = await draftText(bytes);
  const checked = await checkText(deps, text, question);
  if (out !== undefined) await writeFile(out, await (await import("./check-marked")).markedDocx(text, checked, new Set(), locale));
  return checked;
}

/** The same for a text at hand. Nothing of it is kept or written anywhere. */
export async function checkText(deps: Deps, text: string, { area, year, snapshot }: DraftQuestion): Promise<CheckedDraft> {
  const { ledger } = await deps.ledger(snapshot);
  const home = area === undefined ? ledger.tree.root : ledger.tree.find(area).area;
  const statYear = demandYear(ledger, year);
  const context = await checkContext(ledger, { home, year: statYear, text });
  const found = findClaims(text, context).map(publicPeriod);
  const known = await readKnown(ledger, questionOf(found));
  const claims = found.filter((claim) => !claim.onlyWhenWrong || isWrong(checkClaim(claim, known)));
  const first = claims.map((claim) => checkClaim(claim, known));
  const checked = await explain(deps, ledger, { claims, checked: first, known });
  const flagged = withSums(text, claims, await withQuoted(ledger, { home, year: statYear, text, claims, checked }));
  return {
    snapshot: ledger.entry.id, asOf: ledger.entry.asOf, area: home.code, year: statYear,
    claims: flagged.map((one, at) => {
      const correction = correctionOf(claims[at]!, one, text);
      return { ...one, ...reasonTexts(one, ledger), ...(correction ? { correction } : {}) };
    }),
  };
}

const isWrong = ({ verdict }: CheckedClaim): boolean => verdict === "unclearChange" || verdict === "differs";

/** Services run from the start of the year: the first three quarters are the third. */
function publicPeriod(claim: Claim): Claim {
  if (claim.indicator?.topic !== "services") return claim;
  const plain = (key: string) => key.replace(/-Q1\.\.Q(\d)$/, "-Q$1");
  return { ...claim, period: plain(claim.period), ...(claim.base === undefined ? {} : { base: plain(claim.base) }) };
}

function questionOf(claims: readonly Claim[]): { figures: Wanted[]; ranks: Wanted[]; counts: WantedCount[] } {
  const figures = claims.flatMap(({ indicator, area, together = [area], period, base, kind, against, than, whole, beside = [] }): Wanted[] => {
    if (kind === "rank" || kind === "count") return [];
    const own = indicator ? together.flatMap((code) => [period, ...(base === undefined ? [] : [base])].map((one) => ({ indicator, area: code, period: one }))) : [];
    return [...own, ...(against ? [{ indicator: against.indicator, area: against.area ?? area, period }] : []), ...(than !== undefined && indicator ? [{ indicator, area: than, period }] : []), ...(whole ? [{ area, period }, ...beside].map((one) => ({ indicator: whole, area: one.area, period: one.period })) : []), ...(kind === "share" ? beside.map((one) => ({ indicator: one.indicator!, area: one.area, period: one.period })) : [])];
  });
  const ranks = claims.flatMap(({ kind, indicator, area, period }): Wanted[] => (kind === "rank" && indicator ? [{ indicator, area, period }] : []));
  const counts = claims.flatMap(({ counted, area, period, indicator }): WantedCount[] => (counted && (counted.of !== "named" || counted.state) ? [{ of: counted.of === "named" ? counted.state! : counted.of, area, year: period, ...(indicator ? { indicator } : {}) }] : []));
  return { figures, ranks, counts };
}

type Checked = { claims: readonly Claim[]; checked: readonly CheckedClaim[]; known: Known };

/** Of what differs: was it true as of an earlier snapshot, or is it right for another period? */
async function explain(deps: Deps, ledger: OpenLedger, { claims, checked, known }: Checked): Promise<CheckedClaim[]> {
  const differing = claims.filter((_, at) => checked[at]!.verdict === "differs");
  if (differing.length === 0) return [...checked];
  const years = yearsOf(ledger);
  const others = differing.flatMap((claim) => (claim.indicator && claim.kind === "value" ? otherPeriods(claim, years).map((period): Wanted => ({ indicator: claim.indicator!, area: claim.area, period })) : []));
  const [wider, earlier] = [await readKnown(ledger, { figures: others, ranks: [], counts: [] }), await earlierSnapshots(deps, ledger, differing)];
  const both: Known = { ...known, figure: (...asked) => known.figure(...asked) ?? wider.figure(...asked) };
  return checked.map((one, at) => (one.verdict === "differs" ? explainDifference(claims[at]!, one, both, earlier, otherPeriods(claims[at]!, years)) : one));
}

async function earlierSnapshots(deps: Deps, { entry }: OpenLedger, claims: readonly Claim[]): Promise<EarlierSnapshot[]> {
  const before = (await listSnapshots(deps.dataDir)).filter(({ id, asOf }) => id !== entry.id && asOf <= entry.asOf).slice(0, EARLIER);
  const found: EarlierSnapshot[] = [];
  for (const { id, asOf } of before) {
    const { ledger } = await deps.ledger(id);
    found.push({ id, asOf, known: await readKnown(ledger, questionOf(claims)) });
  }
  return found;
}

function withSums(text: string, claims: readonly Claim[], checked: readonly CheckedClaim[]): CheckedClaim[] {
  const sums = draftSums(text, claims);
  return checked.map((one, at) => (sums.has(at) ? { ...one, flags: [...(one.flags ?? []), sums.get(at)!] } : one));
}

type Quoting = { home: Area; year: number; text: string; claims: readonly Claim[]; checked: readonly CheckedClaim[] };

/** A number that stands in quoted history says so, and is none the more right for it. */
async function withQuoted(ledger: OpenLedger, { home, year, text, claims, checked }: Quoting): Promise<CheckedClaim[]> {
  const open = checked.some(({ verdict }) => verdict === "cannotCheck" || verdict === "differs");
  const rows = open && ledger.reader.has("reported") && home.level !== "village" ? await quotedRows(ledger, home, year) : [];
  return checked.map((one, at) => {
    const row = one.verdict === "cannotCheck" || one.verdict === "differs" ? rows.find((candidate) => isQuoted(candidate, claims[at]!, text)) : undefined;
    return row ? { ...one, flags: [...(one.flags ?? []), { code: "quoted" as const, item: row.item, source: row.source, period: row.period }] } : one;
  });
}

function isQuoted({ item, itemEn, value, period }: QuotedRow, { quantity, start, end, period: asked }: Claim, text: string): boolean {
  if (!quantity || quantity.written !== value) return false;
  const round = text.slice(Math.max(0, start - 40), end + 40);
  return (round.includes(item) || (itemEn !== undefined && round.toLowerCase().includes(itemEn.toLowerCase()))) && (asked === "" || period === asked || shifted(period, 0) === asked);
}
