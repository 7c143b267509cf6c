/** A text as it is read: the same words with narrow digits and without the line breaks that only wrap a sentence; `at` leads back to the offsets of the text as written. */
export type AsRead = { text: string; at(offset: number): number };

const WIDE = /[\uff10-\uff19\uff0e\uff05]/g;
/** A heading or a point of a list begins a line of its own. */
const OPENS = /^\s*(?:[一二三四五六七八九十]+、|[（(]|第[一二三四五六七八九十]|[0-9]{1,2}[.、．)）]|[-*•#|])/;
const TABLE = /\t|\||[ \u3000]{2,}/;

/** `１２３％` as 123%: as long as it was. */
export const narrow = (text: string): string => text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** `１２３` is 123, and a line that ends in a comma or in the middle of a sentence goes on in the next. */
export function asRead(text: string): AsRead {
  const lines = narrow(text).split("\n");
  const dropped: number[] = []; // offsets of line breaks that are left out
  let read = "";
  let offset = 0;
  for (const [at, line] of lines.entries()) {
    read += line;
    offset += line.length + 1;
    const next = lines[at + 1];
    if (next === undefined) break;
    const joint = jointOf(line, next);
    if (joint === "") dropped.push(offset - 1);
    read += joint ?? "\n";
  }
  return { text: read, at: (place) => dropped.reduce((back, gone) => (gone <= back ? back + 1 : back), place) };
}

/** What stands for the break between two lines: nothing in Chinese, a blank in English; undefined where the break stays. */
function jointOf(line: string, next: string): "" | " " | undefined {
  if (line.trim() === "" || next.trim() === "" || TABLE.test(line) || TABLE.test(next) || OPENS.test(next)) return undefined;
  if (/[，、]$/.test(line) || (/[\u4e00-\u9fff0-9]$/.test(line) && /[，。；]/.test(line) && line.length >= 24 && /^[\u4e00-\u9fff0-9%‰]/.test(next) && /[。；]/.test(next))) return "";
  return /[a-z0-9,%]$/.test(line) && (/^[a-z(]/.test(next) || (/[a-z,]$/.test(line) && line.length >= 40 && /^[0-9]/.test(next))) ? " " : undefined;
}
