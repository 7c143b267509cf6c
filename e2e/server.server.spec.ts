import { get, type IncomingHttpHeaders } from "node:http";
import { expect, test } from "@playwright/test";
import { sampleAreas, serverUrl } from "./support/test";

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Node's own client, since a browser's would not send another host or a malformed address. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = new URL(serverUrl());
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, method, headers, agent: false }, async (response) => resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(await response.toArray()).toString() })).on("error", reject);
  });
}

const PAGES = ["/", "/en", "/villages", "/en/villages", `/villages/${sampleAreas().villages[0]!.code}`, "/nowhere"];

for (const path of PAGES) {
  test(`${path} carries a strict policy and safe headers`, async () => {
    const { headers } = await ask(path);
    const policy = String(headers["content-security-policy"]);

    expect(policy).toMatch(/^default-src 'none'; script-src 'self'/);
    for (const directive of ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "connect-src 'self'"]) expect(policy).toContain(directive);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|unsafe-hashes|\*|https?:|nonce/);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "cache-control": "private, no-cache" });
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("set-cookie");
  });
}

test("a page that the reader has is not sent again, until the data change", async () => {
  const first = await ask("/");
  const again = await ask("/", { "if-none-match": String(first.headers.etag) });

  expect([again.status, again.text]).toEqual([304, ""]);
});

test("the same address gives the same bytes every time", async () => {
  const [one, two] = [await ask("/villages"), await ask("/villages")];

  expect(one.text).toBe(two.text);
});

test("files of the build are kept for ever and compressed", async () => {
  const { text } = await ask("/");
  const address = /(?:src|href)="(\/_next\/static\/[^"]+\.(?:js|css))"/.exec(text)![1]!;
  const file = await ask(address, { "accept-encoding": "br" });

  expect(file.headers).toMatchObject({ "cache-control": "public, max-age=31536000, immutable", "content-encoding": "br", "x-content-type-options": "nosniff" });
});

test("what is not a reader's request is refused without a page being made", async () => {
  const statuses = await Promise.all([
    ask("/", { host: "evil.example" }), ask("/", {}, "POST"), ask("/%E0%A4%A"), ask(`/?q=${"x".repeat(3000)}`), ask("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }),
    ask("/_next/image?url=%2Fx&w=64&q=75"), ask("/_next/static/..%2f..%2fBUILD_ID"), ask("/..%2f..%2fpackage.json"), ask("/.env"), ask("/data/current.json"),
  ]).then((answers) => answers.map(({ status }) => status));

  expect(statuses.slice(0, 7)).toEqual([421, 405, 400, 414, 403, 404, 404]);
  for (const status of statuses.slice(7)) expect([400, 404]).toContain(status);
});

test("headers that steer the framework from outside are not heard", async () => {
  const plain = await ask("/");
  const steered = await ask("/", { "x-forwarded-host": "evil.example", "x-middleware-subrequest": "middleware", "x-nextjs-data": "1", "x-matched-path": "/en", "next-action": "x", cookie: "__prerender_bypass=1" });

  expect(steered.text).toBe(plain.text);
});
