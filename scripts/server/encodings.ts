import { brotliCompress, brotliDecompressSync, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

export type Encoding = "br" | "gzip" | "identity";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** For an answer that someone waits for: some milliseconds. */
export const QUICK = 5;
/** For an answer that is kept: a tenth smaller, and some hundred milliseconds, so never while someone waits. */
export const BEST = 11;

/** The best encoding that the reader accepts; `q=0` refuses one. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (!header) return "identity";
  const refused = (name: string) => new RegExp(`(?:^|,)\\s*${name}\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)`, "i").test(header);
  const named = (name: string) => new RegExp(`(?:^|,)\\s*${name}\\s*(?:;|,|$)`, "i").test(header);
  if (named("br") && !refused("br")) return "br";
  if (named("gzip") && !refused("gzip")) return "gzip";
  return "identity";
}

export function toBrotli(body: Buffer, quality: number): Promise<Buffer> {
  return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
}

export const toGzip = (body: Buffer): Promise<Buffer> => gzipped(body, { level: 8 });
export const fromBrotli = (body: Buffer): Buffer => brotliDecompressSync(body);

/** Pictures and sheets of the zip kind do not get smaller. */
export const worthCompressing = (type: string): boolean => /^(?:text\/|image\/svg|application\/(?:javascript|json|geo\+json|manifest\+json|xml|xhtml))/i.test(type);
