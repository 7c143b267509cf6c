import type { CircularStay } from "../analysis/lagging/circular";
import type { ExpectedFalse } from "../analysis/lagging/expected-false";
import type { LaggingRules } from "../analysis/lagging/rules";
import type { Measure } from "../analysis/cases/case-entry";
import type { Bilingual } from "../base/errors";
import { formatWithSign, PERCENT } from "../i18n/format";
import * as messages from "../i18n/messages/circular";
import * as lagging from "../i18n/messages/lagging";
import { translator, type Translator } from "../i18n/translator";
import { countAreas } from "./area-words";
import { measuresText } from "./case-text";
import { chanceText, indicatorText, limitText, timesText, valueText, whenText, type Lookup } from "./lagging-words";
import { joinNames } from "./names";

export type CircularRow = { key: string; code: string; cells: string[]; /** Page of the village, or of its case. */ href: string };
export type CircularTable = { caption: string; columns: string[]; rows: CircularRow[]; note?: string; /** Rows in all, where not all are given, and a sentence that says so. */ total?: number; more?: string };
export type CircularSection = { key: SectionKey; heading: string; paragraphs: string[]; table?: CircularTable };
/** A circular before it has a form: page, Word document, slides and terminal say the same. */
export type CircularView = { title: string; /** The same in two lines, broken where the sense allows. */ titleLines: readonly [string, string]; addressee: string; preamble: string[]; sections: CircularSection[]; signature: { office: string; date: string }; sample?: string };

type Told = CircularStay & { deadline?: string; overdueDays: number; talk: boolean; post?: Bilingual; measures: readonly Measure[]; /** Address of the case. */ caseLink?: string };
export type CircularQuestion = {
  villages: readonly Told[]; tested: { villages: number; indicators: readonly string[] }; rules: LaggingRules; expected?: ExpectedFalse; away?: true;
  day: string; date: string;
  /** Words of the period: in the title, and with its months. */
  words: { area: string; period: string; span: string };
  source: { title: string; office: string; asOf: string; id: string; hash: string; sample: boolean; threshold: number };
  lookup: Lookup;
  /** Rows a table holds at most. */
  most: number;
};
type SectionKey = "new" | "still" | "improving" | "released" | "overdue" | "help" | "talk" | "evidence" | "method";
type T = Translator<typeof messages.zhCN>;
type Made = { question: CircularQuestion; t: T };

/** The circular in the form offices use: title, addressees, preamble made from the numbers, numbered sections, signature. Villages in code order throughout. */
export function circularView(question: CircularQuestion): CircularView {
  const t = translator(question.lookup.locale, messages);
  const { words, source, villages, date, lookup } = question;
  const made = { question, t };
  const parts = villages.length === 0 ? [methodPart(made)] : [...groupParts(made), overduePart(made), helpPart(made), talkPart(made), evidencePart(made), methodPart(made)];
  const [year = "", month = "", day = ""] = date.split("-");
  const [first, second] = [t("titleFirst", words), t("titleSecond")];
  let tables = 0;
  return {
    title: t("title", { first, second }), titleLines: [first, second], addressee: t("addressee"), preamble: [preambleOf(made), t(villages.length === 0 ? "meaningNone" : "meaning"), ...awayLine(made)],
    sections: parts.map(({ key, paragraphs, table }, at) => ({ key, heading: t("section", { n: String(at + 1), title: t(key) }), paragraphs, ...(table ? { table: { ...table, caption: t("table", { n: String((tables += 1)), title: table.caption }) } } : {}) })),
    signature: { office: t("office", { office: source.office }), date: t("made", { date: lookup.locale === "en" ? date : t("date", { year, month: String(Number(month)), day: String(Number(day)) }) }) },
    ...(source.sample ? { sample: t("sample") } : {}),
  };
}

type Part = { key: SectionKey; paragraphs: string[]; table?: CircularTable };

function preambleOf({ question: { villages, tested, words, source, lookup: { locale } }, t }: Made): string {
  const count = (wanted: (one: Told) => boolean) => String(villages.filter(wanted).length);
  const facts = { source: source.title, asOf: source.asOf, area: words.area, villages: countAreas(tested.villages, "village", locale), span: words.span, indicators: String(tested.indicators.length) };
  if (villages.length === 0) return t("preambleNone", facts);
  return t("preamble", {
    ...facts, listed: count(isBehind), new: count(({ group }) => group === "new"), still: count(({ group }) => group === "still"),
    improving: count(({ group }) => group === "improving"), released: count(({ group }) => group === "released"), overdue: count(({ overdueDays }) => overdueDays > 0),
  });
}

const isBehind = ({ group }: Told): boolean => group === "new" || group === "still";
const awayLine = ({ question: { away }, t }: Made): string[] => (away ? [t("away")] : []);

function groupParts(made: Made): Part[] {
  const { question, t } = made;
  return (["new", "still", "improving", "released"] as const).map((group): Part => {
    const own = question.villages.filter((one) => one.group === group);
    if (own.length === 0) return { key: group, paragraphs: [t(`none_${group}`)] };
    const say = t(`say_${group}`, { n: String(own.length), clear: String(question.rules.periodsClear) });
    const open = group !== "released";
    return {
      key: group, paragraphs: [say],
      table: tableOf(made, own, t(`caption_${group}`), [t("colState"), t("colListed"), ...(open ? [] : [t("colReleased")]), t("colRounds"), ...(open ? [t("colDeadline")] : []), t("colWhat")], (one) => [
        t(one.overdueDays > 0 ? "state_overdue" : `state_${group}`), when(one.listed, made), ...(open ? [] : [when(one.released ?? "", made)]), roundsText(one, t), ...(open ? [deadlineText(one, made)] : []), joinNames(one.indicators.map((id) => indicatorText(id, question.lookup)), question.lookup.locale),
      ]),
    };
  });
}

function overduePart(made: Made): Part {
  const { question: { villages, day }, t } = made;
  const own = villages.filter(({ overdueDays }) => overdueDays > 0);
  if (own.length === 0) return { key: "overdue", paragraphs: [t("none_overdue")] };
  return { key: "overdue", paragraphs: [t("say_overdue", { n: String(own.length), day })], table: tableOf(made, own, t("caption_overdue"), [t("colDeadline"), t("colOverdue"), t("colRounds"), t("colPost")], (one) => [one.deadline ?? "", t("days", { n: String(one.overdueDays) }), roundsText(one, t), postText(one, made)], "case") };
}

function helpPart(made: Made): Part {
  const { question: { villages, lookup, day }, t } = made;
  const own = villages.filter(({ group }) => group !== "released");
  if (own.length === 0) return { key: "help", paragraphs: [t("none_help")] };
  return { key: "help", paragraphs: [t("say_help", { day })], table: tableOf(made, own, t("caption_help"), [t("colPost"), t("colHelp"), t("colDeadline")], (one) => [postText(one, made), one.measures.length > 0 ? measuresText(one.measures, lookup.locale) : t("open"), deadlineText(one, made)], "case") };
}

function talkPart(made: Made): Part {
  const { question: { villages, rules }, t } = made;
  const own = villages.filter(({ talk }) => talk);
  const rounds = String(rules.talkAfterRounds);
  if (own.length === 0) return { key: "talk", paragraphs: [t("none_talk", { rounds })] };
  return { key: "talk", paragraphs: [t("say_talk", { n: String(own.length), rounds })], table: tableOf(made, own, t("caption_talk"), [t("colListed"), t("colRounds"), t("colPost")], (one) => [when(one.listed, made), roundsText(one, t), postText(one, made)]) };
}

/** Without numbers where counts are small: the words are those of the list. */
function evidencePart({ question: { villages, lookup, most }, t }: Made): Part {
  const words = translator(lookup.locale, lagging);
  const rows = villages.flatMap(({ area, evidence }) => evidence.map((one, at): CircularRow => {
    const { name, href } = lookup.area(area);
    return { key: `${area} ${one.indicator} ${one.period} ${at}`, code: area, href, cells: [name, indicatorText(one.indicator, lookup), whenText(one.period, lookup.locale), valueText(one, lookup), limitText(one, lookup), chanceText(one, lookup), words(one.behind ? "behind" : "notBehind")] };
  }));
  return { key: "evidence", paragraphs: [], table: { caption: t("caption_evidence"), columns: [t("colVillage"), t("colIndicator"), t("colPeriod"), t("colValue"), t("colLimit"), t("colChance"), t("colBehind")], rows: rows.slice(0, most), note: t("noteEvidence"), ...cutAt(rows.length, most, t) } };
}

function methodPart({ question: { rules, expected, source, day }, t }: Made): Part {
  const { falseDiscovery, periodsRunning, indicatorsAtOnce, periodsClear } = rules;
  return {
    key: "method", paragraphs: [
      t("method_rule", { discovery: formatWithSign(falseDiscovery, PERCENT), running: String(periodsRunning), together: String(indicatorsAtOnce), clear: String(periodsClear) }),
      expected ? t("method_false", { villages: String(expected.villages), ten: timesText(expected.rules.perTenYears) }) : t("method_noFalse"),
      t("method_small", { most: String(source.threshold - 1) }),
      t("method_source", { title: source.title, office: source.office, asOf: source.asOf, id: source.id, hash: source.hash, day }),
    ],
  };
}

function tableOf({ question: { lookup, most }, t }: Made, stays: readonly Told[], caption: string, columns: string[], cellsOf: (one: Told) => string[], leadsTo: "village" | "case" = "village"): CircularTable {
  const rows = stays.map((one): CircularRow => {
    const { name, href } = lookup.area(one.area);
    return { key: `${one.area} ${one.listed}`, code: one.area, href: (leadsTo === "case" ? one.caseLink : undefined) ?? href, cells: [name, ...cellsOf(one)] };
  });
  return { caption, columns: [t("colVillage"), ...columns], rows: rows.slice(0, most), ...cutAt(rows.length, most, t) };
}

const cutAt = (total: number, most: number, t: T): Pick<CircularTable, "total" | "more"> => (total > most ? { total, more: t("more", { shown: String(most), total: String(total) }) } : {});
const when = (period: string, { question: { lookup } }: Made): string => whenText(period, lookup.locale);
const roundsText = ({ rounds, group }: Told, t: T): string => t(group === "released" ? "lasted" : "inARow", { n: String(rounds) });
const deadlineText = ({ deadline }: Told, { question: { away }, t }: Made): string => deadline ?? (away ? "—" : t("open"));
const postText = ({ post }: Told, { question: { away, lookup: { locale } }, t }: Made): string => (post ? (locale === "en" ? post.en : post.zh) : away ? "—" : t("open"));
