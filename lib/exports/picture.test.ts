import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { fontSubset } from "./font-subset";
import { toPng } from "./picture";

const FACE = resolve("node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
const svg = (text: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 40" width="400" height="40" font-family="sans"><text x="4" y="28" font-size="24">${text}</text></svg>`;

describe("toPng", () => {
  it("draws each text as the whole face would, whatever was drawn before", () => {
    const draw = (text: string) => new Resvg(svg(text).replace('font-family="sans"', 'font-family="Noto Sans SC"'), { font: { loadSystemFonts: false, fontFiles: [FACE], defaultFontFamily: "Noto Sans SC" }, fitTo: { mode: "zoom", value: 1 }, background: "#ffffff" }).render().pixels;
    const texts = ["石门村 88.3%", "中心、马庄 10.42‰", "𠮷Å é"];

    for (const text of texts) {
      const { data } = toPng(svg(text), 1);
      const whole = draw(text);
      const ours = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 400 40" width="400" height="40"><image width="400" height="40" xlink:href="data:image/png;base64,${Buffer.from(data).toString("base64")}"/></svg>`).render().pixels;
      const inked = (pixels: Uint8Array) => pixels.reduce((sum, value, at) => sum + (at % 4 === 0 ? 255 - value : 0), 0);
      expect(Math.abs(inked(ours) - inked(whole)) / inked(whole), text).toBeLessThan(0.01);
    }
  });
});

describe("fontSubset", () => {
  it("is small, and has no outline of what was not asked for", () => {
    const small = fontSubset(readFileSync(FACE), [..."石门"].map((letter) => letter.codePointAt(0)!));

    expect(small.length).toBeLessThan(1_500_000);
  });
});
