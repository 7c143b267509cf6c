import { expect, it } from "vitest";
import type { DisclosedFigure } from "../analysis/disclosure";
import { ok, SEX_RATIO } from "../views/fixtures/figures";
import { headlineView } from "../views/headline-view";
import { pooledRatio } from "./pooled-ratio";

it("bears the quality mark of the years it is made of, so that nobody takes years with gaps for complete ones", () => {
  const year = (period: string, more: object = {}) => ok("sex-ratio-at-birth", 115, { period, events: 66, exposure: 123, ...more }) as DisclosedFigure;
  const strip = (figures: DisclosedFigure[]) => headlineView([{ indicator: SEX_RATIO, figure: figures.at(-1)! }], pooledRatio(figures, [103, 107], 0.95), { locale: "zh-CN", threshold: 5 })[0]!.value;

  expect(strip([year("2007"), year("2008", { quality: "provisional", coverage: 0.99 }), year("2009")]).mark).toMatchObject({ text: "缺" });
  expect(strip([year("2007"), year("2008"), year("2009")]).mark).toBeUndefined();
});
