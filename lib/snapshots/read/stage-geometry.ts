import { basename } from "node:path";
import type { Database } from "../../engine/duckdb/database";
import type { Fault } from "../fault";
import { makeTopology } from "../geometry/topology";
import { decodeText } from "./decode-text";
import { readGeometry, type ReadGeometry } from "./geometry";
import { geometryCodeFaults, geometryShapeFaults, geometryTextFaults } from "./geometry-faults";
import type { GeometryName } from "./package-folder";
import { fileFault } from "./read-faults";
import type { SourceFile, Staged } from "./staged";

const MOST_BYTES = 50 * 1024 ** 2;

/** Reads the map of one package: its bytes for the hash, its shapes, or why there are none. */
export async function takeGeometry({ path, name }: { path: string; name: GeometryName }, prefix: string): Promise<{ source: SourceFile; geometry?: ReadGeometry; faults: Fault[] }> {
  const decoded = await decodeText(path, { gzip: false, target: `${prefix}-${name}`, maxBytes: MOST_BYTES });
  const source = { path: basename(path), sha256: decoded.sha256, bytes: decoded.bytes, rows: 0 };
  const read = decoded.fault ? { fault: decoded.fault.code === "file.tooLarge" ? TOO_LARGE : decoded.fault } : await readGeometry(decoded.path, name);
  return { source, ...(read.geometry ? { geometry: read.geometry } : {}), faults: read.fault ? [fileFault(name, read.fault.code, read.fault)] : [] };
}

const TOO_LARGE = { code: "file.tooLarge", zh: "地图文件超过 50 MB；请在制图软件中简化边界后再导出", en: "the geometry is larger than 50 MB; simplify its outlines in the mapping program and export it again" };

/** What is wrong with a map beside the areas of the package; persons apart, to stand before all else. */
export async function geometryFaults(database: Database, geometry: ReadGeometry, { tables: { areas } }: Pick<Staged, "tables">): Promise<{ persons: Fault[]; faults: Fault[] }> {
  const texts = geometryTextFaults(geometry);
  const codes = await geometryCodeFaults(database, geometry, areas && !areas.missing.includes("code") ? areas.table : undefined);
  return { persons: [...texts.persons, ...codes.persons], faults: [...texts.line, ...codes.codes, ...geometryShapeFaults(geometry)] };
}

/** A map without faults, ready to be written. */
export function stagedGeometry({ name, shapes }: ReadGeometry): NonNullable<Staged["geometry"]> {
  return { name, topology: makeTopology(shapes.flatMap(({ code, outlines }) => (outlines ? [{ code: String(code), outlines }] : []))) };
}
