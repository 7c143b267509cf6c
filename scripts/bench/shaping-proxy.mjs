import { connect, createServer } from "node:net";

const PART = 16_384;

/**
 * A proxy that carries bytes as a slow line does: the given rate each way shared by all connections, a delay each way,
 * and one more round trip for a new connection. Workers and sockets that the browser's own emulation misses go through it.
 */
export async function shapingProxy(target, { megabits = 10, oneWay = 20 } = {}) {
  const sent = { down: 0, up: 0 };
  const free = { down: 0, up: 0 };
  const server = createServer((client) => {
    const remote = connect(Number(target.port), target.hostname.replace(/[[\]]/g, ""));
    for (const socket of [client, remote]) socket.setNoDelay();
    carry(client, remote, { direction: "up", firstDelay: oneWay * 2 });
    carry(remote, client, { direction: "down", firstDelay: 0 });
  });

  function carry(from, to, { direction, firstDelay }) {
    const opened = performance.now() + firstDelay;
    const queue = [];
    let ended = false;
    let timer;
    // One queue and one timer for each way: a timer for each part could send them out of order.
    const drain = () => {
      timer = undefined;
      const now = performance.now();
      while (queue.length && queue[0].at <= now + 0.5) {
        const { part } = queue.shift();
        if (!to.destroyed) to.write(part);
      }
      if (queue.length < 64) from.resume();
      if (queue.length) timer = setTimeout(drain, Math.max(1, queue[0].at - now));
      else if (ended) to.end();
    };
    from.on("data", (chunk) => {
      sent[direction] += chunk.length;
      for (let at = 0; at < chunk.length; at += PART) {
        const part = chunk.subarray(at, at + PART);
        free[direction] = Math.max(free[direction], performance.now(), opened) + (part.length * 8) / (megabits * 1000);
        queue.push({ at: free[direction] + oneWay, part });
      }
      if (queue.length > 128) from.pause();
      timer ??= setTimeout(drain, Math.max(1, queue[0].at - performance.now()));
    });
    const finish = () => {
      ended = true;
      if (!queue.length) to.end();
    };
    for (const event of ["end", "error", "close"]) from.on(event, finish);
  }

  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { port: server.address().port, sent, close: () => server.close() };
}
