import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import type { Writable } from "node:stream";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
export type Head = { status: number; headers: OutgoingHttpHeaders };
/** A whole answer, or `passed` where it grew too large to hold and went to the reader directly. */
export type Captured = (Head & { body: Buffer; passed?: false }) | { passed: true };

type Asked = { url: string; headers: Record<string, string> };
type Options = { /** Bytes held at most. */ limit: number; /** Where an answer beyond the limit goes. */ overflow(head: Head): Writable };

/**
 * Runs a handler without a reader and holds its answer. The inner request carries only the headers given here, so an
 * answer can depend on nothing that is not part of its key.
 */
export function capture(handler: Handler, { url, headers }: Asked, options: Options): Promise<Captured> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url, headers, complete: true });
  request.push(null);
  return new Promise((resolve, reject) => {
    const response = new HeldResponse(request, options, resolve, reject);
    Promise.resolve(handler(request, response)).catch(reject);
  });
}

class HeldResponse extends ServerResponse {
  #started = false;
  #chunks: Buffer[] = [];
  #size = 0;
  #sink: Writable | undefined;

  constructor(request: IncomingMessage, private readonly options: Options, private readonly done: (captured: Captured) => void, private readonly failed: (cause: Error) => void) {
    super(request);
    Object.defineProperty(this, "headersSent", { get: () => this.#started });
    // What is held is written at once; where Node reads this from a socket (24 and newer) it would never become true.
    Object.defineProperty(this, "writableFinished", { get: () => this.finished });
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((part) => typeof part === "object" && part !== null);
    const pairs = Array.isArray(headers) ? headers.flatMap((_, at) => (at % 2 ? [] : [[headers[at], headers[at + 1]]])) : Object.entries(headers ?? {});
    for (const [name, value] of pairs) if (value !== undefined) this.setHeader(String(name), value as string);
    this.statusCode = status;
    this.#started = true;
    return this;
  }

  override flushHeaders(): void {
    this.#started = true;
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#started = true;
    const flows = this.#take(chunk, rest[0]);
    callback(rest)?.();
    return flows;
  }

  override end(...args: unknown[]): this {
    if (this.finished) return this;
    this.#started = true;
    if (args[0] !== undefined && typeof args[0] !== "function") this.#take(args[0], args[1]);
    this.finished = true;
    this.#sink?.end();
    this.done(this.#sink ? { passed: true } : { ...this.#head(), body: Buffer.concat(this.#chunks, this.#size) });
    process.nextTick(() => {
      this.emit("finish");
      callback(args)?.();
      this.emit("close");
    });
    return this;
  }

  override destroy(cause?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    if (!this.finished) {
      this.#sink?.destroy();
      this.failed(cause ?? new Error("the answer was broken off"));
    }
    process.nextTick(() => this.emit("close"));
    return this;
  }

  #head(): Head {
    return { status: this.statusCode, headers: { ...this.getHeaders() } };
  }

  #take(chunk: unknown, encoding: unknown): boolean {
    const buffer = typeof chunk === "string" ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8") : Buffer.from(chunk as Uint8Array);
    if (this.#sink) return this.#sink.write(buffer);
    this.#chunks.push(buffer);
    this.#size += buffer.length;
    if (this.#size <= this.options.limit) return true;
    this.#sink = this.options.overflow(this.#head());
    this.#sink.on("drain", () => this.emit("drain"));
    this.#sink.on("close", () => void (this.finished || this.destroy(new Error("the reader left"))));
    const held = Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [];
    return this.#sink.write(held);
  }
}

const callback = (args: unknown[]) => args.find((part) => typeof part === "function") as (() => void) | undefined;
