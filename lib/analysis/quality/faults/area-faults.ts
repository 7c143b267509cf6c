import type { Area } from "../../area-tree";
import type { OpenLedger } from "../../open-ledger";
import { monthNumber } from "../delays";
import type { FoundFault } from "./fault";

/**
 * Faults of the list of areas: a village that ends and names no successor, one that begins later than the others, the two of one name that follow each
 * other (a code that changed), two of one name at one time, names that no font can write.
 */
export function findAreaFaults({ tree, entry }: OpenLedger): FoundFault[] {
  const found: FoundFault[] = [];
  const fault = (code: FoundFault["code"], area: Area, severity: FoundFault["severity"], period = "") => found.push({ code, pos: area.pos, area: area.code, period, file: "areas.csv", kind: "", rows: 1, severity });
  for (const parent of tree.areas) {
    const children = tree.children(parent);
    const names = new Map<string, Area[]>();
    for (const child of children) names.set(folded(child.nameZh), [...(names.get(folded(child.nameZh)) ?? []), child]);
    for (const same of names.values()) for (const [at, area] of same.entries()) {
      if (at === 0) continue;
      const follows = same.find((other) => other !== area && isNext(other, area));
      if (follows) fault("renumbered", area, "high", area.from ?? "");
      else if (same.some((other) => other !== area && meet(other, area))) fault("sameName", area, "middle");
    }
    const renumbered = new Set([...names.values()].flatMap((same) => same.flatMap((area) => same.filter((other) => other !== area && (isNext(other, area) || isNext(area, other))).map(() => area.pos))));
    for (const child of children) {
      if (UNWRITABLE.test(child.nameZh)) fault("unwritable", child, "low");
      if (renumbered.has(child.pos)) continue;
      if (child.to !== undefined && child.to < entry.asOf.slice(0, 7)) fault("vanished", child, "middle", child.to);
      if (child.from !== undefined) fault("appeared", child, "low", child.from);
    }
  }
  return found;
}

/** Private-use characters stand for nothing outside the office's own font. */
const UNWRITABLE = /[\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFD}\u{FFFD}]/u;

/** One name however it is spelled: widths, spaces and the usual pairs of characters. */
const folded = (name: string): string => name.normalize("NFKC").replace(/\s+/g, "").replaceAll("臺", "台").replaceAll("峯", "峰").replaceAll("豊", "豐");

const isNext = (before: Area, after: Area): boolean => before.to !== undefined && after.from !== undefined && Math.abs(monthNumber(after.from) - monthNumber(before.to)) <= 1;
const meet = (one: Area, two: Area): boolean => (one.from ?? "") <= (two.to ?? "9999") && (two.from ?? "") <= (one.to ?? "9999");
