import type { Random } from "../base/random";
import { demand, isPositive, isWholeCount } from "./demand";
import { drawBinomial, drawPoisson } from "./draws";
import type { Count, Rate } from "./interval";

/** Areas of one kind: events out of trials (binomial), or events over exposure (Poisson). */
export type AreaCounts = { kind: "share"; areas: readonly Count[] } | { kind: "rate"; areas: readonly Rate[] };

/** The same in columns; `common` is the value all areas have where only chance makes them differ. */
export type CommonValue = { kind: "share" | "rate"; events: Float64Array; sizes: Float64Array; common: number };

/**
 * The areas in columns, with their pooled value: all events over all trials or all exposure.
 * Domain: at least one area, whole counts, sizes above 0 (leave out areas without trials before), events ≤ trials of a share.
 */
export function commonValue(method: string, input: AreaCounts): CommonValue {
  const { kind } = input;
  demand(input.areas.length > 0, `${method}: there must be at least one area`, input.areas.length);
  const events = Float64Array.from(input.areas as readonly { events: number }[], (area) => area.events);
  const sizes = input.kind === "share" ? Float64Array.from(input.areas, (area) => area.trials) : Float64Array.from(input.areas, (area) => area.exposure);
  events.forEach((count, at) => {
    const size = sizes[at] as number;
    demand(isWholeCount(count), `${method}: events must be whole numbers from 0`, `${count} at place ${at + 1}`);
    if (kind === "rate") demand(isPositive(size), `${method}: exposure must be finite and above 0`, `${size} at place ${at + 1}`);
    else demand(isWholeCount(size) && size > 0 && count <= size, `${method}: trials must be whole, above 0 and at least the events`, `${count} of ${size} at place ${at + 1}`);
  });
  return { kind, events, sizes, common: sumOf(events) / sumOf(sizes) };
}

/** Fills `into` with events as chance alone would give them, each area having the common value. */
export function drawCommon({ kind, sizes, common }: CommonValue, random: Random, into: Float64Array): void {
  for (let at = 0; at < sizes.length; at += 1) {
    const size = sizes[at] as number;
    into[at] = kind === "share" ? drawBinomial(random, size, common) : drawPoisson(random, size * common);
  }
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum;
}
