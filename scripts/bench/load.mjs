import { Agent, get } from "node:http";

/** One GET; time until the last byte, with the status and the bytes of the body. */
export function ask(url, agent, headers = { "accept-encoding": "br" }) {
  const began = performance.now();
  return new Promise((done, failed) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => (bytes += chunk.length));
      response.on("end", () => done({ status: response.statusCode, bytes, milliseconds: performance.now() - began, etag: response.headers.etag }));
      response.on("error", failed);
    }).on("error", failed);
  });
}

/** Each address once, one after the other, over one connection. */
export async function inTurn(urls) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  for (const url of urls) {
    const { status, milliseconds } = await ask(url, agent);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
    times.push(milliseconds);
  }
  agent.destroy();
  return times;
}

/** As many requests as the connections get through in the time given: requests a second. */
export async function rate(url, { connections = 16, seconds = 4 } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const one = async () => {
    while (performance.now() < until) {
      const { status } = await ask(url, agent);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      answered += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return answered / ((performance.now() - began) / 1000);
}

/** The value below which the given share of the times lies (nearest rank). */
export function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
