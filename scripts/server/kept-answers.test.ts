import { expect, it } from "vitest";
import { randomBytes } from "node:crypto";
import { finish } from "./finished-answer";
import { KeptAnswers } from "./kept-answers";

const page = (text: string) => finish({ status: 200, headers: { "content-type": "text/html" }, body: Buffer.from(text) });
const prose = Array.from({ length: 4000 }, (_, at) => `<td>${(at * 7919) % 1013}</td>`).join("");

it("compresses better only what is asked for again, and gives it back the same", async () => {
  const kept = new KeptAnswers();
  kept.keep("a", await page(prose));
  kept.keep("b", await page(prose));
  const first = kept.get("a")!;
  await kept.settled();
  const second = kept.get("a")!;

  expect(first.best).toBe(false);
  expect(second.best).toBe(true);
  expect(second.brotli!.length).toBeLessThan(first.brotli!.length);
  expect(second.etag).toBe(first.etag);
});

it("stays within its bytes and gives up the least recently asked for", async () => {
  const kept = new KeptAnswers(400_000);
  for (let at = 0; at < 40; at += 1) {
    kept.keep(String(at), await finish({ status: 200, headers: { "content-type": "image/png" }, body: randomBytes(20_000) }));
    kept.get("0");
  }

  expect(kept.size).toBeLessThanOrEqual(400_000);
  expect(kept.get("0")).toBeDefined();
  expect(kept.get("1")).toBeUndefined();
  expect(kept.get("39")).toBeDefined();
});
