import { z } from "zod";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/snapshots";
import { translator, type Translator } from "../i18n/translator";
import { formatNumber, COUNT } from "../i18n/format";
import { listSnapshots, type SnapshotEntry } from "../snapshots/catalog";
import { diffFindings, restatedTable, restatementTable } from "../views/diff-view";
import { href } from "../views/address";
import { nameOf } from "../views/names";
import { words, type PlainTable } from "../views/plain-table";
import type { LinkView, ShellView } from "../views/shell-view";
import { triangleView, type TriangleView } from "../views/triangle-view";
import { diffTwoSnapshots } from "./diff-snapshots";
import type { Deps } from "./deps";
import { changedPacks } from "./packs/changed-packs";
import { openFrame, readQuery, type PageFrame, type Query } from "./page-frame";
import { linksOf } from "./page-links";
import { shellOf } from "./page-shell";
import { revisionTriangle } from "./revision-triangle";
import { snapshotsForm, type SnapshotsForm } from "./snapshots-form";

export type SnapshotLine = { id: string; asOf: string; rows: string; current: boolean; office: string; open: string; compare?: string };
export type DiffPart = { summary?: { title: string; subtitle: string; table: PlainTable }; subtitle: string; table?: PlainTable; pages: LinkView[] };
export type SnapshotsPage = {
  title: string; shell: ShellView; heading: string; lead: string[]; lines: SnapshotLine[]; form?: SnapshotsForm; diff?: DiffPart;
  /** Exported packs whose figures have changed since; absent where none was exported. */
  packs?: { title: string; table?: PlainTable; note?: string };
  triangle?: TriangleView; /** Why there is no triangle. */ noTriangle?: string; known: { action: string; hidden: [string, string][]; first: string; last: string }; commands: string[];
};

const ID = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/;
const schema = z.object({
  before: z.string().regex(ID).optional(),
  after: z.string().regex(ID).optional(),
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  measure: z.string().regex(/^[a-z_]{1,40}$/).optional(),
  of: z.string().regex(/^\d{4}$/).transform(Number).optional(),
  level: z.enum(["country", "province", "prefecture", "county", "township", "village"]).optional(),
  only: z.enum(["restated", "all"]).optional(),
  page: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).optional(),
});
export type SnapshotsAsked = z.infer<typeof schema>;
type T = Translator<typeof messages.zhCN>;

const ROWS = 50;
const PACK_ROWS = 60;

/** Every snapshot, what changed between two of them, and what was said of each year on each date. */
export async function getSnapshotsPage(deps: Deps, locale: Locale, query: Query): Promise<SnapshotsPage> {
  const asked = readQuery(schema, query);
  const frame = await openFrame(deps, locale, query);
  const t: T = translator(locale, messages);
  const all = await listSnapshots(deps.dataDir);
  const pair = pairOf(all, frame, asked);
  const extra = { before: asked.before, after: asked.after, indicator: asked.indicator, measure: asked.measure, of: asked.of === undefined ? undefined : String(asked.of), level: asked.level, only: asked.only };
  const current = all.find((one) => one.current) ?? all[0];
  return {
    title: `${t("page")} · ${frame.areaName}`, shell: shellOf(frame, { page: "snapshots", path: "/snapshots", extra }),
    heading: all.length === 1 ? t("heading_one", { date: all[0]!.asOf }) : t("heading", { n: String(all.length), date: current?.asOf ?? "" }),
    ...(pair ? await compared(deps, frame, { pair, asked, extra, t, all }) : { lead: [t("lead_only")] }),
    lines: all.map((one, at) => lineOf(one, all[at + 1], frame)),
    ...(await triangleOf(deps, frame, asked)), ...(await packsOf(deps, frame, t)),
    known: { action: href("/", { locale }), hidden: frame.state.area ? [["area", frame.state.area]] : [], first: all.at(-1)?.asOf ?? "", last: all[0]?.asOf ?? "" },
    commands: ["npm run --silent ledger -- import PACKAGE", "npm run --silent ledger -- verify", "npm run --silent ledger -- use ID"],
  };
}

/** The two asked for; else the one in use and the newest before it. */
function pairOf(all: readonly SnapshotEntry[], { ledger: { entry } }: PageFrame, { before, after }: SnapshotsAsked): { before: SnapshotEntry; after: SnapshotEntry } | undefined {
  const later = all.find(({ id }) => id === (after ?? entry.id));
  const earlier = all.find((one) => (before === undefined ? later !== undefined && one.id !== later.id && one.asOf <= later.asOf : one.id === before));
  return later && earlier && later.id !== earlier.id ? { before: earlier, after: later } : undefined;
}

type Comparing = { pair: { before: SnapshotEntry; after: SnapshotEntry }; asked: SnapshotsAsked; extra: Readonly<Record<string, string | undefined>>; t: T; all: readonly SnapshotEntry[] };

async function compared(deps: Deps, frame: PageFrame, { pair, asked, extra, t, all }: Comparing): Promise<Pick<SnapshotsPage, "lead" | "form" | "diff">> {
  const { ledger: { registry, tree }, locale, area, areaName } = frame;
  const within = area === tree.root ? {} : { within: area.code };
  const page = asked.page ?? 1;
  const choice = { ...within, ...(asked.measure ? { measure: asked.measure } : {}), ...(asked.of === undefined ? {} : { year: asked.of }), ...(asked.level ? { level: asked.level } : {}), ...(asked.only === "all" ? {} : { restatedOnly: true }) };
  const whole = await diffTwoSnapshots(deps, pair.before.id, pair.after.id, { ...within, limit: 0 });
  const diff = await diffTwoSnapshots(deps, pair.before.id, pair.after.id, { ...choice, limit: ROWS, offset: (page - 1) * ROWS });
  const dates = { before: pair.before.asOf, after: pair.after.asOf };
  const summary = restatedTable(whole.summary, { ...dates, registry, locale });
  const from = (page - 1) * ROWS + 1;
  const links = linksOf(frame, { path: "/snapshots", view: "overview" });
  const at = (number: number, label: string): LinkView => ({ label, href: href("/snapshots", frame.state, { ...extra, page: number === 1 ? undefined : String(number) }) });
  const codes = new Set(tree.areas.map(({ code }) => code));
  return {
    lead: diffFindings(whole, { ...dates, areaName, registry, locale }),
    form: snapshotsForm(frame, { all, pair, asked, summary: whole.summary }),
    diff: {
      ...(summary ? { summary } : {}),
      subtitle: diff.restatements.length === 0 ? t("rowsNone") : t("rowsSub", { n: formatNumber(diff.count, COUNT), from: formatNumber(from, COUNT), to: formatNumber(from + diff.restatements.length - 1, COUNT) }),
      ...(diff.restatements.length > 0 ? { table: restatementTable(diff.restatements, { registry, locale, link: (code) => (codes.has(code) ? links.area(code) : undefined) }) } : {}),
      pages: [...(page > 1 ? [at(page - 1, t("previous"))] : []), ...(from + diff.restatements.length - 1 < diff.count ? [at(page + 1, t("next"))] : [])],
    },
  };
}

function lineOf({ id, asOf, rows, current, manifest }: SnapshotEntry, before: SnapshotEntry | undefined, { state }: PageFrame): SnapshotLine {
  const sum = Object.values(rows).reduce((total, one) => total + one, 0);
  return {
    id, asOf, rows: formatNumber(sum, COUNT), current, office: manifest.preparedBy, open: href("/", { ...state, year: undefined, snapshot: current ? undefined : id }),
    ...(before ? { compare: href("/snapshots", { ...state, snapshot: undefined }, { before: before.id, after: id }) } : {}),
  };
}

/** What was exported before and has changed since. */
async function packsOf(deps: Deps, { ledger, writer, locale, state }: PageFrame, t: T): Promise<Pick<SnapshotsPage, "packs">> {
  const changed = await changedPacks(deps, ledger, writer);
  if (changed.status === "away") return { packs: { title: t("packsTitle"), note: locale === "en" ? changed.text.en : changed.text.zh } };
  if (changed.looked === 0) return {};
  if (changed.packs.length === 0) return { packs: { title: t("packsTitle"), note: t("packsNone") } };
  const areaName = (code: string) => nameOf(ledger.tree.find(code).area, locale);
  const rows = changed.packs.flatMap(({ pack, figures }) => figures.map((figure) => ({
    key: `${pack.id}|${figure.indicator}|${figure.area}|${figure.period}`, head: pack.name,
    cells: [words(pack.at.slice(0, 10)), words(pack.snapshot.slice(0, 10)), words(`${areaName(figure.area)} · ${figure.period} · ${ledger.registry.get(figure.indicator).label[locale]}`), words(figure.text),
      { value: figure.now, how: href(`/how/${figure.indicator}`, { ...state, area: figure.area, year: figure.period }) }],
  })));
  const columns = [{ label: t("packsColumn") }, { label: t("packsOn") }, { label: t("colAsOf") }, { label: t("packsFigure") }, { label: t("packsThen"), number: true as const }, { label: t("packsNow"), number: true as const }];
  return { packs: { title: t("packsTitle"), table: { caption: t("packsTitle"), columns, rows: rows.slice(0, PACK_ROWS) }, ...(rows.length > PACK_ROWS ? { note: t("packsMore", { n: formatNumber(rows.length, COUNT), shown: String(PACK_ROWS) }) } : {}) } };
}

async function triangleOf(deps: Deps, frame: PageFrame, { indicator: id }: SnapshotsAsked): Promise<Pick<SnapshotsPage, "triangle" | "noTriangle">> {
  const { ledger: { registry, entry }, area, areaName, writer, locale, state } = frame;
  if (area.level === "village") return { noTriangle: translator(locale, messages)("triangleVillage") };
  const indicator = registry.get(id ?? "births");
  const { years, columns, older, partsLeftOut } = await revisionTriangle(deps, { area, indicator, until: entry });
  const how = (snapshot: string) => (year: number) => href(`/how/${indicator.id}`, { ...state, area: area.code, year: String(year), snapshot });
  return { triangle: triangleView({ indicator, areaName, years, columns: columns.map((column) => ({ ...column, how: how(column.id) })), older, partsLeftOut, writer }) };
}
