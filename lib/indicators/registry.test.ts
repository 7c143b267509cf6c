import { describe, expect, it } from "vitest";
import { NotFoundError } from "../base/errors";
import type { Comparable, Described, Indicator, Scored } from "./indicator";
import { isComparable } from "./indicator";
import { BIRTHS } from "./births";
import { DEATHS } from "./deaths";
import { MEASURES, type Sum } from "./measure";
import { makeRegistry } from "./registry";
import { SHOWN_IN, type View } from "./view";

/** formats.md section 5, word for word. */
const IDS = `births deaths moves-in moves-out birth-rate death-rate natural-increase order-1-share order-2-share order-3-share
sex-ratio-at-birth sex-ratio-order-1 sex-ratio-order-2 sex-ratio-order-3 child-sex-ratio population aged-65-share dependency-ratio
migrants-in migrants-out net-migration-rate completeness omission-rate ledger-match field-error-rate duplicate-rate late-share
source-agreement checks-made activity-sessions activity-people service-newborn-visit service-newborn-screening
service-child-health-0-6 service-folic-acid service-girls-enrolment service-family-support-paid service-migrant-contact
service-elderly-health-65`.split(/\s+/);

const registry = makeRegistry();

describe("registry", () => {
  it("holds every indicator of formats.md, each once", () => {
    expect(registry.all.map(({ id }) => id).sort()).toEqual([...IDS].sort());
  });

  it.each(registry.all.map((indicator) => [indicator.id, indicator] as const))("%s says what it is in both languages, from cells of the rollup", (_, indicator) => {
    for (const locale of ["zh-CN", "en"] as const) {
      expect(indicator.label[locale].trim()).not.toBe("");
      expect(indicator.definition[locale].trim()).not.toBe("");
    }
    expect(indicator.label["zh-CN"]).toMatch(/[\u4e00-\u9fff]/);
    const { kind: _kind, ...sums } = indicator.formula;
    for (const { measure } of Object.values(sums).flat()) expect(MEASURES).toContain(measure);
  });

  it("holds against each other only cells of the same checks, and of the same areas", () => {
    const pairs: Record<string, [string, string]> = {
      "omission-rate": ["check_omission_found-check_omission_matched", "check_omission_found"], "ledger-match": ["check_match_matched", "check_match_ledger"],
      "duplicate-rate": ["check_duplicates", "check_duplicate_ledger"], "aged-65-share": ["population aged", "population aged_of"], "dependency-ratio": ["population dependent", "population working"],
    };
    const text = (sum: Sum) => sum.map(({ measure, band, times }) => `${times ? "-" : ""}${measure}${band ? ` ${band}` : ""}`).join("");
    for (const [id, pair] of Object.entries(pairs)) {
      const { formula, otherwise } = registry.get(id);
      expect(formula.kind === "share" ? [formula.events, formula.trials].map(text) : formula.kind === "ratio" ? [formula.events, formula.against].map(text) : []).toEqual(pair);
      expect(otherwise).toBeUndefined();
    }
  });

  it("gives rates the unit of formats.md", () => {
    for (const indicator of registry.all) if (["rate", "difference"].includes(indicator.formula.kind)) expect(indicator.unit).toBe("per person-year");
  });

  it("describes births, birth order and natural increase, and scores none of them", () => {
    const described = registry.all.filter(({ class: kind }) => kind === "described").map(({ id }) => id);
    expect(described.sort()).toEqual(["birth-rate", "births", "natural-increase", "order-1-share", "order-2-share", "order-3-share", "sex-ratio-order-1", "sex-ratio-order-2", "sex-ratio-order-3"]);
  });

  it("gives every scored indicator a better side, and no other", () => {
    for (const indicator of registry.all) expect(indicator.better !== undefined).toBe(indicator.class === "scored");
  });

  it("names the nearest ids for one it lacks", () => {
    expect(() => registry.get("birth-rat")).toThrow(NotFoundError);
    expect(() => registry.get("birth-rat")).toThrow(/birth-rate/);
    expect(() => registry.get("toString")).toThrow(NotFoundError);
  });

  it("takes the office's own services with their names", () => {
    const own = makeRegistry([{ code: "eye_check", zh: "视力检查", en: "Eye checks" }, { code: "newborn_visit" }]);

    expect(own.get("service-eye-check").label).toEqual({ "zh-CN": "视力检查", en: "Eye checks" });
    expect(own.all).toHaveLength(registry.all.length + 1);
  });
});

describe("views", () => {
  const ids = (view: View) => registry.shownIn(view).map(({ id }) => id);

  it("answer for the indicators that formats.md lists", () => {
    expect(ids("sex-ratio")).toEqual(["births", "sex-ratio-at-birth", "sex-ratio-order-1", "sex-ratio-order-2", "sex-ratio-order-3"]);
    expect(ids("movement").sort()).toEqual(["migrants-in", "migrants-out", "moves-in", "moves-out", "net-migration-rate"]);
    expect(ids("people").sort()).toEqual(["aged-65-share", "birth-rate", "births", "child-sex-ratio", "death-rate", "deaths", "dependency-ratio", "natural-increase", "population"]);
    expect(ids("services")).toHaveLength(10);
    expect(ids("quality").sort()).toEqual(["checks-made", "completeness", "duplicate-rate", "field-error-rate", "late-share", "ledger-match", "omission-rate", "source-agreement"]);
    expect(ids("village")).toEqual(registry.all.map(({ id }) => id));
    expect(ids("history")).toEqual([]);
  });

  it("never let a described indicator into tables of gaps or of villages that lag", () => {
    for (const view of ["balance", "lagging"] as const) for (const indicator of registry.all) if (indicator.class === "described") expect(SHOWN_IN[view](indicator)).toBe(false);
  });
});

describe("the three classes, by type", () => {
  const ranking = (indicator: Comparable) => indicator.id;
  const target = (indicator: Scored) => indicator.better;

  it("let no described indicator be ranked, sorted by value or given a target", () => {
    const births = BIRTHS[0]!;
    const deaths = DEATHS[0]!;
    // @ts-expect-error a described indicator is not comparable
    ranking(births);
    // @ts-expect-error a described indicator has no target
    target(births);
    // @ts-expect-error a neutral indicator has no target either
    target(deaths);
    // @ts-expect-error a described indicator has no better side
    const wrong: Described = { ...births, better: "higher" };
    // @ts-expect-error an indicator of unknown class must be asked first
    const unasked = (indicator: Indicator) => ranking(indicator);

    expect(ranking(deaths)).toBe("deaths");
    expect(isComparable(births)).toBe(false);
    expect([wrong, unasked]).toHaveLength(2);
  });
});
