import type { Area } from "../../analysis/area-tree";
import type { CircularPeriod } from "../../analysis/lagging/circular-period";
import { monthOf } from "../../analysis/stat-year";
import type { OpenLedger } from "../../analysis/open-ledger";
import { InputError } from "../../base/errors";
import type { Locale } from "../../base/locale";
import { formatMonth } from "../../i18n/format";
import * as messages from "../../i18n/messages/circular";
import { translator } from "../../i18n/translator";
import { findSnapshot } from "../../snapshots/catalog";
import { href, type PageState } from "../../views/address";
import { circularView, type CircularView } from "../../views/circular-view";
import { nameOf } from "../../views/names";
import type { Deps } from "../deps";
import { titleOf } from "../page-shell";
import type { CircularFacts } from "./circular-facts";

type Frame = { ledger: OpenLedger; locale: Locale; state: PageState; area: Area };

/** Rows of a table on a page and in a document; the command line gives all. */
export const MOST_TOLD = 120;

/** The circular in words; undefined where nothing was tested in the year. */
export async function circularDocument({ dataDir }: Pick<Deps, "dataDir">, frame: Frame, facts: CircularFacts, most = MOST_TOLD): Promise<CircularView | undefined> {
  const { ledger, locale, area, state } = frame;
  const { entry, config } = ledger;
  const { period, year } = facts;
  if (period === undefined) return undefined;
  const { hash } = await findSnapshot(dataDir, entry.id);
  return circularView({
    ...facts, villages: facts.villages.map((one) => ({ ...one, ...(one.caseHref ? { caseLink: href(one.caseHref, { ...state, area: undefined, year: undefined }) } : {}) })), most, lookup: { locale, indicator: (id) => ledger.registry.find(id), area: (code) => ({ name: nameOf(ledger.tree.find(code).area, locale), href: href(`/villages/${code}`, { ...state, area: undefined }) }) }, words: { area: nameOf(area, locale), ...periodWords({ year, period, statYearStart: entry.statYearStart, locale }) },
    source: { title: titleOf({ ledger, locale }), office: entry.preparedBy, asOf: entry.asOf, id: entry.id, hash, sample: entry.sample, threshold: config.threshold },
  });
}

/** `2009统计年度第三季度` and the same with its months. */
export function periodWords({ year, period, statYearStart, locale }: { year: number; period: CircularPeriod; statYearStart: number; locale: Locale }): { period: string; span: string } {
  const t = translator(locale, messages);
  const kind = statYearStart === 1 ? "calendar" : "official";
  const name = period === "year" ? t(`${kind}Year`, { year: String(year) }) : t(`${kind}Quarter`, { year: String(year), quarter: t(`word_${period}`) });
  const quarter = period === "year" ? undefined : Number(period.slice(1));
  const month = (n: number) => {
    const [y = "", m = ""] = monthOf(year, n, statYearStart).split("-");
    return formatMonth({ year: Number(y), month: Number(m) }, locale);
  };
  return { period: name, span: t("span", { period: name, from: month(quarter === undefined ? 1 : quarter * 3 - 2), to: month(quarter === undefined ? 12 : quarter * 3) }) };
}

/** @throws InputError naming the periods there are */
export function demandPeriod(value: CircularPeriod | undefined, known: readonly CircularPeriod[]): void {
  if (value === undefined || known.includes(value)) return;
  const words = { value, known: known.join(", ") };
  throw new InputError("circular.period", { zh: translator("zh-CN", messages)("command", words), en: translator("en", messages)("command", words) });
}

/** A circular is not about one village. @throws InputError */
export function demandSeveral(ledger: OpenLedger, area: Area): void {
  if (area.level !== "village") return;
  const parent = ledger.tree.parent(area)?.code ?? ledger.tree.root.code;
  throw new InputError("circular.village", { zh: translator("zh-CN", messages)("villageRefused", { area: area.code, parent }), en: translator("en", messages)("villageRefused", { area: area.code, parent }) });
}

