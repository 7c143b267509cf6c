import { describe, expect, it } from "vitest";
import { QUALITY_RULES, type QualityRules } from "../../analysis/quality/rules";
import { makeRegistry } from "../../indicators/registry";
import { rulesText } from "./rules-text";

const registry = makeRegistry([]);
const zh = { locale: "zh-CN" } as const;
const changed = (rules: Partial<QualityRules>): QualityRules => ({ ...QUALITY_RULES, ...rules });

describe("rulesText", () => {
  it("is silent where every rule is as it comes", () => {
    expect(rulesText(QUALITY_RULES, registry, zh)).toBeUndefined();
  });

  it("names what was set and what it would be, a weight by its indicator", () => {
    expect(rulesText(changed({ monthsUnchecked: 6, weights: { ...QUALITY_RULES.weights, "late-share": 5 } }), registry, zh)).toBe("本单位在 config.json 中另定了判断标准：未核查的月数 6（缺省 12）；迟报比例的权数 5（缺省 2）。");
  });

  it.each(["zh-CN", "en"] as const)("has a name for every rule in %s", (locale) => {
    const { weights, ...numbers } = QUALITY_RULES;
    const all = { weights: Object.fromEntries(Object.entries(weights).map(([id, value]) => [id, value + 1])), ...Object.fromEntries(Object.entries(numbers).map(([rule, value]) => [rule, value * 2])) } as QualityRules;

    const text = rulesText(all, registry, { locale })!;

    expect(text.split(locale === "en" ? "; " : "；")).toHaveLength(Object.keys(numbers).length + Object.keys(weights).length);
  });
});
