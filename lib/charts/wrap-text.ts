import { textWidth } from "./measure-text";

/** A text in lines of the room given: broken between Chinese characters and between words; a word too long for a line is broken inside. */
export function wrapText(text: string, room: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    const longer = line === "" ? piece.trimStart() : line + piece;
    if (textWidth(longer.trimEnd(), fontSize) <= room || line === "") line = longer;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
    while (textWidth(line.trimEnd(), fontSize) > room && line.length > 1) {
      let part = line;
      while (part.length > 1 && textWidth(part, fontSize) > room) part = part.slice(0, -1);
      lines.push(part);
      line = line.slice(part.length);
    }
  }
  return line.trimEnd() === "" ? lines : [...lines, line.trimEnd()];
}

/** Single Chinese characters, and runs of anything else up to a space. */
const piecesOf = (text: string): string[] => text.match(/[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+\s*|\s+/g) ?? [];
