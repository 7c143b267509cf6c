import { findLagging, type Lagging } from "../analysis/lagging/lagging";
import type { Area } from "../analysis/area-tree";
import { newestWhole, yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { lastDayOfStep } from "../analysis/stat-year";
import { followUpView, type FollowUpView } from "../views/follow-up-view";
import { href } from "../views/address";
import { nameOf } from "../views/names";
import type { PageFrame } from "./page-frame";

const MOST_KEPT = 500;
const kept = new WeakMap<OpenLedger, Map<string, Promise<Lagging>>>();

/** The follow-up list of an area and year; a snapshot never changes, so what was found once is kept. */
export function laggingOf(ledger: OpenLedger, area: Area, year: number): Promise<Lagging> {
  const known = kept.get(ledger) ?? new Map<string, Promise<Lagging>>();
  kept.set(ledger, known);
  const key = `${area.pos}|${year}`;
  const found = known.get(key) ?? findLagging(ledger, area, year);
  if (!known.has(key) && known.size >= MOST_KEPT) known.clear();
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

/** The year in which the list stands now: the running one as soon as a quarter of it is over and tested, for the list moves with every quarter; else the newest whole one. */
export async function listYear(ledger: OpenLedger): Promise<number | undefined> {
  const { entry: { asOf, statYearStart } } = ledger;
  const whole = newestWhole(ledger);
  const running = yearsOf(ledger).find((year) => lastDayOfStep(year * 4, statYearStart) <= asOf);
  if (running === undefined || whole === undefined || running <= whole) return whole;
  const { period } = await laggingOf(ledger, ledger.tree.root, running);
  return period === undefined ? whole : running;
}

/** A page that is asked for no year tells of the list as it stands now. */
export const listFrame = async (frame: PageFrame): Promise<PageFrame> => (frame.state.year === undefined ? { ...frame, year: (await listYear(frame.ledger)) ?? frame.year } : frame);

/** The list as the overview shows it; absent where nothing can be tested. */
export async function followUp({ ledger, area, year, locale, state }: PageFrame, link: (code: string) => string, /** Marks what is past its deadline: cases know that. */ marked: (lagging: Lagging) => Promise<Lagging> | Lagging = (lagging) => lagging): Promise<FollowUpView | undefined> {
  const lagging = await marked(await laggingOf(ledger, area, year));
  return followUpView({
    lagging, locale, indicator: (id) => ledger.registry.find(id),
    area: (code) => ({ name: nameOf(ledger.tree.find(code).area, locale), href: link(code) }),
    how: (indicator, code) => href("/how/lagging-evidence", { ...state, area: area.code, year: String(year) }, { indicator, kind: code }),
  });
}
