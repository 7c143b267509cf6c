import { basename } from "node:path";
import type { Input, Layout, Profile } from "./profile";

/** Which columns of a file hold which field of an input, from 0. */
export type LayoutMatch = { input: Input; layout: Layout; layoutAt: number; columns: Map<string, number> };

/** Inputs of a profile whose name patterns take in a file. */
export function inputsFor(profile: Profile, path: string): Input[] {
  return profile.inputs.filter(({ files }) => files === undefined || files.some((pattern) => fits(pattern, path)));
}

function fits(pattern: string, path: string): boolean {
  const depth = pattern.split("/").length;
  const tail = depth === 1 ? basename(path) : path.split(/[\\/]/).slice(-depth).join("/");
  const shape = pattern.replace(/[\\^$.|+()[\]{}]/g, "\\$&").replaceAll("*", "[^/]*").replaceAll("?", "[^/]");
  return new RegExp(`^${shape}$`, "iu").test(tail.normalize("NFC"));
}

/** The first layout that the top records of a file fit, of the inputs that take it in. */
export function matchLayout(inputs: readonly Input[], top: readonly string[][]): LayoutMatch | undefined {
  for (const input of inputs) {
    for (const [layoutAt, layout] of input.layouts.entries()) {
      const columns = columnsOf(layout, top);
      if (columns) return { input, layout, layoutAt, columns };
    }
  }
  return undefined;
}

/** What keeps a file from the layout it comes nearest to: for the message. */
export function nearestMiss(inputs: readonly Input[], top: readonly string[][]): { missing: string[]; unknown: string[] } {
  const misses = inputs.flatMap(({ layouts }) => layouts.map((layout) => miss(layout, headings(layout, top))));
  return misses.reduce((best, next) => (size(next) < size(best) ? next : best), misses[0] ?? { missing: [], unknown: [] });
}

const size = ({ missing, unknown }: { missing: string[]; unknown: string[] }): number => missing.length + unknown.length;

function columnsOf(layout: Layout, top: readonly string[][]): Map<string, number> | undefined {
  if (top.length < layout.headerRows) return undefined;
  const found = headings(layout, top);
  if (size(miss(layout, found)) > 0) return undefined;
  return new Map(Object.entries(layout.columns).map(([field, names]) => [field, found.findIndex((heading) => accepts(names, heading))]));
}

function miss(layout: Layout, found: readonly string[]): { missing: string[]; unknown: string[] } {
  const names = Object.values(layout.columns);
  const missing = names.filter((name) => found.filter((heading) => accepts(name, heading)).length !== 1).map((name) => [name].flat()[0]!);
  const unknown = layout.others === "ignore" ? [] : found.filter((heading) => !names.some((name) => accepts(name, heading)) && !accepts(layout.ignore, heading));
  return { missing, unknown };
}

const accepts = (names: string | readonly string[], heading: string): boolean => [names].flat().some((name) => plain(name) === heading);

/** The heading of every column: the texts of its name rows, joined with a slash. */
export function headings({ headerRows, nameRows, fill }: Layout, top: readonly string[][]): string[] {
  const rows = (nameRows ?? Array.from({ length: headerRows }, (_, at) => at + 1)).map((number, at, all) => {
    const cells = (top[number - 1] ?? []).map(plain);
    return fill && at < all.length - 1 ? filledRight(cells) : cells;
  });
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? "").filter((text) => text !== "").join("/"));
}

function filledRight(cells: readonly string[]): string[] {
  let last = "";
  return cells.map((cell) => (last = cell === "" ? last : cell));
}

/** Blanks and line breaks in headings do not count. */
const plain = (text: string): string => text.replace(/[\s\u200b\ufeff]+/gu, "");
