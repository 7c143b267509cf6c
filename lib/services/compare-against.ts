import { readAnswers } from "../analysis/answers";
import type { Comparison } from "../analysis/comparison";
import type { DisclosedFigure } from "../analysis/disclosure";
import type { FunnelCentre } from "../analysis/funnel";
import { loadGroups, type Group } from "../analysis/groups";
import { groupFigure, setDifference, shownFigure, type SetFigure, type SetQuestion } from "../analysis/pooled-groups";
import { periodOf, readPooled, windowOf } from "../analysis/pooled-years";
import { similarVillages, type Similar } from "../analysis/similar-villages";
import type { Change } from "../analysis/figure";
import type { Area } from "../analysis/area-tree";
import { NotFoundError } from "../base/errors";
import type { Locale } from "../base/locale";
import type { OpenLedger } from "../analysis/open-ledger";
import { nameOf } from "../views/names";
import type { Reference } from "../views/interval-row";
import { targetOf } from "./target-of";

/** What a comparison stands beside, as an address and the command line write it: `parent`, `target`, `similar:CODE`, `group:ID`, `group:ID,ID`. */
export type Against = { kind: "auto" } | { kind: "parent" } | { kind: "target" } | { kind: "similar"; code: string } | { kind: "groups"; ids: string[] };
export const AGAINST = /^(?:parent|target|similar:[0-9A-Za-z_-]{1,32}|group:[^\s,]{1,40}(?:,[^\s,]{1,40}){0,30})$/u;

export function readAgainst(text: string | undefined): Against {
  if (text === undefined) return { kind: "auto" };
  if (text === "parent" || text === "target") return { kind: text };
  const [kind = "", rest = ""] = [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];
  return kind === "similar" ? { kind, code: rest } : { kind: "groups", ids: [...new Set(rest.split(","))] };
}

export type GroupRow = SetFigure & { group: Group; /** Beside the first group; absent for the first, for what is described, and where either is withheld. */ difference?: Change };
export type Beside = {
  reference?: Reference;
  /** What the reference is called. */
  name: string;
  kind: "own" | "target" | "band" | "similar" | "group" | "none";
  centre?: FunnelCentre;
  /** Only these villages are listed. */
  scope?: ReadonlySet<string>;
  similar?: Similar & { village: Area };
  groups?: GroupRow[];
  /** Asked for a target where there is none. */
  noTarget?: true;
};

type Question = { ledger: OpenLedger; comparison: Comparison; own: DisclosedFigure; locale: Locale };

/** Finds what the areas of a comparison are compared with. @throws NotFoundError for an unknown group or village */
export async function besideOf(question: Question, against: Against): Promise<Beside> {
  if (against.kind === "similar") return besideSimilar(question, against.code);
  if (against.kind === "groups") return besideGroups(question, against.ids);
  const { ledger, comparison: { question: { indicator, area, year } }, own, locale } = question;
  const name = nameOf(area, locale);
  const target = indicator.class === "scored" && against.kind !== "parent" ? await targetOf(ledger, indicator.id, area, year) : undefined;
  if (against.kind === "auto" && indicator.id === "sex-ratio-at-birth") {
    const [lower, upper] = ledger.config.normalSexRatio;
    return { reference: { kind: "band", lower, upper }, name, kind: "band" };
  }
  if (target !== undefined) return { reference: { kind: "target", lower: target, upper: target }, name, kind: "target", centre: { kind: "target", value: target } };
  // A count grows with the area: beside the whole it says nothing.
  const beside: Beside = own.status === "ok" && indicator.formula.kind !== "count" ? { reference: { kind: "own", lower: own.value, upper: own.value }, name, kind: "own" } : { name, kind: "none" };
  return against.kind === "target" ? { ...beside, noTarget: true } : beside;
}

async function besideSimilar({ ledger, comparison, locale }: Question, code: string): Promise<Beside> {
  const { indicator, year } = comparison.question;
  const { area: village } = ledger.tree.find(code);
  const similar = await similarVillages(ledger, village, year);
  const set = await setOf(ledger, comparison, [village, ...similar.areas], (question) => shownFigure(ledger, `similar:${village.code}`, similar.areas, question));
  return { ...standAt(set.figure, indicator.formula.kind === "count"), name: nameOf(village, locale), kind: "similar", scope: new Set([village, ...similar.areas].map((one) => one.code)), similar: { ...similar, village } };
}

async function besideGroups({ ledger, comparison, locale }: Question, ids: readonly string[]): Promise<Beside> {
  const { indicator } = comparison.question;
  const groups = await loadGroups(ledger);
  const chosen = ids.map((id) => groups.find(id) ?? unknownGroup(id, groups.all));
  const villages = [...new Set(chosen.flatMap((group) => group.villages))];
  const rows = await setOf(ledger, comparison, villages, (question) => chosen.map((group): GroupRow => ({ group, ...groupFigure(ledger, groups, group, question) })));
  const [first] = rows;
  const compared = rows.map((row, at) => {
    const difference = at === 0 || indicator.class === "described" ? undefined : setDifference(indicator, row.figure, first!.figure, ledger.config.level);
    return { ...row, ...(difference ? { difference } : {}) };
  });
  const scope = rows.length > 1 ? { scope: new Set(villages.map(({ code }) => code)), groups: compared } : {};
  return { ...standAt(first!.figure, indicator.formula.kind === "count", "group"), name: nameOf(first!.group, locale), kind: "group", ...scope };
}

/** The villages of a set are read with their families, whatever the comparison holds; of several years the single ones too. */
async function setOf<Result>(ledger: OpenLedger, { question: { indicator, year, pool } }: Comparison, areas: readonly Area[], make: (question: SetQuestion) => Result): Promise<Result> {
  const years = windowOf(year, pool);
  const single = await readAnswers(ledger, { indicators: [indicator], areas, years, before: false });
  const of = (one: number) => ({ indicator, answers: single, year: one, period: String(one), months: 12 });
  if (pool === 1) return make(of(year));
  const answers = await readPooled(ledger, { indicators: [indicator], areas, year, pool });
  return make({ indicator, answers, year, period: periodOf(year, pool), months: 12 * pool, single: years.map(of) });
}

function standAt(figure: DisclosedFigure, isCount: boolean, kind: "similar" | "group" = "similar"): Pick<Beside, "reference" | "centre"> {
  if (figure.status !== "ok" || isCount) return {};
  return { reference: { kind: "own", lower: figure.value, upper: figure.value }, centre: { kind, value: figure.value } };
}

function unknownGroup(id: string, all: readonly Group[]): never {
  const known = all.slice(0, 12).map((group) => `${group.id} ${group.nameZh}`);
  throw new NotFoundError("group.unknown", all.length === 0
    ? { zh: "这个快照没有指导组", en: "this snapshot has no guidance groups" }
    : { zh: `没有指导组“${id.slice(0, 40)}”；有：${known.join("、")}`, en: `no guidance group "${id.slice(0, 40)}"; known: ${all.slice(0, 12).map((group) => `${group.id} ${group.nameEn ?? group.nameZh}`).join(", ")}` });
}
