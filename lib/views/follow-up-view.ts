import type { Evidence, Lagging, LaggingVillage } from "../analysis/lagging/lagging";
import type { LaggingState } from "../analysis/lagging/states";
import type { Locale } from "../base/locale";
import { formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/follow-up";
import { translator, type Translator } from "../i18n/translator";
import type { Indicator } from "../indicators/indicator";
import type { Tone } from "./change-text";

/** The follow-up list as the overview shows it: who is listed and why. */
export type FollowUpView = {
  title: string;
  subtitle: string;
  columns: { village: string; state: string; evidence: string; rounds: string; since: string };
  rows: { code: string; name: string; href: string; state: { shape: "listed" | "improving" | "watch"; text: string; tone: Tone | "watch" }; evidence: string; /** The same piece by piece, each with where it is explained. */ pieces: { text: string; how?: string }[]; rounds: string; since: string }[];
  /** Between two pieces of evidence. */
  join: string;
  /** How many more there are than the rows say. */
  more?: string;
  /** The board with timeline, evidence and cases. */
  board?: { label: string; href: string };
};

/** Rows of the list: of a country's thousands of villages the most pressing, those longest on the list first. */
const MOST_ROWS = 40;

export type FollowUpQuestion = { lagging: Lagging; locale: Locale; indicator(id: string): Indicator | undefined; area(code: string): { name: string; href: string }; /** How a village was judged in an indicator. */ how?(indicator: string, code: string): string };

const MARKS: Record<LaggingState, FollowUpView["rows"][number]["state"]["shape"]> = { listed: "listed", overdue: "listed", improving: "improving", released: "improving", watch: "watch" };
const TONES: Record<LaggingState, Tone | "watch"> = { listed: "behind", overdue: "behind", improving: "better", released: "better", watch: "watch" };
const ORDER: readonly LaggingState[] = ["overdue", "listed", "improving", "released", "watch"];

/** Says who is on the list and why; absent where the snapshot has nothing that could be tested. */
export function followUpView({ lagging, locale, indicator, area, how }: FollowUpQuestion): FollowUpView | undefined {
  if (lagging.tested.length === 0) return undefined;
  const t = translator(locale, messages);
  const count = (...states: LaggingState[]) => lagging.villages.filter(({ state }) => states.includes(state)).length;
  const villages = [...lagging.villages].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.area < b.area ? -1 : 1));
  const shown = villages.length <= MOST_ROWS ? villages : [...villages].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.rounds - a.rounds || (a.area < b.area ? -1 : 1)).slice(0, MOST_ROWS);
  return {
    title: villages.length === 0 ? t("none") : t("title", { listed: String(count("listed", "overdue")), improving: String(count("improving")), released: String(count("released")), watch: String(count("watch")) }),
    subtitle: t("subtitle"), join: t("join"),
    columns: { village: t("village"), state: t("state"), evidence: t("evidence"), rounds: t("rounds"), since: t("since") },
    ...(shown.length < villages.length ? { more: t("more", { shown: String(shown.length), rest: String(villages.length - shown.length) }) } : {}),
    rows: shown.map((village) => ({
      code: village.area, ...area(village.area), state: { shape: MARKS[village.state], text: t(village.state), tone: TONES[village.state] },
      ...evidenceOf(village, t, { locale, indicator, how }), rounds: village.state === "listed" || village.state === "improving" || village.state === "overdue" ? String(village.rounds) : "—", since: village.since,
    })),
  };
}

/** The newest evidence of each indicator that put the village where it is. */
function evidenceOf({ area, evidence, state }: LaggingVillage, t: Translator<typeof messages.zhCN>, { locale, indicator, how }: Pick<FollowUpQuestion, "locale" | "indicator" | "how">): Pick<FollowUpView["rows"][number], "evidence" | "pieces"> {
  const newest = new Map(evidence.map((one) => [one.indicator, one]));
  const shown = [...newest.values()].filter(({ behind }) => behind || state === "improving" || state === "released");
  const pieces = shown.map((one) => ({ text: oneText(one, t, locale, indicator(one.indicator)), ...(how ? { how: how(one.indicator, area) } : {}) }));
  return { evidence: pieces.map(({ text }) => text).join(t("join")), pieces };
}

/** One piece of evidence in words, withheld numbers left out. */
export function evidenceWords(one: Evidence, locale: Locale, indicator: Indicator | undefined): string {
  return oneText(one, translator(locale, messages), locale, indicator);
}

function oneText(one: Evidence, t: Translator<typeof messages.zhCN>, locale: Locale, indicator: Indicator | undefined): string {
  const label = indicator?.label[locale] ?? one.indicator;
  if (!one.behind) return t("clear", { indicator: label, period: one.period });
  const format = indicator?.display ?? { scale: 1, sign: "", decimals: 1 };
  const kind = one.against === "target" ? "Target" : one.against === "area" ? "Area" : "Band";
  const limit = formatWithSign(one.limit, format);
  return one.status === "ok" ? t(`value${kind}`, { indicator: label, value: formatWithSign(one.value, format), limit }) : t(`small${kind}`, { indicator: label, limit });
}
