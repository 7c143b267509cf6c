import { between, stream } from "./draw";
import { MERGER, TOWNSHIP, VILLAGES } from "./places";

const ACROSS = 6;
const DOWN = 4;
const STEP = 0.03;

/** A made-up map: a mesh of 6 by 4 fields with shaken corners, near 0° north 0° east so that it is nowhere. */
export function geometry(seed: number): string {
  const random = stream(seed, "geometry");
  const shake = (edge: boolean) => (edge ? 0 : between(random, -9, 9) / 1000);
  const corners = Array.from({ length: DOWN + 1 }, (_, y) =>
    Array.from({ length: ACROSS + 1 }, (_unused, x) => [round(x * STEP + shake(x === 0 || x === ACROSS)), round((DOWN - y) * STEP + shake(y === 0 || y === DOWN))] as const));
  const villages = VILLAGES.filter((_, village) => village !== MERGER.from);
  const features = villages.map(({ code }, at) => feature(code, ring(corners, at % ACROSS, Math.floor(at / ACROSS))));
  const outline = [[0, 0], [round(ACROSS * STEP), 0], [round(ACROSS * STEP), round(DOWN * STEP)], [0, round(DOWN * STEP)], [0, 0]];
  return `${JSON.stringify({ type: "FeatureCollection", features: [...features, feature(TOWNSHIP.code, outline)] })}\n`;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Counter-clockwise, closed. */
function ring(corners: readonly (readonly (readonly [number, number])[])[], x: number, y: number): number[][] {
  const at = (dx: number, dy: number) => [...(corners[y + dy]?.[x + dx] ?? [])];
  return [at(0, 1), at(1, 1), at(1, 0), at(0, 0), at(0, 1)];
}

const feature = (code: string, outer: readonly (readonly number[])[]) => ({ type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates: [outer] } });
