import type { OpenLedger } from "../open-ledger";

/** What the office wants to reach, as the package gives it. */
export type Targets = {
  /** The target of an area and period: the area's own before the one for all, the period's own before its year's. */
  of(indicator: string, area: string, period: string): number | undefined;
  /** The goal at the end of a statistical year: the area's own before the one for all, a year's before its last quarter. */
  atEndOf(indicator: string, area: string, year: number): number | undefined;
};

const ALL = "";

const kept = new WeakMap<OpenLedger["reader"], Promise<Targets>>();

/** The targets of a snapshot; there may be none. A snapshot never changes, so they are read once. */
export function loadTargets({ reader }: Pick<OpenLedger, "reader">): Promise<Targets> {
  const targets = kept.get(reader) ?? readTargets(reader);
  kept.set(reader, targets);
  targets.catch(() => kept.delete(reader));
  return targets;
}

async function readTargets(reader: OpenLedger["reader"]): Promise<Targets> {
  const targets = new Map<string, number>();
  const ends = new Map<string, number>();
  if (reader.has("targets")) {
    const { indicator = [], area = [], period = [], year = [], target = [] } = await reader.ask({ from: "targets", columns: ["indicator", "area", "period", "year", "target"], orderBy: [{ column: "month" }, { column: "span" }] });
    indicator.forEach((name, at) => {
      const place = `${name as string}|${(area[at] as string | null) ?? ALL}`;
      targets.set(`${place}|${period[at] as string}`, target[at] as number);
      ends.set(`${place}|${year[at] as number}`, target[at] as number); // the last in time stays
    });
  }
  return {
    atEndOf: (indicator, area, year) => ends.get(`${indicator}|${area}|${year}`) ?? ends.get(`${indicator}|${ALL}|${year}`),
    of(indicator, area, period) {
      const periods = period.includes("-") ? [period, period.slice(0, 4)] : [period];
      for (const code of [area, ALL]) for (const one of periods) {
        const found = targets.get(`${indicator}|${code}|${one}`);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
