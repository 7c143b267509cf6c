import type { Indicator } from "../indicators/indicator";
import { asRead } from "./as-read";
import type { Part, Word } from "./phrases";
import type { Calendar } from "./period";
import type { LevelWords, PlaceName } from "./place";
import type { Quantity } from "./quantity";
import type { RankQuote } from "./rank-quote";
import type { Reason } from "./reason";
import { readSentence, type Topic } from "./sentence";
import { sentenceClaims } from "./sentence-claims";
import { periodAbove, placedBack, tableCells, tableLines, type TableCell } from "./table";
import type { Direction } from "./turn";

/** How many villages (townships, groups) there are, or are of a kind. */
export type Counted =
  | { of: "villages" | "towns" | "groups" }
  | { of: "listed" | "watched" }
  /** The villages named beside the number, or those of them that are so. */
  | { of: "named"; villages: readonly string[]; state?: "listed" | "watched" }
  | { of: "beyond"; side: "above" | "below"; /** In the figure's own unit; absent: the area's own value. */ limit?: number; closed: boolean };

/** A statement of a draft that can be checked: which figure it is about, and what is said of it. Offsets are UTF-16 units of the text. */
export type Claim = {
  text: string;
  start: number;
  end: number;
  kind: "value" | "change" | "rank" | "count" | "share" | "gap" | "target";
  indicator?: Indicator;
  part: Part;
  /** Code of the area or group spoken of; empty where the snapshot does not hold it. */
  area: string;
  /** More areas whose sum is spoken of. */
  together?: string[];
  /** As in period.ts; empty where no figure can be given for it. */
  period: string;
  /** What a change is measured against. */
  base?: string;
  quantity?: Quantity;
  /** What a number of times is measured against, where that is no earlier period. */
  against?: { indicator: Indicator; part: Part; area?: string };
  /** The area that a gap is measured from; `target`: the indicator's own target. */
  than?: string;
  fromTarget?: true;
  /** What a share is of, where the words say it. */
  whole?: Indicator;
  /** Called a rise or fall. */
  direction?: Direction;
  /** A rise or fall beside the number it came from (123, down from 129): told only where it is wrong. */
  onlyWhenWrong?: true;
  rank?: RankQuote;
  counted?: Counted;
  /** The number is an average for each year of the period. */
  perYear?: true;
  /** Settled by the words alone. */
  reason?: Reason;
  /** What the same sentence speaks of before: what this may be a part, a sum or a ratio of. */
  beside?: Pick<Claim, "indicator" | "part" | "area" | "period">[];
  /** Sentence and paragraph, for sums within the draft. */
  sentence: number;
  /** Where the words of the rise or fall begin, to put others in their place. */
  wording?: { start: number; end: number };
};

export type ClaimContext = Calendar & {
  words: readonly Word[];
  names: readonly PlaceName[];
  levels: readonly LevelWords[];
  area: string;
  /** Names of villages are the names of these codes. */
  villages: ReadonlySet<string>;
  townships: ReadonlySet<string>;
};

// An English full stop ends a sentence only before a new one: 2.6 and No. 5 do not.
const SENTENCE = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|\.(?=\s+["“(]?[A-Z])|$)/g;

/** Finds every claim of a text, in order. */
export function findClaims(text: string, context: ClaimContext): Claim[] {
  const read = asRead(text);
  const span = <Of extends { start: number; end: number }>(one: Of): Of => ({ ...one, start: read.at(one.start), end: read.at(one.end - 1) + 1 });
  return claimsIn(read.text, context).map(span).map((claim) => ({ ...claim, text: text.slice(claim.start, claim.end), ...(claim.wording ? { wording: span(claim.wording) } : {}) }));
}

function claimsIn(text: string, context: ClaimContext): Claim[] {
  const claims: Claim[] = [];
  let at = 0;
  let sentence = 0;
  const paragraphs = text.split("\n");
  for (let line = 0; line < paragraphs.length; line += 1) {
    const paragraph = paragraphs[line]!;
    const rows = tableLines(paragraphs, line);
    if (rows > 0) {
      const table = paragraphs.slice(line, line + rows);
      const period = periodAbove(paragraphs[line - 1], context);
      for (const [row, cells] of tableCells(table, context).entries()) {
        for (const cell of cells) claims.push(...cellClaims({ ...cell, start: at + cell.start, end: at + cell.end }, text, { sentence, context, topic: period ? { period } : {} }));
        at += table[row]!.length + 1;
        sentence += 1;
      }
      line += rows - 1;
      continue;
    }
    let topic: Topic = {};
    for (const match of paragraph.matchAll(SENTENCE)) {
      const read = readSentence(match[0], context, topic);
      claims.push(...sentenceClaims(read, { offset: at + match.index, sentence, context }));
      topic = read.next;
      sentence += 1;
    }
    at += paragraph.length + 1;
  }
  return claims;
}

/** A cell of a table is read as the sentence that its heads make of it. */
function cellClaims(cell: TableCell, text: string, { sentence, context, topic }: { sentence: number; context: ClaimContext; topic: Topic }): Claim[] {
  const read = readSentence(cell.before + cell.text + cell.after, context, topic);
  return sentenceClaims(read, { offset: 0, sentence, context }).flatMap((claim) => placedBack(claim, cell, text) ?? []);
}
