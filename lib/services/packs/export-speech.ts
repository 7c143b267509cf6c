import * as messages from "../../i18n/messages/speech";
import { translator } from "../../i18n/translator";
import type { Locale } from "../../base/locale";
import type { SpeechPiece, SpokenFigure } from "../../speech/template-render";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import type { ExportedFile } from "../export-formats";
import type { PageFrame } from "../page-frame";
import { plainName } from "../plain-name";
import { methodOf } from "../report-blocks";
import { reportSource } from "../report-source";
import { makeSpeech, type Speech, type SpeechQuestion } from "./make-speech";

/** One number of the speech with where it comes from. */
export type SpokenRow = { number: number; figure: SpokenFigure; label: string; area: string; period: string; text: string; method: string };

/** The speech as DOCX with a list of all figures and their sources. */
export async function exportSpeech(deps: Deps, locale: Locale, question: SpeechQuestion): Promise<ExportedFile> {
  const speech = await makeSpeech(deps, locale, question);
  const { frame } = speech;
  const [{ fitForFiles }, { toSpeechDocx }] = await Promise.all([import("../../exports/report"), import("../../exports/speech-docx")]);
  const t = translator(locale, messages);
  const { numberOf, rows } = spokenFigures(speech);
  const dropped = speech.dropped.map(({ text, reasons }) => t("droppedLine", { text, why: reasons.join(t("join")) }));
  const bytes = await toSpeechDocx(fitForFiles({
    locale, title: speech.title,
    paragraphs: speech.paragraphs.map(({ role, pieces }) => ({ role, runs: pieces.map((piece) => ({ text: piece.text, ...(numberOf(piece) === undefined ? {} : { figure: numberOf(piece)! }) })) })),
    figures: { title: t("listTitle"), columns: [t("colNumber"), t("colFigure"), t("colSaid"), t("colMade")], rows: rows.map(({ number, label, area, period, text, method }) => [String(number), [label, area, period].join(t("comma")), text, method]) },
    source: await reportSource(deps, frame, dropped),
  }));
  return { name: `cunjing-speech-${frame.area.code}-${frame.year}-${frame.ledger.entry.id}.docx`, plain: plainName([speech.title], "docx"), mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes };
}

/** The figures of a speech, each once, numbered as they come. */
export function spokenFigures({ paragraphs, frame }: Speech): { numberOf(piece: SpeechPiece): number | undefined; rows: SpokenRow[] } {
  const rows = new Map<string, SpokenRow>();
  const keyOf = (piece: SpeechPiece) => (piece.kind === "value" && piece.figure ? [piece.figure.indicator, piece.figure.area, piece.figure.period].join("|") : undefined);
  for (const piece of paragraphs.flatMap(({ pieces }) => pieces)) {
    const key = keyOf(piece);
    if (key === undefined || piece.kind !== "value" || !piece.figure) continue;
    const known = rows.get(key);
    if (!known) rows.set(key, rowOf(piece.figure, piece.text, rows.size + 1, frame));
    else if (!known.text.includes(piece.text)) rows.set(key, { ...known, text: `${known.text}；${piece.text}` });
  }
  return { numberOf: (piece) => rows.get(keyOf(piece) ?? "")?.number, rows: [...rows.values()] };
}

function rowOf(figure: SpokenFigure, text: string, number: number, { ledger, locale }: PageFrame): SpokenRow {
  const indicator = ledger.registry.get(figure.indicator);
  return { number, figure, label: indicator.label[locale], area: nameOf(ledger.tree.find(figure.area).area, locale), period: figure.period.replace("..", "—"), text, method: methodOf(indicator, locale) };
}
