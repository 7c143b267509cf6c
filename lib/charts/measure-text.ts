/** Widths of Latin letters in units of the font size, as in the usual sans faces; what is not listed takes the middle width. */
const NARROW = new Set("ijlI.,:;'|!()[]/ ‰·".replace("‰", "").split(""));
const WIDE = new Set("mwMW%‰—".split(""));

/** Full width: Chinese characters, kana, Hangul, full-width forms and CJK punctuation. */
const isFullWidth = (point: number): boolean =>
  (point >= 0x2e80 && point <= 0xa4cf) || (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) || (point >= 0xfe30 && point <= 0xfe4f) || (point >= 0xff00 && point <= 0xff60) || point >= 0x20000;

/** The width of a text in px without a font at hand: one em for each Chinese character, a table for the rest. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (isFullWidth(point)) ems += 1;
    else if (NARROW.has(letter)) ems += 0.3;
    else if (WIDE.has(letter)) ems += 0.9;
    else ems += letter >= "A" && letter <= "Z" ? 0.66 : 0.56;
  }
  return ems * fontSize;
}

/** A text cut to the room it has. */
export function fitText(text: string, room: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= room) return text;
  let short = text;
  while (short.length > 1 && textWidth(`${short}…`, fontSize) > room) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}

/** What ECharts asks for on the server: width of a text in a CSS font such as `bold 12px sans-serif`. */
export function measureText(text: string, font?: string): { width: number } {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? "")?.[1] ?? 12);
  return { width: textWidth(text, size) * (/bold|[6-9]00/.test(font ?? "") ? 1.05 : 1) };
}
