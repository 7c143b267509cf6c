import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { intervalOf } from "../../analysis/estimate";
import { makeRegistry } from "../../indicators/registry";
import { isComparable, type FormulaKind } from "../../indicators/indicator";
import { FORMULAS } from "./formulas";
import { indicatorEntry } from "./indicator-entry";
import { indicatorFormula, INTERVAL_METHODS } from "./indicator-formula";
import { plainText, tokensOf } from "./math";
import { isThere, methodEntry } from "./method-entry";
import { HELPERS, methodOfInterval, METHODS, type MethodId, type MethodPage } from "./method-list";
import { DOC_BLOCKS, proofsOf, referencesOf, WORKED_EXAMPLES } from "./method-sources";

const root = join(import.meta.dirname, "../../..");
const statistics = join(root, "lib/statistics");
const LOCALES = ["zh-CN", "en"] as const;
const ids = METHODS.map(({ id }) => id);
const listed: readonly string[] = METHODS.flatMap(({ functions }) => functions);
const registry = makeRegistry();

describe("methods of lib/statistics", () => {
  it("are all told of: each exported function is part of a method, or named as a helper", () => {
    expect(DOC_BLOCKS.map(({ name }) => name).filter((name) => !listed.includes(name) && !HELPERS.includes(name))).toEqual([]);
    expect([...listed, ...HELPERS].filter((name) => !DOC_BLOCKS.some((block) => block.name === name))).toEqual([]);
    expect(listed.filter((name) => HELPERS.includes(name))).toEqual([]);
  });

  it("name their source in the doc block of each function", () => {
    expect(DOC_BLOCKS.filter(({ name, source }) => listed.includes(name) && !source).map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });

  it("name proofs that are there, and each published example proves one of them", () => {
    const proofs = DOC_BLOCKS.flatMap(({ proof }) => proof?.split(", ") ?? []).filter((name) => /^\S+\.\w+$/.test(name));

    expect(proofs.filter((name) => !existsSync(join(statistics, name)) && !existsSync(join(statistics, "fixtures", name)))).toEqual([]);
    expect(WORKED_EXAMPLES.map(({ id }) => id).filter((id) => !ids.some((method) => proofsOf(method).examples.some((example) => example.id === id)))).toEqual([]);
  });

  it.each(ids)("%s has its texts, a formula and a reference in both languages", (id) => {
    for (const locale of LOCALES) {
      const entry = methodEntry(id, { locale }, { status: "ok", text: "" });
      for (const text of [entry.name, entry.asks, entry.where, entry.reads, entry.limits, entry.plain]) expect(text.trim()).not.toBe("");
      expect(entry.sources.length).toBeGreaterThan(0);
      expect(/[\u4e00-\u9fff]/.test(entry.asks + entry.reads + entry.limits + entry.where)).toBe(locale === "zh-CN");
    }
    expect(referencesOf(id).join()).toMatch(/\d{4}|NHS|Fingertips|OECD|California/);
  });

  it("are used on the pages that say so", () => {
    const wrong = METHODS.flatMap(({ id, functions, pages }) => (pages as readonly MethodPage[]).filter(isThere).flatMap((page) => {
      const reached = reachedFrom(page);
      const files = new Set(functions.flatMap((name) => DOC_BLOCKS.filter((block) => block.name === name).map(({ file }) => file)));
      return [...files].some((file) => reached.has(join(statistics, file))) ? [] : [`${id} on ${page}`];
    }));

    expect(wrong).toEqual([]);
  });
});

describe("formulas", () => {
  it("are written on one line as they are drawn", () => {
    expect(FORMULAS.wilson.map(plainText)).toEqual(["(x + z²/2 ± z √((x (n − x))/n + z²/4))/(n + z²)"]);
    expect(FORMULAS.chapman.map(plainText)).toEqual(["N = ((M + 1) (C + 1))/(R + 1) − 1", "M/N"]);
    expect(tokensOf("max ( 0.6745 x )").map(({ is, text }) => `${is} ${text}`)).toEqual(["letter max", "sign (", "number 0.6745", "letter x", "sign )"]);
  });

  it("of indicators are made from their objects, in words", () => {
    const of = (id: string, locale: (typeof LOCALES)[number]) => indicatorFormula(registry.get(id), locale).map(plainText);

    expect(of("birth-rate", "zh-CN")).toEqual(["出生数 ÷ (年中人口 × 已报月数 ÷ 12)"]);
    expect(of("sex-ratio-at-birth", "en")).toEqual(["100 × births (male) ÷ births (female)"]);
    expect(of("omission-rate", "en")).toEqual(["(found by the check − matched) ÷ found by the check"]);
  });

  it.each(registry.all.map((indicator) => [indicator.id, indicator] as const))("%s has every part of its entry, and one that is described has no rank", (_, indicator) => {
    for (const locale of LOCALES) {
      const entry = indicatorEntry({ indicator, state: { locale }, threshold: 5 });
      for (const text of [entry.label, entry.className, entry.definition, entry.plain, entry.unit, entry.missing]) expect(text).toBeTruthy();
      expect(entry.rank.links.length > 0).toBe(isComparable(indicator) && indicator.formula.kind !== "difference");
      if (locale === "zh-CN") expect(entry.plain + entry.unit + entry.className + entry.missing).not.toMatch(/[A-Za-z]{3}/);
      else expect(entry.plain + entry.unit + entry.className + entry.missing).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("have the interval methods that the figures have", () => {
    const raw = (events: number, exposure: number) => ({ known: { months: 12, coverage: 1, fault: false, events, exposure }, variance: 1, outcome: { is: "ok" as const, value: 1 } });
    for (const kind of Object.keys(INTERVAL_METHODS) as FormulaKind[]) {
      const made = [raw(4, 9), raw(40, 90)].flatMap((figure) => intervalOf(kind, figure, 0.95)?.method ?? []).map((method) => methodOfInterval(method));
      expect([kind, new Set(made)]).toEqual([kind, new Set<MethodId | undefined>(INTERVAL_METHODS[kind])]);
    }
  });
});

/** Every file of lib that a page's own file imports, directly or not. */
function reachedFrom(page: MethodPage): Set<string> {
  const start = join(root, "app/[locale]", page === "/" ? "" : page.slice(1).replace("[code]", "[code]"), "page.tsx");
  const reached = new Set<string>();
  const queue = [existsSync(start) ? start : join(dirname(start), readdirSync(dirname(start))[0] ?? "", "page.tsx")];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      const path = join(dirname(file), target);
      queue.push(...[`${path}.ts`, `${path}.tsx`].filter((one) => existsSync(one)));
    }
  }
  return reached;
}
