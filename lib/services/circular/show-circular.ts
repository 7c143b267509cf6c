import type { Area } from "../../analysis/area-tree";
import type { CircularPeriod } from "../../analysis/lagging/circular-period";
import type { Evidence } from "../../analysis/lagging/lagging";
import type { OpenLedger } from "../../analysis/open-ledger";
import type { Locale } from "../../base/locale";
import type { ExtraRow } from "../../exports/extra-rows";
import * as messages from "../../i18n/messages/circular";
import { translator } from "../../i18n/translator";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import { circularDocument, demandPeriod, demandSeveral } from "./circular-document";
import { circularFacts } from "./circular-facts";

/** One stay on the list, as the circular has it. */
export type ShownStay = {
  area: string; state: "new" | "still" | "improving" | "released"; since: string; listed: string; released?: string; rounds: number; deadline?: string;
  /** Days past the deadline of a village that is still behind; 0 else. */
  overdueDays: number;
  /** A talk about the help needed is proposed. */
  talk: boolean;
  post?: string; measures: string[]; indicators: string[]; evidence: Evidence[];
};
/** What `show circular` says. `period` is absent where nothing was tested in the year. */
export type ShownCircular = {
  period?: CircularPeriod; periods: CircularPeriod[];
  /** The day deadlines are held against. */
  day: string;
  tested: { villages: number; indicators: string[] };
  stays: ShownStay[];
  /** False listings in ten years, were villages not truly different. */
  expectedFalse?: number;
  /** The small database could not be read: there are no deadlines. */
  away?: true;
};

/** The facts of the circular of one period. @throws InputError where the period has no test, or the area is a village */
export async function showCircular(deps: Pick<Deps, "store" | "hasStore" | "clock" | "config">, ledger: OpenLedger, { area, year, period }: { area: Area; year: number; period?: CircularPeriod }): Promise<ShownCircular> {
  demandSeveral(ledger, area);
  const facts = await circularFacts(deps, ledger, { area, year, ...(period ? { period } : {}) });
  demandPeriod(period, facts.known);
  return {
    ...(facts.period ? { period: facts.period } : {}), periods: facts.known, day: facts.day, tested: facts.tested, ...(facts.expected ? { expectedFalse: facts.expected.rules.perTenYears } : {}), ...(facts.away ? { away: true as const } : {}),
    stays: facts.villages.map(({ area: code, group, since, listed, released, rounds, deadline, overdueDays, talk, post, measures, indicators, evidence }) => ({
      area: code, state: group, since, listed, ...(released === undefined ? {} : { released }), rounds, ...(deadline === undefined ? {} : { deadline }), overdueDays, talk, ...(post ? { post: post.code } : {}), measures: [...measures], indicators, evidence,
    })),
  };
}

/** As rows of a file; `part` says which. */
export function circularRows({ stays }: ShownCircular): ExtraRow[] {
  return stays.flatMap(({ area, state, since, listed, released, rounds, deadline, overdueDays, talk, post, measures, indicators, evidence }): ExtraRow[] => [
    { indicator: "lagging", area, period: listed, value: rounds, unit: "periods", part: "stay", state, since, released: released ?? "", deadline: deadline ?? "", overdue_days: overdueDays, talk: String(talk), post: post ?? "", measures: measures.join(" "), behind_in: indicators.join(" ") },
    ...evidence.map((one): ExtraRow => ({ indicator: one.indicator, area, period: one.period, unit: one.against === "band" ? "boys per 100 girls" : "share", part: "evidence", state, behind: String(one.behind), limit: one.limit, against: one.against, ...(one.status === "ok" ? { value: one.value, p: one.p, p_adjusted: one.adjusted } : { status: "suppressed", reason: one.reason }) })),
  ]);
}

/** The circular as text for a terminal, in the words of page and document. */
export async function circularText(deps: Deps, ledger: OpenLedger, question: { area: Area; year: number; period?: CircularPeriod; locale: Locale }): Promise<string> {
  const { area, locale } = question;
  demandSeveral(ledger, area);
  const facts = await circularFacts(deps, ledger, question);
  demandPeriod(question.period, facts.known);
  const view = await circularDocument(deps, { ledger, locale, state: { locale }, area }, facts, Infinity);
  if (!view) return translator(locale, messages)("untested", { area: nameOf(area, locale), span: String(question.year) });
  const { alignColumns } = await import("../show-text");
  const table = (columns: string[], rows: { cells: string[] }[]) => alignColumns([columns, ...rows.map(({ cells }) => cells)]);
  return [
    view.title, "", view.addressee, ...view.preamble, "",
    ...view.sections.flatMap((section) => [section.heading, ...section.paragraphs, ...(section.table ? [section.table.caption, table(section.table.columns, section.table.rows), ...(section.table.note ? [section.table.note] : [])] : []), ""]),
    view.signature.office, view.signature.date, "",
  ].join("\n");
}
