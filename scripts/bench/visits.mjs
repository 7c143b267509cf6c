import { probe } from "./probe.mjs";
import { shapingProxy } from "./shaping-proxy.mjs";

const TIMEOUT = 60_000;
const KINDS = [["js", /javascript|ecmascript/], ["css", /css/], ["html", /html/], ["font", /font/], ["image", /image/], ["wasm", /wasm/]];

/**
 * Visits a page with an empty cache and then once more, directly and over a slow line with a processor four times
 * slower; medians over the runs. Bytes are the browser's own count of bodies and headers (which counts the headers of files that
 * came from its cache, too); `wireMost` is what the slow line really carried.
 */
export async function visits(browser, url, { charts, rows, runs = 5 }) {
  const result = {};
  for (const line of ["fast", "slow"]) {
    const proxy = line === "slow" ? await shapingProxy(new URL(url)) : undefined;
    const target = proxy ? Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(proxy.port) }).href : url;
    const all = { cold: [], warm: [] };
    const wire = { cold: [], warm: [] };
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      await context.addInitScript(probe, { charts, rows });
      for (const kind of ["cold", "warm"]) {
        if (proxy) proxy.sent.down = 0;
        all[kind].push(await visit(context, target, { slow: line === "slow" }));
        if (proxy) wire[kind].push(proxy.sent.down);
      }
      await context.close();
    }
    proxy?.close();
    result[line] = { cold: summary(all.cold), warm: summary(all.warm), ...(proxy ? { wireMost: { cold: Math.max(...wire.cold), warm: Math.max(...wire.warm) } } : {}) };
  }
  return result;
}

async function visit(context, target, { slow }) {
  const page = await context.newPage();
  const traffic = countTraffic(page);
  if (slow) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(target, { waitUntil: "commit", timeout: TIMEOUT });
  const ok = await page.waitForFunction(() => window.__probe?.drawn !== null, null, { timeout: TIMEOUT, polling: 50 }).then(() => true, () => false);
  await quiet(page, traffic);
  const notes = await page.evaluate(() => ({ ...window.__probe }));
  await traffic.counted();
  await page.close();
  return { ok, ...notes, ...traffic.totals() };
}

/** Waits until nothing is asked for and nothing moves any more, 20 seconds at most. */
async function quiet(page, traffic) {
  for (let look = 0; look < 130; look += 1) {
    await page.waitForTimeout(150);
    if (traffic.open() <= 0 && (await page.evaluate(() => performance.now() - window.__probe.settled > 800 && document.readyState === "complete"))) return;
  }
}

function countTraffic(page) {
  const by = {};
  const pending = [];
  const errors = [];
  let open = 0;
  let requests = 0;
  const local = (request) => /^(?:data|blob):/.test(request.url());
  page.on("request", (request) => ((open += 1), (requests += local(request) ? 0 : 1)));
  page.on("requestfailed", () => (open -= 1));
  page.on("requestfinished", (request) => {
    open -= 1;
    if (!local(request)) pending.push(add(request));
  });
  page.on("pageerror", (cause) => errors.push(String(cause.message).slice(0, 150)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text().slice(0, 150)));
  const add = async (request) => {
    const response = await request.response().catch(() => undefined);
    const sizes = await request.sizes().catch(() => undefined);
    const type = response?.headers()["content-type"] ?? "";
    const kind = KINDS.find(([, pattern]) => pattern.test(type))?.[0] ?? "data";
    if (sizes) by[kind] = (by[kind] ?? 0) + Math.max(0, sizes.responseBodySize) + Math.max(0, sizes.responseHeadersSize);
  };
  return {
    open: () => open,
    counted: () => Promise.race([Promise.all(pending), page.waitForTimeout(2000)]),
    totals: () => ({ requests, errors, by, bytes: Object.values(by).reduce((sum, bytes) => sum + bytes, 0) }),
  };
}

function summary(all) {
  const drawn = all.filter(({ ok }) => ok);
  const median = (name) => {
    const values = drawn.map((one) => one[name]).filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
    return values.length ? values[Math.floor((values.length - 1) / 2)] : null;
  };
  return {
    runs: all.length, failed: all.length - drawn.length, ...Object.fromEntries(["firstPaint", "drawn", "shift", "blocked", "requests", "bytes"].map((name) => [name, median(name)])),
    // The first visit after a start counts too, so the largest is told beside the median.
    bytesMost: Math.max(...all.map(({ bytes }) => bytes)), by: all[0].by, seen: all[0].seen, errors: [...new Set(all.flatMap(({ errors }) => errors))].slice(0, 5),
  };
}
