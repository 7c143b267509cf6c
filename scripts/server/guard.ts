import type { IncomingHttpHeaders } from "node:http";
import type { Bilingual } from "../../lib/base/errors";
import { fromOwnPage, postLimit } from "./posting";

export type Asked = { method: string; url: string; headers: IncomingHttpHeaders; /** Of a post. */ body?: AsyncIterable<Uint8Array> };
export type Refusal = { status: number } & Bilingual;

const LONGEST_URL = 2048;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const MALFORMED: Refusal = { status: 400, zh: "地址格式不正确，请检查后重试，或返回首页。", en: "The address is malformed. Check it, or go back to the first page." };

/**
 * Why a request is refused before anything is rendered, or undefined where it may pass: method, length and form of the
 * address, a name that is not this machine's (DNS rebinding), and other sites' pages asking behind the reader's back.
 */
export function refusal({ method, url, headers }: Asked): Refusal | undefined {
  const posts = method === "POST" && postLimit(url) !== undefined;
  if (method !== "GET" && method !== "HEAD" && !posts) return { status: 405, zh: "此处只支持读取（GET、HEAD）。", en: "Only reading (GET, HEAD) is supported here." };
  if (url.length > LONGEST_URL) return { status: 414, zh: "地址过长。", en: "The address is too long." };
  if (!wellFormed(url)) return MALFORMED;
  if (!LOOPBACK.test(headers.host ?? "")) return { status: 421, zh: "本服务只接受以 localhost、127.0.0.1 或 [::1] 访问。", en: "This server answers to localhost, 127.0.0.1 or [::1] only." };
  if (posts ? !fromOwnPage(headers) : fromAnotherSite(headers)) return { status: 403, zh: "不接受其他网站发起的请求。", en: "Requests started by another site are refused." };
  return undefined;
}

/** An absolute path whose escapes decode to text without control characters or backslashes, and which names no other host. */
function wellFormed(url: string): boolean {
  if (!url.startsWith("/") || url.startsWith("//")) return false;
  try {
    const text = decodeURIComponent(url.replaceAll("+", " "));
    return !/[\u0000-\u001f\u007f\\]/.test(text) && !/^\/\//.test(text);
  } catch {
    return false;
  }
}

/** Fetch metadata of the browser: another origin may lead a reader here by a link, and do nothing else. */
function fromAnotherSite(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return false;
  return !(headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document");
}
