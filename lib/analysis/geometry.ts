import { readGeometryFile } from "../snapshots/geometry/geometry-file";
import type { Outlines } from "../snapshots/geometry/topology";
import type { OpenLedger } from "./open-ledger";

/** The office's own map: outlines of areas, in degrees. */
export type Geometry = {
  /** Outlines of those of the codes that have one. */
  shapes(codes: readonly string[]): Map<string, Outlines>;
};

const kept = new WeakMap<OpenLedger, Promise<Geometry | undefined>>();

/** The map of a snapshot, read once for as long as the snapshot is open; undefined where the package brought none. */
export function readGeometry(ledger: OpenLedger): Promise<Geometry | undefined> {
  const known = kept.get(ledger) ?? readGeometryFile(ledger.entry.dir);
  kept.set(ledger, known);
  return known;
}
