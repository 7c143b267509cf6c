import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readDocBlocks } from "./doc-blocks";
import { methodSources } from "./method-sources";

const root = join(import.meta.dirname, "../..");

it("is what the methods page quotes: run `npx tsx scripts/methods/make.ts` after a change in a doc block", () => {
  expect(readFileSync(join(root, "lib/views/methods/doc-blocks.json"), "utf8") === methodSources()).toBe(true);
});

it("takes a doc block apart into what it does, domain, reference and proof", () => {
  const wilson = readDocBlocks(join(root, "lib/statistics")).find(({ name }) => name === "wilson");

  expect(wilson).toEqual({
    name: "wilson", file: "wilson.ts", about: "Wilson score interval of a share, without continuity correction: stays inside 0..1 and is defined at 0 and at all trials.",
    domain: "trials > 0, 0 ≤ events ≤ trials (weighted sums allowed), 0.9 ≤ level < 1; the result is a fraction.", source: "Wilson 1927, JASA 22:209.", proof: "fixtures/wilson_phe.json",
  });
});
