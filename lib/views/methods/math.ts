/**
 * A formula as data: `app/components/math.tsx` draws it as MathML, `plainText` writes it on one line. Text is cut into letters,
 * numbers and signs; what stands in `words` stays whole.
 */
export type Math =
  | string
  | readonly Math[]
  | { is: "words"; words: string }
  | { is: "fraction"; over: Math; under: Math }
  | { is: "root"; of: Math }
  | { is: "script"; base: Math; up?: Math; down?: Math }
  | { is: "sum"; sign: "∑" | "∏"; from: Math; of: Math }
  | { is: "accent"; of: string; mark: "¯" | "ˆ" | "˜" };

export const fraction = (over: Math, under: Math): Math => ({ is: "fraction", over, under });
export const root = (of: Math): Math => ({ is: "root", of });
export const up = (base: Math, high: Math): Math => ({ is: "script", base, up: high });
export const down = (base: Math, low: Math): Math => ({ is: "script", base, down: low });
export const both = (base: Math, low: Math, high: Math): Math => ({ is: "script", base, down: low, up: high });
export const sum = (from: Math, of: Math): Math => ({ is: "sum", sign: "∑", from, of });
export const product = (from: Math, of: Math): Math => ({ is: "sum", sign: "∏", from, of });
export const bar = (of: string): Math => ({ is: "accent", of, mark: "¯" });
export const hat = (of: string): Math => ({ is: "accent", of, mark: "ˆ" });
export const tilde = (of: string): Math => ({ is: "accent", of, mark: "˜" });
export const words = (text: string): Math => ({ is: "words", words: text });

export type Token = { is: "letter" | "number" | "sign"; text: string };

/** Names of functions stay whole, one letter is one quantity, digits are one number. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/(?:min|max|ln|med|RR|MAD|SII|RII)|\d+(?:\.\d+)?%?|\S/gu)].map(([token]) => ({
    text: token, is: /^\d/.test(token) ? "number" : /^\p{L}/u.test(token) ? "letter" : "sign",
  }));
}

const HIGH: Record<string, string> = { "2": "²", "3": "³" };
const COMBINED = { "¯": "\u0304", ˆ: "\u0302", "˜": "\u0303" } as const;

/** One line that reads the same: (x + z²/2)/(n + z²). */
export function plainText(math: Math): string {
  if (typeof math === "string") return math;
  if (isRow(math)) return math.map(plainText).join(" ").replace(/([(（]) | (?=[)）,，])/g, "$1").replace(/\s+/g, " ");
  switch (math.is) {
    case "words": return math.words;
    case "fraction": return `${grouped(math.over)} ${wordy(math) ? "÷" : "/"} ${grouped(math.under)}`.replace(/ \/ /g, "/");
    case "root": return `√(${plainText(math.of)})`;
    case "script": return `${plainText(math.base)}${math.down === undefined ? "" : `_${tight(math.down)}`}${math.up === undefined ? "" : (HIGH[plainText(math.up)] ?? `^${tight(math.up)}`)}`;
    case "sum": return `${math.sign}_${tight(math.from)} ${plainText(math.of)}`;
    case "accent": return math.of + COMBINED[math.mark];
  }
}

export const isRow = (math: Math): math is readonly Math[] => Array.isArray(math);

/** In brackets where it has more than one part. */
function grouped(math: Math): string {
  const text = plainText(math);
  const single = typeof math !== "string" && !isRow(math) && math.is !== "fraction" && math.is !== "sum";
  return single || /^[^\s+−±×÷]+$/u.test(text) ? text : `(${text})`;
}

const tight = (math: Math): string => {
  const text = plainText(math).replaceAll(" ", "");
  return [...text].length === 1 || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
};

const wordy = (math: Math): boolean => JSON.stringify(math).includes('"words"');
