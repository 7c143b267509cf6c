import { NotFoundError } from "../../base/errors";
import type { Evidence } from "../../analysis/lagging/lagging";
import type { LaggingRules } from "../../analysis/lagging/rules";
import { formatNumber, formatWithSign, PERCENT, type NumberFormat } from "../../i18n/format";
import * as followUp from "../../i18n/messages/follow-up";
import { translator } from "../../i18n/translator";
import { evidenceWords } from "../../views/follow-up-view";
import { nameOf } from "../../views/names";
import { light, words, type PlainTable } from "../../views/plain-table";
import { laggingFacts } from "../keep-lagging";
import { comparableOf, without, type Ask, type Derive } from "./asked";

const CHANCE: NumberFormat = { scale: 100, sign: "%", decimals: 2 };
/** Periods of the table at most, newest last. */
const MOST_PERIODS = 40;

/** Why a village stands on the follow-up list in one indicator: every test of it up to the year, as the list was judged; `kind` names the village. */
export const laggingEvidence: Derive = async (ask) => {
  const { frame: { ledger, area: here, year, locale }, asked, t } = ask;
  const indicator = comparableOf(ask);
  // A village's own page asks for itself: it is judged with its neighbours all the same.
  const area = here.level === "village" ? (ledger.tree.parent(here) ?? here) : here;
  const village = here.level === "village" ? here : ledger.tree.villages(area).find(({ code }) => code === asked.kind);
  if (!village) throw new NotFoundError("how.village", { zh: `“${area.code}”以下没有村“${asked.kind ?? ""}”`, en: `there is no village "${asked.kind ?? ""}" below "${area.code}"` });
  const label = t("lagging", { area: nameOf(village, locale), indicator: indicator.label[locale] });
  const { judged, rules } = await laggingFacts(ledger, area, year);
  const tests = (judged.get(village) ?? []).filter((test) => test.evidence.indicator === indicator.id).map(({ evidence }) => evidence);
  const last = tests.at(-1);
  if (!last) return without(ask, label, t("laggingLead", { area: nameOf(area, locale) }));
  const state = translator(locale, followUp)(last.behind ? "behindWord" : "notBehindWord");
  return {
    label, lead: t("laggingLead", { area: nameOf(area, locale) }), value: { status: "ok", text: state, sign: "" }, methods: ["one-sided", "false-discovery"],
    today: [...tests.slice(-2).map((one) => evidenceWords(one, locale, indicator)), ...(last.status === "ok" ? [t("laggingChance", { period: last.period, p: formatWithSign(last.p, CHANCE), adjusted: formatWithSign(last.adjusted, CHANCE), level: formatWithSign(rules.falseDiscovery, PERCENT) })] : [])],
    inputs: { sentence: t("laggingRules", rulesText(rules)), table: testsTable(ask, tests.slice(-MOST_PERIODS), indicator.display) },
    control: "shown", counts: [{ formulas: [indicator.formula], area: village, years: [year] }],
  };
};

const rulesText = ({ periodsRunning, indicatorsAtOnce, periodsClear }: LaggingRules) => ({ running: String(periodsRunning), once: String(indicatorsAtOnce), clear: String(periodsClear) });

function testsTable({ t, frame: { locale } }: Ask, tests: readonly Evidence[], display: NumberFormat): PlainTable {
  const f = translator(locale, followUp);
  const number = (label: string) => ({ label, number: true as const });
  return {
    caption: t("caption"), columns: [{ label: t("colPeriod") }, number(t("colValue")), number(t("colLimit")), { label: t("colChance") }, { label: t("colAdjusted") }, { label: t("colStanding") }],
    rows: tests.map((one) => {
      const shown = one.status === "ok" ? [words(formatNumber(one.value, display) + display.sign), words(formatWithSign(one.limit, display)), light(formatWithSign(one.p, CHANCE)), light(formatWithSign(one.adjusted, CHANCE))] : [words(f("withheld")), words(formatWithSign(one.limit, display)), words(""), words("")];
      return { key: one.period, head: one.period, cells: [...shown, words(f(one.behind ? "behindWord" : "notBehindWord"))] };
    }),
  };
}
