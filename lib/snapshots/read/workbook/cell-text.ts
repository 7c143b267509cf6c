/** A cell as text; `day` where it is a date, as YYYY-MM-DD. */
export type Cell = { text: string; day?: true };
export type CellParts = { type: string | undefined; value: string | undefined; inline: string; date: boolean };

/**
 * The text of one workbook cell: a formula gives its stored value, whole numbers plain digits, dates YYYY-MM-DD.
 * A time of day is dropped; an error stays what it shows, such as #N/A.
 */
export function cellText({ type, value, inline, date }: CellParts, shared: readonly string[], date1904: boolean): Cell {
  if (type === "inlineStr") return { text: unescape(inline) };
  if (value === undefined || value === "") return { text: "" };
  switch (type) {
    case "s":
      return { text: shared[Number(value)] ?? raise(`no shared string ${value}`) };
    case "str":
      return { text: unescape(value) };
    case "e":
      return { text: value };
    case "b":
      return { text: value === "1" || value === "true" ? "TRUE" : "FALSE" };
    case "d":
      return { text: value.slice(0, 10), day: true };
    default:
      return date ? serialDay(Number(value), date1904) : { text: plainNumber(value) };
  }
}

/** Whole numbers as plain digits, never with an exponent; others as JavaScript writes them. */
export function plainNumber(value: string): string {
  if (/^-?\d+$/.test(value)) return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return raise(`not a number: ${value}`);
  return Number.isInteger(number) ? BigInt(number).toString() : String(number);
}

const DAY = 86_400_000;

/** Excel's day 60 is a 29 February 1900 that never was; days before it stand one off. */
function serialDay(serial: number, date1904: boolean): Cell {
  const seconds = Math.round(serial * 86_400);
  const whole = Math.floor(seconds / 86_400);
  if (!Number.isFinite(whole) || whole < 0 || whole > 2_958_465) return { text: String(serial) };
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  return { text: new Date(epoch + whole * DAY).toISOString().slice(0, 10), day: true };
}

/** Built-in number formats that show a day, and the codes of an office's own ones; times of day alone are numbers. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;
  const plain = code.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, "").toLowerCase();
  return /[yd]/.test(plain) || (plain.includes("m") && !/[hs]/.test(plain));
}

/** Characters XML cannot hold are written as _x000D_ and the like. */
export const unescape = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;

function raise(words: string): never {
  throw new Error(`workbook: ${words}`);
}
