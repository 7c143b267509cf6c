import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { get, type IncomingHttpHeaders, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { answering, type Parts } from "./answering";
import type { Handler } from "./capture";
import { httpServer, listen } from "./http-server";
import { heldPosted, POSTED_HEADER } from "../../lib/base/posted-form";

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A server round a handler of the test's own. */
async function start(handler: Handler | undefined, more: Partial<Parts> = {}) {
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const { answer, warm } = answering({ handler, buildId: "b", dataState: () => "s", statics: new Map(), log, ...more });
  const server = httpServer(answer, log);
  servers.push(server);
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Got>((resolve, reject) => {
      const request = get({ port, host: "127.0.0.1", path, headers, method, agent: false }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        const encoding = response.headers["content-encoding"];
        const plain = !body.length ? body : encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
        resolve({ status: response.statusCode!, headers: response.headers, body, text: plain.toString() });
      });
      request.on("error", reject);
    });
  return { ask, logged, warm };
}

/** Counts how often it renders; the page tells its address. */
function pages(extra = "") {
  const rendered: string[] = [];
  const handler: Handler = async (request, response) => {
    rendered.push(`${request.url} ${request.headers.rsc ?? ""}`);
    await new Promise((done) => setTimeout(done, 20));
    response.setHeader("X-Powered-By", "x");
    response.writeHead(200, { "Content-Type": request.headers.rsc ? "text/x-component" : "text/html; charset=utf-8", "Cache-Control": "s-maxage=1", Vary: "rsc" });
    response.end(`<html><body>${request.url?.replaceAll("<", "&lt;")}${extra}<p>${"村".repeat(2000)}</p><script>self.__next_f.push([1,"x"])</script></body></html>`);
  };
  return { handler, rendered };
}

describe("answers of pages", () => {
  it("are rendered once and then kept, in every encoding, with policy and safe headers", async () => {
    const { handler, rendered } = pages();
    const { ask } = await start(handler);
    const plain = await ask("/a");
    const brotli = await ask("/a", { "accept-encoding": "gzip, br" });
    const gzip = await ask("/a", { "accept-encoding": "gzip" });

    expect(rendered).toEqual(["/a "]);
    expect([plain.headers["content-encoding"], brotli.headers["content-encoding"], gzip.headers["content-encoding"]]).toEqual([undefined, "br", "gzip"]);
    expect(new Set([plain.text, brotli.text, gzip.text]).size).toBe(1);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 4);
    expect(plain.headers).toMatchObject({ "cache-control": "private, no-cache", vary: "rsc, Accept-Encoding", "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin" });
    expect(plain.headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-/);
    expect(plain.headers["content-security-policy"]).toBe(brotli.headers["content-security-policy"]);
    expect(plain.headers).not.toHaveProperty("x-powered-by");
  });

  it("answer 304 to a reader that has them, and HEAD without a body", async () => {
    const { ask } = await start(pages().handler);
    const first = await ask("/a");
    const again = await ask("/a", { "if-none-match": String(first.headers.etag) });
    const stale = await ask("/a", { "if-none-match": 'W/"other"' });
    const head = await ask("/a", {}, "HEAD");

    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
    expect(stale.status).toBe(200);
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, String(first.body.length)]);
  });

  it("are rendered once for all who ask at the same time", async () => {
    const { handler, rendered } = pages();
    const { ask } = await start(handler);
    const all = await Promise.all(Array.from({ length: 8 }, () => ask("/a")));

    expect(rendered).toHaveLength(1);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
  });

  it("are made anew when the data change, and for other addresses and component payloads", async () => {
    const { handler, rendered } = pages();
    let state = "one";
    const { ask } = await start(handler, { dataState: () => state });
    await ask("/a");
    await ask("/a", { rsc: "1" });
    await ask("/a", { rsc: "1" });
    await ask("/a?b");
    state = "two";
    await ask("/a");

    expect(rendered).toEqual(["/a ", "/a 1", "/a?b ", "/a "]);
  });

  it("depend on nothing that is not in their key", async () => {
    const seen: IncomingHttpHeaders[] = [];
    const { ask } = await start(async (request, response) => (seen.push(request.headers), response.end("x")));
    await ask("/a", { cookie: "a=b", "x-forwarded-host": "evil", "accept-language": "fr", "x-middleware-subrequest": "1", "next-action": "1" });

    expect(Object.keys(seen[0]!).sort()).toEqual(["accept", "host", "user-agent"]);
  });

  it("are not kept when they set a cookie or are not 200", async () => {
    let renders = 0;
    const { ask } = await start(async (request, response) => {
      renders += 1;
      if (request.url === "/cookie") response.setHeader("Set-Cookie", "a=b");
      response.statusCode = request.url === "/missing" ? 404 : 200;
      response.end("x");
    });
    for (const path of ["/cookie", "/cookie", "/missing", "/missing"]) await ask(path);

    expect(renders).toBe(4);
  });

  it("are not kept where the page shows a fault of the moment", async () => {
    const { handler, rendered } = pages('<meta name="answer-keep" content="no"/>');
    const { ask } = await start(handler);

    expect([(await ask("/a")).status, (await ask("/a")).status, rendered.length]).toEqual([200, 200, 2]);
  });

  it("carry the status that the page states, and are then not kept", async () => {
    const { handler, rendered } = pages('<meta name="answer-status" content="404"/>');
    const { ask } = await start(handler);

    expect([(await ask("/a")).status, (await ask("/a")).status, rendered.length]).toEqual([404, 404, 2]);
  });

  it("pass whole where they are too large to hold, to everyone who asks", async () => {
    const part = Buffer.alloc(1024 * 1024, "x");
    const { ask } = await start(async (_request, response) => {
      response.setHeader("content-type", "text/csv");
      for (let at = 0; at < 6; at += 1) {
        if (!response.write(part)) await new Promise((done) => response.once("drain", () => done(undefined)));
        await new Promise((done) => setTimeout(done, 5));
      }
      response.end();
    });
    const all = await Promise.all([ask("/big"), ask("/big")]);

    expect(all.map(({ status, body }) => [status, body.length])).toEqual([[200, 6 * part.length], [200, 6 * part.length]]);
    expect(all[0]!.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("stand ready when warmed", async () => {
    const { handler, rendered } = pages();
    const { ask, warm } = await start(handler);
    await warm("/a");
    await ask("/a");

    expect(rendered).toEqual(["/a "]);
  });
});

describe("posts", () => {
  const send = (port: number, path: string, text: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body: text, redirect: "manual", headers: { "content-type": "application/x-www-form-urlencoded", origin: `http://127.0.0.1:${port}`, ...headers } });
  const posting = async (handler: Handler) => {
    const { answer } = answering({ handler, buildId: "b", dataState: () => "s", statics: new Map(), log: () => {} });
    const server = httpServer(answer, () => {});
    servers.push(server);
    return listen(server, { host: "127.0.0.1", port: 0 });
  };

  it("reach the page as a form that is held for this one answer, and are answered anew each time", async () => {
    const seen: unknown[] = [];
    let token = "";
    const port = await posting(async (request, response) => {
      token = String(request.headers[POSTED_HEADER]);
      seen.push([request.method, request.url, heldPosted(token)?.text("note")]);
      response.setHeader("content-type", "text/html");
      response.end("<p>taken</p>");
    });
    const first = await send(port, "/lagging/v1?year=2009", "note=%E6%9D%91");
    await send(port, "/lagging/v1?year=2009", "note=%E6%9D%91");

    expect([first.status, first.headers.get("cache-control"), await first.text()]).toEqual([200, "no-store", "<p>taken</p>"]);
    expect(seen).toEqual([["GET", "/lagging/v1?year=2009", "村"], ["GET", "/lagging/v1?year=2009", "村"]]);
    expect(heldPosted(token)).toBeUndefined();
  });

  it("lead on with 303 where the page does", async () => {
    const port = await posting(async (_request, response) => void response.writeHead(307, { location: "/lagging/v1?saved=2" }).end("x"));
    const got = await send(port, "/lagging/v1", "a=1");

    expect([got.status, got.headers.get("location"), await got.text()]).toEqual([303, "/lagging/v1?saved=2", ""]);
  });

  it("are refused from elsewhere, to elsewhere and beyond their size, before any page is made", async () => {
    let made = 0;
    const port = await posting(async (_request, response) => void ((made += 1), response.end()));
    const statuses = await Promise.all([send(port, "/lagging/v1", "a=1", { origin: "http://evil.example" }), send(port, "/villages", "a=1"), send(port, "/lagging/v1", `a=${"x".repeat(3 * 1024 * 1024)}`), send(port, "/lagging/v1", "{}", { "content-type": "application/json" })]);

    expect(statuses.map(({ status }) => status)).toEqual([403, 405, 413, 415]);
    expect(made).toBe(0);
  });

  it("never let a reader name a form of another by the header", async () => {
    const seen: unknown[] = [];
    const { ask } = await start(async (request, response) => (seen.push(request.headers[POSTED_HEADER]), response.end()));
    await ask("/a", { [POSTED_HEADER]: "guess" });

    expect(seen).toEqual([undefined]);
  });
});

describe("failures", () => {
  const secret = "SELECT * FROM '/srv/data/x.parquet'";

  it.each<[string, Handler]>([
    ["throws", async () => { throw new Error(secret); }],
    ["answers 500", async (_request, response) => { response.statusCode = 500; response.end(secret); }],
  ])("say nothing of the inside in both languages, and log it under a reference, when the application %s", async (_name, handler) => {
    const { ask, logged } = await start(handler);
    const got = await ask("/a");
    const reference = /[0-9a-f]{8}/.exec(got.text)?.[0];

    expect(got.status).toBe(500);
    expect(got.text).toMatch(/服务器出错[\s\S]*The server failed/);
    expect(got.text).not.toMatch(/SELECT|srv|Error|at /);
    expect(logged.join()).toContain(reference);
  });

  it("are recovered from: the next one who asks gets the page", async () => {
    let fail = true;
    const { ask } = await start(async (_request, response) => { if (fail) throw new Error("x"); response.end("fine"); });
    const first = await ask("/a");
    fail = false;

    expect([first.status, (await ask("/a")).status]).toEqual([500, 200]);
  });

  it("say what to do where the pages are not built", async () => {
    const got = await (await start(undefined)).ask("/");

    expect(got.status).toBe(503);
    expect(got.text).toContain("npm start");
  });

  it("refuse in both languages and never render", async () => {
    const { handler, rendered } = pages();
    const { ask } = await start(handler);
    const results = [await ask("/%"), await ask("/", { host: "evil.example" }), await ask("/", {}, "DELETE"), await ask("/_next/image?url=http://x"), await ask("/_next/static/../server/x")];

    expect(results.map(({ status }) => status)).toEqual([400, 421, 405, 404, 404]);
    expect(results[0]!.text).toMatch(/地址[\s\S]*address/);
    expect(rendered).toEqual([]);
  });
});
