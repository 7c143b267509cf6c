import { distance } from "fastest-levenshtein";
import { NotFoundError } from "../base/errors";
import type { SnapshotReader } from "../engine/duckdb/snapshot-reader";
import type { Level } from "../snapshots/files";

/** An area as it is now; merged ones live on as aliases of their successor. */
export type Area = {
  /** Place in depth-first order, 0 = root; everything below it has pos within (pos, last]. */
  pos: number;
  last: number;
  parent: number;
  depth: number;
  level: Level;
  code: string;
  nameZh: string;
  nameEn?: string;
  /** Months, inclusive; absent = always. */
  from?: string;
  to?: string;
};

/** A code that no longer stands for itself: its past is in the successor, since that month. */
export type Alias = { code: string; nameZh: string; nameEn?: string; level: Level; successor: string; since: string };

export type AreaTree = {
  areas: readonly Area[];
  root: Area;
  aliases: readonly Alias[];
  /** @throws NotFoundError with the nearest codes and names */
  find(code: string): { area: Area; alias?: Alias };
  parent(area: Area): Area | undefined;
  /** From the root down to the parent. */
  ancestors(area: Area): Area[];
  children(area: Area): readonly Area[];
  /** The area itself among them. */
  siblings(area: Area): readonly Area[];
  villages(area: Area): Area[];
  /** Old codes whose past is in this area. */
  mergedInto(area: Area): readonly Alias[];
  /** Areas whose code begins with the text or whose name holds it, in code order. */
  search(text: string, limit?: number): Area[];
};

export async function loadAreaTree(reader: SnapshotReader): Promise<AreaTree> {
  const [areas, aliases] = await Promise.all([
    reader.ask({ from: "areas", columns: ["pos", "last", "parent", "depth", "level", "code", "name_zh", "name_en", "from", "to"], orderBy: [{ column: "pos" }] }),
    reader.ask({ from: "aliases", columns: ["code", "name_zh", "name_en", "level", "successor", "since"], orderBy: [{ column: "code" }] }),
  ]);
  // The columns and their types are those of the rollup's schema, written by lib/snapshots/publish.
  const optional = (name: string, value: unknown) => (typeof value === "string" && value !== "" ? { [name]: value } : {});
  const list = (areas.pos ?? []).map((pos, at): Area => ({
    pos: pos as number, last: areas.last![at] as number, parent: areas.parent![at] as number, depth: areas.depth![at] as number,
    level: areas.level![at] as Level, code: areas.code![at] as string, nameZh: areas.name_zh![at] as string,
    ...optional("nameEn", areas.name_en![at]), ...optional("from", areas.from![at]), ...optional("to", areas.to![at]),
  }));
  const merged = (aliases.code ?? []).map((code, at): Alias => ({
    code: code as string, nameZh: aliases.name_zh![at] as string, ...optional("nameEn", aliases.name_en![at]),
    level: aliases.level![at] as Level, successor: aliases.successor![at] as string, since: (aliases.since![at] as string | null) ?? "",
  }));
  return makeAreaTree(list, merged);
}

/** @param areas in depth-first order, pos = place in the list */
export function makeAreaTree(areas: readonly Area[], aliases: readonly Alias[]): AreaTree {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const aliasOf = new Map(aliases.map((alias) => [alias.code, alias]));
  const children = new Map<number, Area[]>();
  for (const area of areas) {
    const known = children.get(area.parent);
    if (known) known.push(area);
    else children.set(area.parent, [area]);
  }
  const merged = new Map<string, Alias[]>();
  for (const alias of aliases) merged.set(alias.successor, [...(merged.get(alias.successor) ?? []), alias]);
  const tree: AreaTree = {
    areas, aliases, root: areas[0]!,
    find(code) {
      const area = byCode.get(code);
      if (area) return { area };
      const alias = aliasOf.get(code);
      const successor = alias && byCode.get(alias.successor);
      if (alias && successor) return { area: successor, alias };
      throw unknownArea(code, areas);
    },
    parent: (area) => areas[area.parent],
    ancestors(area) {
      const above = areas[area.parent];
      return above ? [...tree.ancestors(above), above] : [];
    },
    children: (area) => children.get(area.pos) ?? [],
    siblings: (area) => children.get(area.parent) ?? [area],
    villages: (area) => areas.slice(area.pos + 1, area.last + 1).filter(({ level }) => level === "village"),
    mergedInto: (area) => merged.get(area.code) ?? [],
    search(text, limit = 20) {
      const wanted = text.trim().toLowerCase();
      const fits = ({ code, nameZh, nameEn }: Area) => code.toLowerCase().startsWith(wanted) || nameZh.toLowerCase().includes(wanted) || (nameEn ?? "").toLowerCase().includes(wanted);
      return wanted === "" ? [] : areas.filter(fits).slice(0, limit);
    },
  };
  return tree;
}

function unknownArea(code: string, areas: readonly Area[]): NotFoundError {
  const near = areas.map((area) => ({ area, far: distance(code, area.code) })).sort((one, two) => one.far - two.far).slice(0, 3).map(({ area }) => area);
  const shown = code.slice(0, 40);
  return new NotFoundError("area.unknown", {
    zh: `没有地区“${shown}”；相近的有：${near.map(({ code: known, nameZh }) => `${known} ${nameZh}`).join("、")}`,
    en: `no area "${shown}"; nearest: ${near.map(({ code: known, nameZh, nameEn }) => `${known} ${nameEn ?? nameZh}`).join(", ")}`,
  });
}
