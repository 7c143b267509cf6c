import type { OpenLedger } from "../../analysis/open-ledger";
import type { Deps } from "../deps";
import { caseLagging, openingFor } from "./case-book";

/** Opens a case for every village that is on the list now and has none for this stay. Done again it does nothing. Gives back the ids. */
export async function openListedCases(deps: Deps, ledger: OpenLedger): Promise<string[]> {
  const lagging = await caseLagging(ledger);
  const current = lagging.listings.filter(({ released }) => released === undefined);
  if (current.length === 0) return [];
  const store = await deps.store();
  return store.cases.open(current.map((listing) => openingFor(ledger, lagging, listing)), { role: "planning-office", at: deps.clock.now().toISOString(), key: "open-cases" });
}
