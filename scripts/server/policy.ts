import { createHash } from "node:crypto";
import { PRESENT_SCRIPT } from "../../lib/services/packs/present-script";

/** On every file of the build: a script or a style is no page, and eight files would carry four kilobytes of what only a page needs. */
export const FILE_HEADERS = { "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin" } as const;

/** On every other answer, whatever it holds. */
export const SAFETY_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
} as const;

/** What is not a page needs nothing; an SVG opened by itself may carry its own style and runs no script. */
export const BARE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/**
 * The content security policy of one finished page: its own inline scripts and styles by hash, nothing else inline.
 * A script is hashed only where it is one of the framework's own forms and carries data, not code: a script that
 * slipped into the page through a value would otherwise be blessed with the rest.
 */
export function pagePolicy(html: string): string {
  const scripts = inline(html, "script").filter(isFrameworkScript).map(hash);
  const styles = inline(html, "style").map(hash);
  return [
    "default-src 'none'",
    `script-src 'self'${list(scripts)}`,
    `style-src 'self'${list(styles)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const list = (hashes: string[]) => [...new Set(hashes)].map((text) => ` '${text}'`).join("");
const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Texts of the inline elements of one name, those with `src` left out; scripts of data (JSON) are not run and need no hash. */
function inline(html: string, name: "script" | "style"): string[] {
  const elements = html.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, "gi"));
  return [...elements].filter(([, attributes = ""]) => !/\ssrc\s*=/i.test(attributes) && !/type\s*=\s*"?application\/(?:ld\+)?json/i.test(attributes)).map(([, , text = ""]) => text);
}

/** The calls that hand data over: the component payload, and the list of chunks a page starts with. */
const CALLS = ["(self.__next_f=self.__next_f||[]).push(", "self.__next_f.push(", '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push('];
/** Fixed one-liners of a page that was rendered whole. What a streamed page needs more is left out on purpose: it would not read without JavaScript. */
const FIXED = new Set(["requestAnimationFrame(function(){$RT=performance.now()});"]);

/** One known call whose only argument is JSON can do nothing but hand over data. */
function isFrameworkScript(text: string): boolean {
  if (FIXED.has(text) || text === PRESENT_SCRIPT) return true;
  const call = CALLS.find((start) => text.startsWith(start));
  const end = /\);?$/.exec(text)?.index;
  if (!call || end === undefined) return false;
  try {
    return typeof JSON.parse(text.slice(call.length, end)) === "object";
  } catch {
    return false;
  }
}
