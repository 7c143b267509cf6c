import type { IncomingHttpHeaders } from "node:http";
import type { Bilingual } from "../../lib/base/errors";
import { postedFormOf, type PostedFile, type PostedForm } from "../../lib/base/posted-form";

const MEBIBYTE = 1024 * 1024;
/** A text that is refused for its length must still come back in its form: 100,000 Chinese characters are 900 kB on the way. */
const FORM_BYTES = 2 * MEBIBYTE;
const DRAFT_BYTES = 20 * MEBIBYTE;

/** Everything that may be posted to, and how much; the language's prefix is taken off before. All else is read only. */
export const POSTED: readonly { path: RegExp; bytes: number }[] = [
  { path: /^\/lagging\/[0-9A-Za-z_-]{1,32}$/, bytes: FORM_BYTES },
  { path: /^\/meetings\/check(?:\/[a-z-]+)?$/, bytes: DRAFT_BYTES },
  { path: /^\/meetings(?:\/[0-9A-Za-z_-]+){0,2}$/, bytes: FORM_BYTES },
];

export type PostRefusal = { status: 400 | 405 | 413 | 415 } & Bilingual;

/** Bytes that may be posted to an address, or undefined where it takes none. */
export function postLimit(url: string): number | undefined {
  const path = url.split("?")[0]!.replace(/^\/en(?=\/)/, "");
  return POSTED.find((one) => one.path.test(path))?.bytes;
}

/** Posted by a page of this very server: a browser always says so. */
export function fromOwnPage({ origin, host, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  if (site !== undefined && site !== "same-origin") return false;
  return origin === undefined ? site === "same-origin" : origin === `http://${host}`;
}

const FORM_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i;
const MALFORMED: PostRefusal = { status: 400, zh: "提交的表单不完整或格式不正确，请返回重试。", en: "The form is incomplete or malformed. Go back and try again." };
const WRONG_TYPE: PostRefusal = { status: 415, zh: "只接受网页表单。", en: "Only forms of a page are taken." };
const tooLarge = (bytes: number): PostRefusal => ({ status: 413, zh: `提交的内容超过 ${bytes / MEBIBYTE} MB 的上限，没有保存。请返回缩短后再提交。`, en: `What was sent is over the limit of ${bytes / MEBIBYTE} MB and was not saved. Go back, shorten it and send it again.` });

/** Reads a form, at most so many bytes of it. */
export async function readPosted(body: AsyncIterable<Uint8Array>, headers: IncomingHttpHeaders, limit: number): Promise<{ form: PostedForm } | { refused: PostRefusal }> {
  const type = headers["content-type"] ?? "";
  if (!FORM_TYPES.test(type)) return { refused: WRONG_TYPE };
  if (Number(headers["content-length"] ?? 0) > limit) return { refused: tooLarge(limit) };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limit) return { refused: tooLarge(limit) };
      chunks.push(chunk);
    }
    const data = await new Response(Buffer.concat(chunks, size), { headers: { "content-type": type } }).formData();
    return { form: postedFormOf(await Promise.all([...data].map(async ([name, value]): Promise<[string, string | PostedFile]> => [name, typeof value === "string" ? value : await toFile(value)]))) };
  } catch {
    return { refused: MALFORMED };
  }
}

const toFile = async (file: File): Promise<PostedFile> => ({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });
