import type { Locale } from "../base/locale";
import { formatYear } from "../i18n/format";
import * as messages from "../i18n/messages/derivation";
import * as how from "../i18n/messages/how";
import { translator } from "../i18n/translator";
import { derivationFacts } from "../views/derivation";
import { FORMULAS } from "../views/methods/formulas";
import { methodHref, nameOfMethod } from "../views/methods/method-entry";
import { askedSchema, askOf, type Derive } from "./derivations/asked";
import type { Deps } from "./deps";
import { backOf, provenance, type HowPage } from "./get-how-page";
import { countsQuestion } from "./how-question";
import { openFrame, readQuery, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

/** How a number was made that is no indicator's own figure; its address is the whole question. */
export async function getDerivedPage(deps: Deps, locale: Locale, query: Query, { id, derive }: { id: string; derive: Derive }): Promise<HowPage> {
  const asked = readQuery(askedSchema, query);
  const frame = await openFrame(deps, locale, query);
  const { ledger, areaName, state, area, year } = frame;
  const derivation = await derive(askOf(frame, asked));
  const [t, words] = [translator(locale, messages), translator(locale, how)];
  const fixed = { ...state, area: area.code, year: String(year) };
  const extra = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  const [main] = derivation.methods;
  const period = formatYear(derivation.year ?? year, ledger.entry.statYearStart, locale);
  return {
    title: `${words("title")} · ${t("title", { label: derivation.label, area: areaName, year: String(year) })}`, shell: shellOf(frame, { path: `/how/${id}`, extra }),
    heading: t("heading", { label: derivation.label, area: areaName, period }), lead: derivation.lead, value: derivation.value,
    ...(main ? { formula: { term: words("formula"), lines: FORMULAS[main] } } : {}),
    facts: derivationFacts(derivation, fixed), inputs: derivation.inputs.table,
    ...(await provenance(deps, frame, derivation.counts.map(countsQuestion), t("questionNote"))),
    links: { ...(main ? { methods: { label: words("methods", { indicator: nameOfMethod(main, locale) }), href: methodHref(main, fixed) } } : {}), back: backOf(frame) },
  };
}
