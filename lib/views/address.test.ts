import { expect, it } from "vitest";
import { href } from "./address";

it("keeps the area, year and snapshot that the address named, in one order", () => {
  expect(href("/villages", { locale: "zh-CN", year: "2009", area: "620000000000" }, { q: "石", indicator: "births" })).toBe("/villages?area=620000000000&year=2009&indicator=births&q=%E7%9F%B3");
});

it("puts English under its prefix and drops what is empty", () => {
  expect(href("/", { locale: "en", area: undefined }, { page: undefined })).toBe("/en");
  expect(href("/", { locale: "zh-CN" })).toBe("/");
});

it("lets an extra part replace or drop one that is kept", () => {
  expect(href("/villages/1", { locale: "zh-CN", area: "9" }, { area: undefined })).toBe("/villages/1");
});
