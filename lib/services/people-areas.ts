import { readAnswers } from "../analysis/answers";
import { formatYear } from "../i18n/format";
import * as overview from "../i18n/messages/overview";
import * as messages from "../i18n/messages/people";
import { translator } from "../i18n/translator";
import { isComparable } from "../indicators/indicator";
import { comparedChart } from "../views/compared-chart";
import { comparedTable } from "../views/compared-table";
import { figureText } from "../views/figure-text";
import { nameOf } from "../views/names";
import { compareChildren } from "./compare-children";
import type { PeopleMade, PeoplePage } from "./get-people-page";
import { titleOf } from "./page-shell";

const MOST_CHILDREN = 100;

/** Who is ageing: the areas below beside the whole; neutral, so nobody stands on a better side. */
export async function comparedOf({ frame, ageYear, links }: PeopleMade): Promise<PeoplePage["compared"]> {
  const { ledger, locale } = frame;
  const indicator = ledger.registry.get("aged-65-share");
  const [telling] = isComparable(indicator) ? await compareChildren({ ...frame, year: ageYear }, [indicator]) : [];
  if (!telling) return undefined;
  const { own, ...compared } = telling;
  const source = translator(locale, overview)("source", { title: titleOf(frame), period: formatYear(ageYear, ledger.entry.statYearStart, locale) });
  return {
    label: indicator.label[locale], chart: comparedChart({ ...compared, ...(own.status === "ok" ? { own: own.value } : {}), source, locale }),
    table: comparedTable({ ...telling, writer: frame.writer, link: links.area }), how: links.how(indicator.id, { year: ageYear }), all: links.villages(indicator.id),
  };
}

/** The view's figures of each area directly below, in code order. */
export async function childrenOf({ frame: { ledger, area, year, writer, locale }, links }: PeopleMade): Promise<PeoplePage["children"]> {
  const t = translator(locale, messages);
  const children = ledger.tree.children(area);
  if (children.length === 0) return undefined;
  const listed = children.slice(0, MOST_CHILDREN);
  const answers = await readAnswers(ledger, { indicators: ledger.registry.shownIn("people"), areas: listed, years: [year], before: false });
  const indicators = ledger.registry.shownIn("people").filter((indicator) => listed.some((child) => answers.figure(indicator, child, year, { change: false }).status !== "missing"));
  if (indicators.length === 0) return undefined;
  return {
    title: t("title_children"), note: [t("childrenNote"), ...(children.length > listed.length ? [t("childrenMore", { n: String(listed.length) })] : [])].join(locale === "en" ? " " : ""),
    columns: [t("colArea"), ...indicators.map(({ label }) => label[locale])],
    rows: listed.map((child) => ({ code: child.code, name: nameOf(child, locale), href: links.area(child.code), cells: indicators.map((indicator) => ({ id: indicator.id, value: figureText(answers.figure(indicator, child, year, { change: false }), indicator.display, writer) })) })),
  };
}
