import { figuresOf } from "../analysis/figures";
import type { OpenLedger } from "../analysis/open-ledger";
import type { Figure } from "../analysis/figure";
import { listSnapshots } from "../snapshots/catalog";
import { findClaims, type Claim } from "../speech/claim";
import { draftText } from "../speech/draft-text";
import { phrasesOf } from "../speech/phrases";
import { checkClaim, type CheckedClaim, type Lookup } from "../speech/verdict";
import type { Deps } from "./deps";
import { demandYear } from "./show";

/** Earlier snapshots that are asked about a number that differs. */
const EARLIER = 12;

export type DraftQuestion = { path: string; area?: string; year?: number | string; snapshot?: string };
export type CheckedDraft = { snapshot: string; asOf: string; area: string; year: number; claims: CheckedClaim[] };

/** Checks every numeric claim of a speech draft (text or DOCX) against the figures of a snapshot, in the words of formats.md section 5. */
export async function checkDraft(deps: Deps, { path, area, year, snapshot }: DraftQuestion): Promise<CheckedDraft> {
  const text = await draftText(path);
  const { ledger } = await deps.ledger(snapshot);
  const home = area === undefined ? ledger.tree.root : ledger.tree.find(area).area;
  const statYear = demandYear(ledger, year);
  const areas = [home, ...ledger.tree.children(home), ...ledger.tree.villages(home)].flatMap(({ code, nameZh, nameEn }) => [nameZh, ...(nameEn ? [nameEn] : [])].map((name) => ({ name, code })));
  const named = areas.filter(({ name }) => text.includes(name));
  const claims = findClaims(text, { phrases: phrasesOf(ledger.registry.all), areas: named, area: home.code, year: statYear });
  const current = await lookupIn(ledger, claims);
  const checked = claims.map((claim) => checkClaim(claim, current));
  const earlier = checked.some(({ verdict }) => verdict === "differs") ? await earlierLookups(deps, ledger, claims.filter((_, at) => checked[at]!.verdict === "differs")) : [];
  return { snapshot: ledger.entry.id, asOf: ledger.entry.asOf, area: home.code, year: statYear, claims: checked.map((one, at) => (one.verdict === "differs" ? checkClaim(claims[at]!, current, earlier) : one)) };
}

async function earlierLookups(deps: Deps, { entry }: OpenLedger, claims: readonly Claim[]): Promise<Lookup[]> {
  const before = (await listSnapshots(deps.dataDir)).filter(({ id, asOf }) => id !== entry.id && asOf <= entry.asOf).slice(0, EARLIER);
  const lookups: Lookup[] = [];
  for (const { id } of before) lookups.push(await lookupIn((await deps.ledger(id)).ledger, claims));
  return lookups;
}

/** The figures that the claims are about, and those of the year before for the changes. */
async function lookupIn(ledger: OpenLedger, claims: readonly Claim[]): Promise<Lookup> {
  const wanted = claims.filter(({ indicator, year }) => indicator && year !== undefined);
  const years = [...new Set(wanted.flatMap(({ year }) => [year!, year! - 1]))];
  const indicators = [...new Set(wanted.map(({ indicator }) => indicator!.id))].flatMap((id) => ledger.registry.find(id) ?? []);
  const codes = new Set(wanted.map(({ area }) => area));
  const areas = ledger.tree.areas.filter(({ code }) => codes.has(code));
  const figures = wanted.length === 0 || areas.length === 0 ? [] : await figuresOf(ledger, { indicators, areas, years });
  const known = new Map<string, Figure>(figures.map((figure) => [`${figure.indicator}|${figure.area}|${figure.period}`, figure]));
  return (indicator, area, year) => known.get(`${indicator}|${area}|${year}`);
}
