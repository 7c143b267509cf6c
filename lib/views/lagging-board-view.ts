import type { LaggingVillage } from "../analysis/lagging/lagging";
import type { LaggingState } from "../analysis/lagging/states";
import * as messages from "../i18n/messages/lagging";
import { translator } from "../i18n/translator";
import type { Tone } from "./change-text";
import { statesTitle } from "./document-titles";
import { chanceText, indicatorText, limitText, STATES, STATE_SHAPES, STATE_TONES, stateText, valueText, whenText, whyTexts, type Lookup } from "./lagging-words";

/** What a case says of a village's present stay. */
export type CaseNote = { deadline?: string; /** Of a village that is overdue, else 0. */ overdueDays: number; /** The deadline has passed, but the village was not behind in the last period. */ eased?: boolean; post?: string; href: string };
export type CaseNotes = ReadonlyMap<string, CaseNote>;

export type BoardCard = { code: string; name: string; href: string; since: string; rounds?: string; why: string[]; deadline?: string; caseLink?: { label: string; href: string } };
export type BoardColumn = { state: LaggingState; label: string; shape: string; tone: Tone | "watch"; count: number; hint: string; cards: BoardCard[]; none: string; more?: string };
export type LaggingTable = { title: string; /** What it says, for documents. */ told?: string; subtitle: string; columns: string[]; rows: { code: string; name: string; href: string; tone: Tone | "watch"; cells: string[]; caseLink?: { label: string; href: string } }[]; /** Cell beside which the case is linked. */ caseAt?: number };

/** Cards of one column; the table holds all. */
const MOST_CARDS = 8;
const hasRounds = (state: LaggingState) => state === "listed" || state === "improving" || state === "overdue";

/** Five columns, first what is past its deadline, last what only needs a look; villages in code order. */
export function laggingBoard(villages: readonly LaggingVillage[], cases: CaseNotes, lookup: Lookup): BoardColumn[] {
  const t = translator(lookup.locale, messages);
  return STATES.map((state) => {
    const own = villages.filter((village) => village.state === state);
    const cards = own.slice(0, MOST_CARDS).map((village) => cardOf(village, cases.get(village.area), lookup));
    return { state, label: stateText(state, lookup.locale), shape: STATE_SHAPES[state], tone: STATE_TONES[state], count: own.length, hint: t(`hint_${state}`), cards, none: t("none"), ...(own.length > cards.length ? { more: t("more", { n: String(own.length - cards.length) }) } : {}) };
  });
}

function cardOf(village: LaggingVillage, note: CaseNote | undefined, lookup: Lookup): BoardCard {
  const t = translator(lookup.locale, messages);
  const deadline = deadlineText(village.state, note, lookup);
  return {
    code: village.area, ...lookup.area(village.area), since: t("since", { period: whenText(village.since, lookup.locale) }), why: whyTexts(village, lookup),
    ...(hasRounds(village.state) ? { rounds: t("rounds", { n: String(village.rounds) }) } : {}), ...(deadline ? { deadline } : {}), ...(note ? { caseLink: { label: t("openCase"), href: note.href } } : {}),
  };
}

function deadlineText(state: LaggingState, note: CaseNote | undefined, lookup: Lookup): string | undefined {
  if (!note || !hasRounds(state)) return undefined;
  const t = translator(lookup.locale, messages);
  return note.deadline === undefined ? t("noDeadline") : pastText(t("deadline", { date: note.deadline }), note, lookup);
}

/** The same for a column that is headed so. */
function dueText(state: LaggingState, note: CaseNote | undefined, lookup: Lookup): string {
  if (!note || !hasRounds(state)) return "—";
  return note.deadline === undefined ? translator(lookup.locale, messages)("noDeadline") : pastText(note.deadline, note, lookup);
}

function pastText(text: string, { overdueDays, eased }: CaseNote, { locale }: Lookup): string {
  const t = translator(locale, messages);
  const past = overdueDays > 0 ? t("overdueDays", { n: String(overdueDays) }) : eased ? t("easedDeadline") : undefined;
  return past === undefined ? text : `${text}${locale === "en" ? ", " : "，"}${past}`;
}

/** Everyone with a state, in code order. */
export function laggingTable(villages: readonly LaggingVillage[], cases: CaseNotes, lookup: Lookup): LaggingTable {
  const t = translator(lookup.locale, messages);
  const join = lookup.locale === "en" ? "; " : "；";
  const withCases = cases.size > 0;
  return {
    title: t("tableTitle"), told: statesTitle(villages.map(({ state }) => state), lookup.locale), subtitle: t("tableSubtitle"), ...(withCases ? { caseAt: 4 } : {}),
    columns: [t("colVillage"), t("colState"), t("colSince"), t("colRounds"), ...(withCases ? [t("colHelp"), t("colDeadline")] : []), t("colWhy")],
    rows: villages.map((village) => {
      const note = cases.get(village.area);
      const help = withCases ? [note?.post ?? "—", dueText(village.state, note, lookup)] : [];
      return {
        code: village.area, ...lookup.area(village.area), tone: STATE_TONES[village.state], ...(note ? { caseLink: { label: t("openCase"), href: note.href } } : {}),
        cells: [`${STATE_SHAPES[village.state]} ${stateText(village.state, lookup.locale)}`, whenText(village.since, lookup.locale), hasRounds(village.state) ? String(village.rounds) : "—", ...help, whyTexts(village, lookup).join(join)],
      };
    }),
  };
}

/** Each indicator and period that put a village where it is. */
export function evidenceTable(villages: readonly LaggingVillage[], lookup: Lookup): LaggingTable {
  const t = translator(lookup.locale, messages);
  return {
    title: t("evidenceTitle"), subtitle: t("evidenceSubtitle"),
    columns: [t("colVillage"), t("colIndicator"), t("colPeriod"), t("colValue"), t("colLimit"), t("colChance"), t("colBehind")],
    rows: villages.flatMap((village) => village.evidence.map((one) => ({
      code: village.area, ...lookup.area(village.area), tone: one.behind ? ("behind" as const) : ("neutral" as const),
      cells: [indicatorText(one.indicator, lookup), whenText(one.period, lookup.locale), valueText(one, lookup), limitText(one, lookup), chanceText(one, lookup), t(one.behind ? "behind" : "notBehind")],
    }))),
  };
}

