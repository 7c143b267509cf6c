import type { CircularPeriod } from "../analysis/lagging/circular-period";
import * as messages from "../i18n/messages/circular";
import { translator } from "../i18n/translator";
import type { CircularTable, CircularView } from "../views/circular-view";
import { textCell } from "../views/report-cells";
import { circularDocument, demandPeriod, demandSeveral, MOST_TOLD, periodWords } from "./circular/circular-document";
import { circularFacts } from "./circular/circular-facts";
import type { Deps } from "./deps";
import type { PageFrame } from "./page-frame";
import { tableBlock, type Block } from "./report-blocks";

export type CircularReport = { title: string; blocks: Block[]; period?: string; /** Absent where nothing was tested in the year. */ view?: CircularView };

/** The circular as a document: the same words as on its page. @throws InputError where the period has no test, or the area is a village */
export async function circularReport(deps: Deps, frame: PageFrame, period: CircularPeriod | undefined): Promise<CircularReport> {
  const { ledger, area, areaName, year, locale } = frame;
  const t = translator(locale, messages);
  demandSeveral(ledger, area);
  const facts = await circularFacts(deps, ledger, { area, year, ...(period ? { period } : {}) });
  demandPeriod(period, facts.known);
  const view = await circularDocument(deps, frame, facts, MOST_TOLD);
  const words = (one: CircularPeriod) => periodWords({ year, period: one, statYearStart: ledger.entry.statYearStart, locale });
  if (!view || facts.period === undefined) {
    const none = t("untested", { area: areaName, span: words("year").span });
    return { title: none, blocks: [{ kind: "text", section: t("page"), title: none, paragraphs: [] }] };
  }
  return { title: view.title, view, period: words(facts.period).span, blocks: blocksOf(view, t("page")) };
}

/** For slides: a table each with its sentence as the note, what has no table in the first; the signature stands on the title. */
export function circularSlides({ title, preamble, sections }: CircularView, section: string): Block[] {
  const empty = sections.filter(({ table, key }) => !table && key !== "method").flatMap(({ paragraphs }) => paragraphs);
  return [
    { kind: "text", section, title, paragraphs: [...preamble, ...empty] },
    ...sections.flatMap((one): Block[] => (one.table ? [told(one.table, section, one.heading, one.paragraphs)] : one.key === "method" ? [{ kind: "text", section, title: one.heading, paragraphs: one.paragraphs }] : [])),
  ];
}

function told({ columns, rows, note, total }: CircularTable, section: string, title: string, before: readonly string[]): Block {
  const notes = [...before, ...(note ? [note] : [])].join(" ");
  return tableBlock(section, title, { columns: columns.map((label) => ({ label, kind: "text" as const })), rows: rows.map(({ cells }) => cells.map(textCell)) }, { ...(notes ? { note: notes } : {}), ...(total ? { total } : {}) });
}

function blocksOf({ title, addressee, preamble, sections, signature }: CircularView, section: string): Block[] {
  return [
    { kind: "text", section, title, paragraphs: [addressee, ...preamble] },
    ...sections.flatMap(({ heading, paragraphs, table }): Block[] => [
      ...(paragraphs.length > 0 || !table ? [{ kind: "text" as const, section, title: heading, paragraphs }] : []),
      // The number of a table is the document's own.
      ...(table ? [told(table, section, table.caption.replace(/^\S+\s*\d+\s+/, ""), [])] : []),
    ]),
    { kind: "text", section, title: signature.office, paragraphs: [signature.date] },
  ];
}
