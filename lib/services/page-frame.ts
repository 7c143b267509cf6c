import { z } from "zod";
import type { Area } from "../analysis/area-tree";
import { newestWhole, yearsOf, type OpenLedger } from "../analysis/open-ledger";
import { InputError, NotFoundError } from "../base/errors";
import type { Locale } from "../base/locale";
import { listSnapshots } from "../snapshots/catalog";
import { currentId } from "../snapshots/work-folder";
import type { PageState } from "../views/address";
import type { Writer } from "../views/figure-text";
import { nameOf } from "../views/names";
import type { Deps } from "./deps";
import { demandYear } from "./show";

/** A page's own question: what every page takes from its address. */
const stateSchema = z.object({
  area: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/).optional(),
  year: z.string().regex(/^\d{4}$/).optional(),
  snapshot: z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/).optional(),
  /** As known on this day: the newest snapshot of that day or before. */
  known: z.iso.date().optional(),
  find: z.string().max(40).optional(),
});

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What stands fixed before a page asks for figures: the snapshot, the area and the year. */
export type PageFrame = {
  ledger: OpenLedger;
  damaged: string[];
  /** The page shows another snapshot than the one in use. */
  asKnown?: true;
  locale: Locale;
  writer: Writer;
  state: PageState;
  find?: string;
  area: Area;
  areaName: string;
  /** Old code that was asked for, when it is merged into this area. */
  askedFor?: { code: string; name: string; since: string };
  year: number;
  years: number[];
};

/** Opens what the address names; without a year the newest one that is over by the snapshot's day, or what `usual` says. */
export async function openFrame(deps: Deps, locale: Locale, query: Query, usual?: (ledger: OpenLedger) => Promise<number | undefined>): Promise<PageFrame> {
  const { find, known, ...rest } = readQuery(stateSchema, query);
  const asked = known === undefined ? rest : { ...rest, snapshot: await knownOn(deps, known) };
  const { ledger, damaged } = await deps.ledger(asked.snapshot);
  const asKnown = asked.snapshot !== undefined && asked.snapshot !== (await currentId(deps.dataDir));
  const { area, alias } = asked.area === undefined ? { area: ledger.tree.root, alias: undefined } : ledger.tree.find(asked.area);
  const years = yearsOf(ledger);
  const year = demandYear(ledger, asked.year ?? (await usual?.(ledger)) ?? newestWhole(ledger));
  return {
    ledger, damaged, locale, area, year, years, areaName: nameOf(area, locale), state: { locale, ...asked }, writer: { locale, threshold: ledger.config.threshold },
    ...(asKnown ? { asKnown } : {}), ...(find ? { find } : {}), ...(alias ? { askedFor: { code: alias.code, name: nameOf(alias, locale), since: alias.since } } : {}),
  };
}

/** @throws NotFoundError where every snapshot is newer than the day */
async function knownOn({ dataDir }: Deps, day: string): Promise<string> {
  const all = await listSnapshots(dataDir);
  const found = all.find(({ asOf }) => asOf <= day);
  if (found) return found.id;
  const first = all.at(-1)?.asOf ?? "—";
  throw new NotFoundError("snapshot.tooEarly", { zh: `没有截止日期在 ${day} 或以前的快照；最早的一份截至 ${first}`, en: `there is no snapshot as of ${day} or before; the first is as of ${first}` });
}

/**
 * The parts of an address that a page knows, checked; the first of repeated ones counts, empty ones are absent.
 * @throws InputError naming the part
 */
export function readQuery<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, query: Query): z.infer<z.ZodObject<Shape>> {
  const known = Object.keys(schema.shape).flatMap((name) => {
    const value = [query[name]].flat()[0];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  const parsed = schema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? "");
  throw new InputError("address.invalid", { zh: `地址中的“${name}”不合规定`, en: `the part "${name}" of the address is not valid` });
}

/** The last ten years up to the one shown. */
export const tenYears = ({ year, years }: Pick<PageFrame, "year" | "years">): number[] => years.filter((one) => one <= year && one > year - 10).sort((one, two) => one - two);
