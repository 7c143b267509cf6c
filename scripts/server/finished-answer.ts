import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { acceptedEncoding, BEST, fromBrotli, QUICK, toBrotli, toGzip, worthCompressing, type Encoding } from "./encodings";
import type { Asked } from "./guard";

/** An answer as it is kept: small, ready to send, and named by what it says. */
export type FinishedAnswer = {
  status: number;
  headers: OutgoingHttpHeaders;
  etag: string;
  /** Compressed where that is worth it; `raw` otherwise. */
  brotli?: Buffer;
  gzip?: Buffer;
  raw?: Buffer;
  /** Was it compressed as well as it can be? */
  best: boolean;
};

type Source = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

export async function finish({ status, headers, body }: Source, quality = QUICK): Promise<FinishedAnswer> {
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const packed = body.length > 512 && worthCompressing(String(headers["content-type"] ?? ""));
  const whole = { status, etag, headers: { ...headers, etag, ...(packed ? { vary: vary(headers.vary) } : {}) } };
  return packed ? { ...whole, brotli: await toBrotli(body, quality), best: quality === BEST } : { ...whole, raw: body, best: true };
}

/** The same answer, compressed as well as it can be. */
export async function refine(answer: FinishedAnswer): Promise<FinishedAnswer> {
  return answer.best || !answer.brotli ? answer : { ...answer, brotli: await toBrotli(fromBrotli(answer.brotli), BEST), best: true };
}

/** Bytes that it may take in memory: headers are guessed, and room is left for the gzip form that may be asked for later. */
export const weight = (answer: FinishedAnswer): number => 2048 + Math.ceil((answer.brotli?.length ?? 0) * 2.3) + (answer.raw?.length ?? 0);

export const textOf = (answer: FinishedAnswer): string => (answer.raw ?? fromBrotli(answer.brotli!)).toString("utf8");

/** Sends it in the best encoding that the reader takes, or 304 where the reader has it already. */
export async function send(answer: FinishedAnswer, asked: Asked, response: ServerResponse): Promise<void> {
  if (answer.status === 200 && knows(asked.headers["if-none-match"], answer.etag)) {
    response.writeHead(304, notModified(answer));
    response.end();
    return;
  }
  const encoding = answer.raw ? "identity" : acceptedEncoding(asked.headers["accept-encoding"] as string | undefined);
  const body = await encoded(answer, encoding);
  response.writeHead(answer.status, { ...answer.headers, "content-length": body.length, ...(encoding === "identity" ? {} : { "content-encoding": encoding }) });
  response.end(asked.method === "HEAD" ? undefined : body);
}

async function encoded(answer: FinishedAnswer, encoding: Encoding): Promise<Buffer> {
  if (answer.raw) return answer.raw;
  const brotli = answer.brotli!; // one of the two is always there
  if (encoding === "br") return brotli;
  if (encoding === "gzip") return (answer.gzip ??= await toGzip(fromBrotli(brotli)));
  return fromBrotli(brotli);
}

const knows = (header: string | undefined, etag: string) => header !== undefined && (header.trim() === "*" || header.split(",").some((text) => text.trim().replace(/^W\//, "") === etag.slice(2)));
/** The policy and the rest stand in the reader's copy; a 304 only says that it still holds. */
const notModified = ({ etag, headers }: FinishedAnswer): OutgoingHttpHeaders => ({ etag, "cache-control": headers["cache-control"], ...(headers.vary === undefined ? {} : { vary: headers.vary }) });
const vary = (given: unknown) => [given, "Accept-Encoding"].filter(Boolean).join(", ");
