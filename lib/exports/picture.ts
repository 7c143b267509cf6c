import { Resvg } from "@resvg/resvg-js";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fontSubset } from "./font-subset";

/** A picture for programs that draw SVG badly or not at all. */
export type Png = { data: Uint8Array; width: number; height: number };

const FACE = "Noto Sans SC";

/**
 * An SVG of ours as PNG, `zoom` dots for each px. The Chinese face comes with the program: a rasteriser without one draws blanks and says
 * nothing, and the machine's own faces would give another picture on each machine.
 * @throws Error where the face is not installed
 */
export function toPng(svg: string, zoom: number): Png {
  const named = svg.replace(/font-family="[^"]*"/g, `font-family="${FACE}"`);
  const picture = new Resvg(named, { font: { loadSystemFonts: false, fontFiles: facesFor(named), defaultFontFamily: FACE, sansSerifFamily: FACE }, fitTo: { mode: "zoom", value: zoom }, background: "#ffffff" });
  const drawn = picture.render();
  return { data: new Uint8Array(drawn.asPng()), width: drawn.width / zoom, height: drawn.height / zoom };
}

/** Width and height of an SVG of ours, in px. */
export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width ?? 1), height: Number(height ?? 1) };
}

/** The largest size of the same shape that fits the room. */
export function fitted(size: { width: number; height: number }, room: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(room.width / size.width, room.height / size.height);
  return { width: size.width * scale, height: size.height * scale };
}

/** Cuts the face once for all of these pictures: `toPng` would cut it again for each new character. */
export const facesOnce = (svgs: readonly string[]): void => void facesFor(svgs.join(""));

let kept: { known: Set<number>; files: string[]; folder: string } | undefined;

/**
 * Both weights with the characters of every picture so far: the rasteriser opens the file for each text, and the whole face is ten megabytes. The small
 * files lie in a folder of this process's own and go with it.
 */
function facesFor(svg: string): string[] {
  const characters = new Set(Array.from(svg, (letter) => letter.codePointAt(0)!));
  if (kept && [...characters].every((one) => kept!.known.has(one))) return kept.files;
  const folder = kept?.folder ?? ownFolder();
  const known = new Set([...(kept?.known ?? []), ...characters]);
  const files = fontFiles().map((path, at) => {
    const small = join(folder, `${known.size}-${at}.ttf`);
    writeFileSync(small, fontSubset(readFileSync(path), known));
    return small;
  });
  kept?.files.forEach((path) => rmSync(path, { force: true }));
  kept = { known, files, folder };
  return files;
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cunjing-faces-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** From the project's folder: a bundle of the web application does not stand where the source stood. */
function fontFiles(): string[] {
  const places = [process.cwd(), ...(import.meta.dirname ? [join(import.meta.dirname, "../..")] : [])].map((root) => join(root, "node_modules/@expo-google-fonts/noto-sans-sc"));
  const folder = places.find((place) => existsSync(place));
  if (!folder) throw new Error(`@expo-google-fonts/noto-sans-sc is not installed in ${places.join(" or ")}`);
  return [join(folder, "400Regular/NotoSansSC_400Regular.ttf"), join(folder, "700Bold/NotoSansSC_700Bold.ttf")];
}
