import type { Opening } from "../../analysis/cases/case-entry";
import { yearsOf } from "../../analysis/open-ledger";
import type { Deps } from "../deps";
import { laggingOf } from "../follow-up";
import { copied } from "./case-book";

/** What the rules said of a village's stay on the list up to a period of it, `2009-Q2` or `2009`: the newest of each indicator. */
export async function evidenceAt(deps: Deps, { area, listed, until }: { area: string; listed: string; until: string }): Promise<{ snapshot: string; indicators: string[]; evidence: Opening["evidence"] }> {
  const { ledger } = await deps.ledger();
  const year = Number(until.slice(0, 4));
  const lagging = await laggingOf(ledger, ledger.tree.root, Math.min(year, Math.max(...yearsOf(ledger))));
  const village = lagging.villages.find((one) => one.area === area);
  const listing = lagging.listings.find((one) => one.area === area && one.listed === listed);
  const past = (village?.evidence ?? []).filter(({ period }) => (period.includes("-") ? period <= until : Number(period) <= year));
  const newest = new Map(past.map((one) => [one.indicator, one]));
  return { snapshot: ledger.entry.id, indicators: [...(listing?.indicators ?? newest.keys())], evidence: [...newest.values()].map(copied) };
}
