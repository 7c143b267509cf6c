import { demand } from "./demand";
import type { Limits } from "./rank-region";

/** Each area's first and last letter (0 = A): it bears every letter between them too. `groups` holds how many areas bear each letter. */
export type GroupLetters = { first: Int32Array; last: Int32Array; groups: Int32Array };

/**
 * Compact letter display of intervals: two areas share a letter exactly where their intervals overlap, that is, where neither lies
 * wholly below the other (touching counts as wholly below, as in `rankRegion`). A letter is a largest group of areas of which no two can be told apart; letters
 * run from the lowest values to the highest, and since intervals lie on a line every area bears consecutive ones.
 * Domain: lower ≤ upper for every area; use simultaneous intervals so that all statements hold together. Time n·log n.
 * Piepho 2004, J. Comput. Graph. Stat. 13:456; maximal cliques of an interval graph: Fulkerson & Gross 1965, Pacific J. Math. 15:835.
 */
export function groupLetters(intervals: readonly Limits[]): GroupLetters {
  for (const { lower, upper } of intervals) demand(lower <= upper, "groupLetters: lower must not be above upper", `${lower} and ${upper}`);
  const [first, last] = [new Int32Array(intervals.length), new Int32Array(intervals.length)];
  const groups: number[] = [];
  let open = 0;
  let opened = false;
  for (const { at, opens } of endsOf(intervals)) {
    if (opens) {
      first[at] = groups.length;
      open += 1;
      opened = true;
      continue;
    }
    // An end that follows a beginning closes a group none of whose members can be told apart: it gets its letter here.
    if (opened) groups.push(open);
    opened = false;
    last[at] = groups.length - 1;
    open -= 1;
  }
  return { first, last, groups: Int32Array.from(groups) };
}

type End = { at: number; value: number; opens: boolean };

/** Both ends of every interval from left to right: at one place ends come before beginnings, so that touching is no overlap. */
function endsOf(intervals: readonly Limits[]): End[] {
  const ends = intervals.flatMap(({ lower, upper }, at): End[] => [{ at, value: lower, opens: true }, { at, value: upper, opens: false }]);
  const isPoint = ({ at }: End) => intervals[at]!.lower === intervals[at]!.upper;
  // An interval without length begins before it ends; all of one place share their letter.
  const turn = (end: End) => (isPoint(end) ? (end.opens ? 1 : 2) : end.opens ? 3 : 0);
  return ends.sort((one, two) => (one.value === two.value ? turn(one) - turn(two) : one.value < two.value ? -1 : 1));
}

/** A, B … Z, AA, AB …: 0 is A. */
export function letterOf(at: number): string {
  demand(Number.isSafeInteger(at) && at >= 0, "letterOf: place must be a whole number from 0", at);
  const rest = Math.floor(at / 26) - 1;
  return (rest < 0 ? "" : letterOf(rest)) + String.fromCharCode(65 + (at % 26));
}

/** Letters of one area as they are printed: `A`, `AB`, and of longer runs the ends, `A–F`; two areas share a letter where their runs meet. */
export function lettersText(first: number, last: number): string {
  if (first === last) return letterOf(first);
  return `${letterOf(first)}${last - first === 1 && last < 26 ? "" : "–"}${letterOf(last)}`;
}
