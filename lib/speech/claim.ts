import type { Indicator } from "../indicators/indicator";
import type { Part, Word } from "./phrases";
import type { Calendar } from "./period";
import type { LevelWords, PlaceName } from "./place";
import type { Quantity } from "./quantity";
import type { RankQuote } from "./rank-quote";
import type { Reason } from "./reason";
import { readSentence, type Topic } from "./sentence";
import { sentenceClaims } from "./sentence-claims";
import type { Direction } from "./turn";

/** How many villages (townships, groups) there are, or are of a kind. */
export type Counted =
  | { of: "villages" | "towns" | "groups" }
  | { of: "listed" | "watched" }
  | { of: "beyond"; side: "above" | "below"; /** In the figure's own unit; absent: the area's own value. */ limit?: number; closed: boolean };

/** A statement of a draft that can be checked: which figure it is about, and what is said of it. Offsets are UTF-16 units of the text. */
export type Claim = {
  text: string;
  start: number;
  end: number;
  kind: "value" | "change" | "rank" | "count" | "share" | "gap";
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
  against?: { indicator: Indicator; part: Part };
  /** The area that a gap is measured from. */
  than?: string;
  /** What a share is of, where the words say it. */
  whole?: Indicator;
  /** Called a rise or fall. */
  direction?: Direction;
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
  const claims: Claim[] = [];
  let at = 0;
  let sentence = 0;
  for (const paragraph of text.split("\n")) {
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
