import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Answering } from "./answering";

/** A server with limits: a client that sends or reads slowly, or opens too much, costs little and is let go. */
export function httpServer(answer: Answering["answer"], log: (line: string) => void): Server {
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 10_000, connectionsCheckingInterval: 5_000 }, (request, response) => {
    const posts = request.method === "POST";
    if (!posts) request.resume(); // a body is not read, only let through
    answer({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, ...(posts ? { body: request } : {}) }, response).then(() => request.resume(), (cause: unknown) => {
      log(`unexpected: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
      response.destroy();
    });
  });
  server.maxHeadersCount = 64;
  server.maxConnections = 512;
  server.timeout = 60_000;
  server.on("clientError", (cause: NodeJS.ErrnoException, socket: Socket) => {
    if (cause.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const [status, zh, en] = cause.code === "HPE_HEADER_OVERFLOW" ? ["431 Request Header Fields Too Large", "请求头过大。", "The request header is too large."] : ["400 Bad Request", "请求格式不正确。", "The request is malformed."];
    const body = `${zh}\n${en}\n`;
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
  return server;
}

/** Listens, or says in the error's code why not (EADDRINUSE, EACCES). */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
