import { describe, expect, it } from "vitest";
import type { Lagging } from "../analysis/lagging/lagging";
import { makeRegistry } from "../indicators/registry";
import { followUpView } from "./follow-up-view";

const registry = makeRegistry();
const ask = (lagging: Lagging, locale: "zh-CN" | "en" = "zh-CN") => followUpView({ lagging, locale, indicator: (id) => registry.find(id), area: (code) => ({ name: `村${code}`, href: `/villages/${code}` }) });

const LAGGING: Lagging = {
  period: "2009-Q4", listings: [], tested: ["ledger-match", "late-share"],
  villages: [
    { area: "2", state: "watch", since: "2009-Q4", rounds: 1, indicators: ["late-share"], evidence: [{ indicator: "late-share", period: "2009-Q4", behind: true, limit: 0.1, against: "area", status: "suppressed", reason: "smallCount" }] },
    { area: "1", state: "listed", since: "2009-Q2", rounds: 3, indicators: ["ledger-match"], evidence: [
      { indicator: "ledger-match", period: "2009-Q3", behind: true, limit: 0.92, against: "target", status: "ok", value: 0.7, p: 0.001, adjusted: 0.01 },
      { indicator: "ledger-match", period: "2009-Q4", behind: true, limit: 0.92, against: "target", status: "ok", value: 0.5714, p: 0.001, adjusted: 0.01 },
    ] },
    { area: "3", state: "improving", since: "2009-Q1", rounds: 2, indicators: ["ledger-match"], evidence: [{ indicator: "ledger-match", period: "2009-Q4", behind: false, limit: 0.92, against: "target", status: "ok", value: 0.95, p: 0.8, adjusted: 0.9 }] },
  ],
};

describe("followUpView", () => {
  it("lists who is on the list first, with the newest evidence", () => {
    const view = ask(LAGGING)!;

    expect(view.title).toBe("落后村跟踪：在册 1 个，好转 1 个，退出 0 个，关注 1 个");
    expect(view.rows.map(({ code, state, evidence, rounds }) => [code, state.text, evidence, rounds])).toEqual([
      ["1", "在册", "账实相符率 57.1%，目标 92.0%", "3"],
      ["3", "好转", "账实相符率 2009-Q4 未再落后", "2"],
      ["2", "关注", "迟报比例不及全域 10.0%（数小，不显示）", "—"],
    ]);
  });

  it("says the same in English, and never a small count", () => {
    const view = ask(LAGGING, "en")!;

    expect(view.title).toBe("Lagging villages: 1 listed, 1 improving, 0 released, 1 on watch");
    expect(view.rows[2]!.evidence).toBe("Late share is behind the whole area, 10.0% (small count, not shown)");
  });

  it("lists the most pressing of very many, and says how many more there are", () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ ...LAGGING.villages[1]!, area: String(at).padStart(3, "0"), rounds: at % 50 }));
    const view = ask({ ...LAGGING, villages: many })!;

    expect(view.title).toContain("在册 300 个");
    expect(view.rows).toHaveLength(40);
    expect(view.rows[0]!.rounds).toBe("49");
    expect(view.more).toContain("还有 260 个");
    expect(ask(LAGGING)!.more).toBeUndefined();
  });

  it("is absent where nothing can be tested, and says so where nobody is behind", () => {
    expect(ask({ villages: [], listings: [], tested: [] })).toBeUndefined();
    expect(ask({ villages: [], listings: [], tested: ["late-share"] })!.title).toBe("落后村跟踪：没有村在册或受关注");
  });
});
