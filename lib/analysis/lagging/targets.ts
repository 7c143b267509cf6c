import type { OpenLedger } from "../open-ledger";

/** What the office wants to reach, as the package gives it. */
export type Targets = {
  /** The target of an area and period: the area's own before the one for all, the period's own before its year's. */
  of(indicator: string, area: string, period: string): number | undefined;
};

const ALL = "";

/** Reads the targets of a snapshot; there may be none. */
export async function loadTargets({ reader }: Pick<OpenLedger, "reader">): Promise<Targets> {
  const targets = new Map<string, number>();
  if (reader.has("targets")) {
    const { indicator = [], area = [], period = [], target = [] } = await reader.ask({ from: "targets", columns: ["indicator", "area", "period", "target"] });
    indicator.forEach((name, at) => targets.set(`${name as string}|${(area[at] as string | null) ?? ALL}|${period[at] as string}`, target[at] as number));
  }
  return {
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
