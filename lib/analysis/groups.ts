import type { Area } from "./area-tree";
import type { OpenLedger } from "./open-ledger";

/** A guidance group with the villages it looks after. */
export type Group = { id: string; nameZh: string; nameEn?: string; villages: Area[] };
export type Groups = {
  all: readonly Group[];
  find(id: string): Group | undefined;
  /** The groups of one village as one text, to tell villages of different groups apart; "" = none. */
  namesOf(area: Area): string;
};

const kept = new WeakMap<OpenLedger["reader"], Promise<Groups>>();

/** The guidance groups of a snapshot, by id; there may be none. A snapshot never changes, so they are read once. */
export function loadGroups(ledger: OpenLedger): Promise<Groups> {
  const groups = kept.get(ledger.reader) ?? readGroups(ledger);
  kept.set(ledger.reader, groups);
  groups.catch(() => kept.delete(ledger.reader));
  return groups;
}

async function readGroups({ reader, tree }: OpenLedger): Promise<Groups> {
  const found = new Map<string, Group & { places: Set<number> }>();
  if (reader.has("groups")) {
    const { group = [], name_zh = [], name_en = [], area = [] } = await reader.ask({ from: "groups", columns: ["group", "name_zh", "name_en", "area"], orderBy: [{ column: "group" }, { column: "area" }] });
    group.forEach((id, at) => {
      const known = found.get(id as string) ?? { id: id as string, nameZh: name_zh[at] as string, ...(name_en[at] ? { nameEn: name_en[at] as string } : {}), villages: [], places: new Set<number>() };
      found.set(known.id, known);
      const { area: place } = tree.find(area[at] as string); // a merged village's group looks after its successor
      for (const village of place.level === "village" ? [place] : tree.villages(place)) {
        if (known.places.has(village.pos)) continue;
        known.places.add(village.pos);
        known.villages.push(village);
      }
    });
  }
  const names = new Map<number, string>();
  for (const { id, villages } of found.values()) for (const { pos } of villages) names.set(pos, `${names.get(pos) ?? ""} ${id}`);
  const all = [...found.values()].map(({ places: _places, ...group }): Group => group);
  return { all, find: (id) => all.find((group) => group.id === id), namesOf: ({ pos }) => names.get(pos) ?? "" };
}
