import type { SpeechPiece } from "./template-render";

export type SpeechParagraph = { role: "title" | "heading" | "text"; pieces: SpeechPiece[] };
export type DroppedSentence = { text: string; reasons: string[] };
export type SpeechText = { paragraphs: SpeechParagraph[]; /** Sentences that could not be said, with why. */ dropped: DroppedSentence[] };

/** Ends a sentence: in Chinese its stop, in English a stop before a blank. */
const STOP = /[。！？]|[.!?](?=\s|$)/g;

/**
 * Pieces as paragraphs: a sentence that lacks a number is left out whole and listed with its reason, a paragraph or heading with nothing left
 * goes with it.
 */
export function speechText(pieces: readonly SpeechPiece[]): SpeechText {
  const dropped: DroppedSentence[] = [];
  const lines = linesOf(pieces).flatMap((line): SpeechParagraph[] => {
    const role = roleOf(line);
    const kept = sentencesOf(role === "text" ? line : withoutMark(line)).filter((sentence) => {
      const gaps = sentence.filter((piece) => piece.kind === "gap");
      if (gaps.length > 0) dropped.push({ text: sentence.map(({ kind, text }) => (kind === "gap" ? `〔${text}〕` : text)).join("").trim(), reasons: [...new Set(gaps.map((piece) => ("reason" in piece ? piece.reason : "")))] });
      return gaps.length === 0;
    });
    const left = trimmed(kept.flat());
    return left.some(({ text }) => text.trim() !== "") ? [{ role, pieces: left }] : [];
  });
  return { paragraphs: lines.filter(({ role }, at) => role !== "heading" || lines[at + 1]?.role === "text"), dropped };
}

export const paragraphText = ({ pieces }: Pick<SpeechParagraph, "pieces">): string => pieces.map(({ text }) => text).join("");

function linesOf(pieces: readonly SpeechPiece[]): SpeechPiece[][] {
  const lines: SpeechPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind !== "text") {
      lines.at(-1)!.push(piece);
      continue;
    }
    piece.text.split("\n").forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== "") lines.at(-1)!.push({ kind: "text", text });
    });
  }
  return lines;
}

function roleOf([first]: readonly SpeechPiece[]): SpeechParagraph["role"] {
  if (first?.kind !== "text") return "text";
  return first.text.startsWith("# ") ? "title" : first.text.startsWith("## ") ? "heading" : "text";
}

const withoutMark = ([first, ...rest]: readonly SpeechPiece[]): SpeechPiece[] => [{ kind: "text", text: first!.text.replace(/^##? /, "") }, ...rest];

function sentencesOf(line: readonly SpeechPiece[]): SpeechPiece[][] {
  const sentences: SpeechPiece[][] = [[]];
  for (const piece of line) {
    if (piece.kind !== "text") {
      sentences.at(-1)!.push(piece);
      continue;
    }
    let from = 0;
    for (const { index, 0: stop } of piece.text.matchAll(STOP)) {
      sentences.at(-1)!.push({ kind: "text", text: piece.text.slice(from, index + stop.length) });
      sentences.push([]);
      from = index + stop.length;
    }
    if (from < piece.text.length) sentences.at(-1)!.push({ kind: "text", text: piece.text.slice(from) });
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** Pieces of text that stand together as one, without blanks at the ends. */
function trimmed(pieces: readonly SpeechPiece[]): SpeechPiece[] {
  const joined: SpeechPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === "text" && piece.kind === "text") joined[joined.length - 1] = { kind: "text", text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined.map((piece, at) => (piece.kind === "text" ? { ...piece, text: at === 0 ? piece.text.trimStart() : at === joined.length - 1 ? piece.text.trimEnd() : piece.text } : piece));
}
