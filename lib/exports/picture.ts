import { Resvg } from "@resvg/resvg-js";
import { existsSync } from "node:fs";
import { join } from "node:path";

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
  const picture = new Resvg(named, { font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FACE, sansSerifFamily: FACE }, fitTo: { mode: "zoom", value: zoom }, background: "#ffffff" });
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

let files: string[] | undefined;

/** From the project's folder: a bundle of the web application does not stand where the source stood. */
function fontFiles(): string[] {
  if (files) return files;
  const places = [process.cwd(), ...(import.meta.dirname ? [join(import.meta.dirname, "../..")] : [])].map((root) => join(root, "node_modules/@expo-google-fonts/noto-sans-sc"));
  const folder = places.find((place) => existsSync(place));
  if (!folder) throw new Error(`@expo-google-fonts/noto-sans-sc is not installed in ${places.join(" or ")}`);
  return (files = [join(folder, "400Regular/NotoSansSC_400Regular.ttf"), join(folder, "700Bold/NotoSansSC_700Bold.ttf")]);
}
