import { CommentRangeEnd, CommentRangeStart, CommentReference, Document, Packer, Paragraph, ShadingType, TabStopType, TextRun, type ParagraphChild } from "docx";
import type { Locale } from "../base/locale";
import { COLOUR } from "../charts/palette";
import { docxStyles, PAGE } from "./docx-style";
import { settleOfficeFile } from "./office-file";

/** A stretch of a draft; one that is marked has a note, and with it stands what was found. */
export type MarkedPiece = { text: string; mark?: "agrees" | "agreesAfterRounding" | "differs" | "unclearChange" | "earlierSnapshot" | "cannotCheck" | "accepted"; sign?: string; note?: string };
export type MarkedDraft = { locale: Locale; title: string; source: string; author: string; asOf: string; pieces: readonly MarkedPiece[] };

type Mark = NonNullable<MarkedPiece["mark"]>;
const FILL: Readonly<Record<Mark, string>> = { agrees: "E4F2EC", agreesAfterRounding: "E4F2EC", differs: "F9E1D9", unclearChange: "FBF0D4", earlierSnapshot: "FBF0D4", cannotCheck: "EEF1F4", accepted: "D9E8F5" };
/** What is right needs no comment: a page full of them would hide the others. */
const QUIET = new Set<Mark>(["agrees", "agreesAfterRounding"]);

const COLUMNS = [1, 2, 3, 4, 5].map((n) => ({ type: TabStopType.LEFT, position: n * 1700 }));

/** A speech draft with its claims marked by shade and sign, and a Word comment on each that is not plainly right. */
export async function toMarkedDocx(draft: MarkedDraft): Promise<Uint8Array> {
  const comments: { id: number; author: string; initials: string; date: Date; children: Paragraph[] }[] = [];
  const comment = (note: string): number => {
    comments.push({ id: comments.length, author: draft.author, initials: draft.author.slice(0, 2), date: new Date(`${draft.asOf}T00:00:00Z`), children: [new Paragraph({ children: [new TextRun(note)] })] });
    return comments.length - 1;
  };
  const body = paragraphsOf(draft.pieces, comment);
  const file = new Document({
    title: draft.title, creator: draft.author, lastModifiedBy: draft.author, styles: docxStyles(draft.locale), comments: { children: comments },
    sections: [{ properties: { page: PAGE }, children: [new Paragraph({ style: "Small", children: [new TextRun({ text: draft.source, color: COLOUR.quiet.replace("#", "") })] }), ...body] }],
  });
  return settleOfficeFile(new Uint8Array(await Packer.toArrayBuffer(file)), draft.asOf);
}

function paragraphsOf(pieces: readonly MarkedPiece[], comment: (note: string) => number): Paragraph[] {
  const lines: ParagraphChild[][] = [[]];
  for (const piece of pieces) {
    piece.text.split("\n").forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== "") lines.at(-1)!.push(...runsOf({ ...piece, text: plainText(text) }, comment));
    });
  }
  // Columns of a draft that are set with tabs stay columns.
  return lines.map((children) => new Paragraph({ children, tabStops: COLUMNS }));
}

function runsOf({ text, mark, sign, note }: MarkedPiece, comment: (note: string) => number): ParagraphChild[] {
  if (!mark) return [new TextRun(text)];
  const run = new TextRun({ text, shading: { type: ShadingType.CLEAR, fill: FILL[mark], color: "auto" }, ...(mark === "accepted" ? { bold: true } : {}) });
  const shape = sign && mark !== "accepted" ? [new TextRun({ text: sign, superScript: true })] : [];
  if (!note || QUIET.has(mark)) return [run, ...shape];
  const id = comment(note);
  return [new CommentRangeStart(id), run, new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }), ...shape];
}

/** XML knows no other control characters than tab. */
const plainText = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
