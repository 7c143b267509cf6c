import type { DisclosedFigure } from "../../analysis/disclosure";
import { figuresOf } from "../../analysis/figures";
import type { Area } from "../../analysis/area-tree";
import { readPooled, windowOf } from "../../analysis/pooled-years";
import { formatYear } from "../../i18n/format";
import type { Indicator } from "../../indicators/indicator";
import type { TemplateNode } from "../../speech/template";
import type { SpokenFigure, TemplateData } from "../../speech/template-render";
import type { FigureSubject, Subject } from "../../speech/template-words";
import { nameOf } from "../../views/names";
import { compareChildren } from "../compare-children";
import { laggingOf } from "../follow-up";
import { titleOf } from "../page-shell";
import type { PageFrame } from "../page-frame";
import { targetOf } from "../target-of";

type Read = { figure: DisclosedFigure; indicator: Indicator; spoken: SpokenFigure; target?: number };

/** Reads everything that a template speaks of, each figure once: what is not in the snapshot comes back as missing, with its reason. */
export async function readSpeechData(frame: PageFrame, nodes: readonly TemplateNode[]): Promise<TemplateData> {
  const { ledger, locale, writer, area, areaName, year } = frame;
  const services = await servicesHere(frame);
  const subjects = subjectsIn(nodes).flatMap((subject) => (subject.kind === "figure" && subject.indicator === "it" ? services.map((indicator): Subject => ({ ...subject, indicator })) : [subject]));
  const read = new Map<string, Read>();
  for (const subject of subjects) {
    if (subject.kind !== "figure" || read.has(keyOf(subject))) continue;
    const found = await readOne(frame, subject);
    if (found) read.set(keyOf(subject), found);
  }
  const compared = await compareChildren(frame, [...new Set(subjects.flatMap((one) => (one.kind === "villages" ? [one.indicator] : [])))].map((id) => ledger.registry.get(id)));
  const lagging = subjects.some(({ kind }) => kind === "lagging") ? await laggingOf(ledger, area, year) : undefined;
  const facts: Record<string, string> = { area: areaName, year: String(year), period: formatYear(year, ledger.entry.statYearStart, locale), "as-of": ledger.entry.asOf, office: ledger.entry.preparedBy, title: titleOf(frame) };
  return {
    locale, threshold: writer.threshold, services,
    figure: (subject) => read.get(keyOf(subject)),
    villages: (id, side) => compared.find(({ indicator }) => indicator.id === id)?.rows.filter(({ standing }) => standing === side).map(({ name }) => name),
    lagging: (state) => (lagging && lagging.tested.length > 0 ? lagging.villages.filter((one) => one.state === state || (state === "listed" && one.state === "overdue")).map((one) => nameOf(ledger.tree.find(one.area).area, locale)) : undefined),
    fact: (name) => facts[name] ?? "",
  };
}

const keyOf = ({ indicator, area, period }: FigureSubject): string => [indicator, area, JSON.stringify(period)].join("|");

function subjectsIn(nodes: readonly TemplateNode[]): Subject[] {
  return nodes.flatMap((node): Subject[] => {
    if (node.kind === "insert") return [node.subject];
    if (node.kind === "each") return subjectsIn(node.body);
    if (node.kind === "if") return [...node.branches.flatMap(({ condition, body }) => [condition.subject, ...subjectsIn(body)]), ...subjectsIn(node.otherwise)];
    return [];
  });
}

async function servicesHere({ ledger, area, year }: PageFrame): Promise<string[]> {
  const indicators = ledger.registry.all.filter(({ topic }) => topic === "services");
  const figures = await figuresOf(ledger, { indicators, areas: [area], years: [year], among: "none", change: false });
  return figures.filter(({ status }) => status === "ok").map(({ indicator }) => indicator);
}

async function readOne(frame: PageFrame, subject: FigureSubject): Promise<Read | undefined> {
  const { ledger, year: now } = frame;
  const indicator = ledger.registry.get(subject.indicator);
  const area = areaOf(frame, subject.area);
  if (!area) return undefined;
  const { period } = subject;
  const year = period.kind === "last" ? now - 1 : period.kind === "year" ? period.year : now;
  const pool = period.kind === "pooled" ? period.pool : 1;
  const figure = pool === 1
    ? (await figuresOf(ledger, { indicators: [indicator], areas: [area], years: [year], among: "none" }))[0]!
    : (await readPooled(ledger, { indicators: [indicator], areas: [area], year, pool })).figure(indicator, area, year);
  const target = indicator.class === "scored" ? await targetOf(ledger, indicator.id, area, year) : undefined;
  return { figure, indicator, spoken: { indicator: indicator.id, area: area.code, year, pool, period: pool === 1 ? String(year) : `${windowOf(year, pool)[0]!}..${year}` }, ...(target === undefined ? {} : { target }) };
}

function areaOf({ ledger: { tree }, area }: PageFrame, word: string): Area | undefined {
  if (word === "here") return area;
  return word === "above" ? tree.parent(area) : tree.find(word).area;
}
