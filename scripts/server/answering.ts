import { randomBytes } from "node:crypto";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { PassThrough, type Writable } from "node:stream";
import type { Bilingual } from "../../lib/base/errors";
import { capture, type Captured, type Handler, type Head } from "./capture";
import { finish, send, textOf, type FinishedAnswer } from "./finished-answer";
import { holdPosted, POSTED_HEADER } from "../../lib/base/posted-form";
import { refusal, type Asked } from "./guard";
import { postLimit, readPosted } from "./posting";
import { KeptAnswers } from "./kept-answers";
import { plainPage } from "./plain-page";
import { BARE_POLICY, pagePolicy, SAFETY_HEADERS } from "./policy";
import { BusyError, Turns } from "./turns";

export type Parts = {
  /** The application, or undefined where it is not built. */
  handler: Handler | undefined;
  buildId: string;
  dataState(): string;
  /** Called when a post is done, before its answer is sent: what was written must be in the state by then. */
  posted?(): Promise<void>;
  statics: ReadonlyMap<string, FinishedAnswer>;
  kept?: KeptAnswers;
  /** false renders every request anew, shared with nobody: only to measure what keeping is worth. */
  keeping?: boolean;
  /** Written by the one who runs the server; a page never shows it. */
  log(line: string): void;
};

/** Headers of a component payload request: they are part of what was asked. */
const PAYLOAD_HEADERS = ["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch", "next-url"] as const;
/** Everyone may read everything until accounts exist. */
const SCOPE = "open";
const LARGEST_HELD = 4 * 1024 * 1024;
const FAILED: Bilingual = { zh: "服务器出错，本页无法显示。请重试；如仍出错，请把下面的编号告诉管理员。", en: "The server failed and cannot show this page. Try again; if it fails again, tell the administrator the reference below." };
const BUSY: Bilingual = { zh: "同时打开的页面过多，请稍后重试。", en: "Too many pages are being made at once. Try again in a moment." };
const NOT_BUILT: Bilingual = { zh: "页面程序尚未构建或已损坏。请在项目文件夹运行 npm start。", en: "The pages are not built, or damaged. Run npm start in the project folder." };
const NO_FILE: Bilingual = { zh: "没有这个文件。", en: "There is no such file." };

export type Answering = {
  answer(asked: Asked, response: ServerResponse): Promise<void>;
  /** Renders an address before anyone asks, compressed as well as it can be; gives back its text. */
  warm(url: string): Promise<string | undefined>;
};

/** Answers requests: refuses, or sends what is kept, or renders once for all who ask at the same time. */
export function answering(parts: Parts): Answering {
  const { kept = new KeptAnswers(), keeping = true } = parts;
  const turns = new Turns(4, 64);
  const under = new Map<string, Promise<FinishedAnswer | undefined>>();

  const rendered = async (asked: Asked, key: string, overflow: (head: Head) => Writable): Promise<FinishedAnswer | undefined> => {
    const captured = await turns.take(() => capture(parts.handler!, { url: asked.url, headers: innerHeaders(asked) }, { limit: LARGEST_HELD, overflow }));
    if (captured.passed) return undefined;
    const answer = await toAnswer(captured, asked, parts.log);
    if (keeping && mayBeKept(captured, answer)) kept.keep(key, answer);
    return answer;
  };

  /** A posted form is answered by the page it was posted to, made for this one reader and never kept. */
  const post = async (asked: Asked, response: ServerResponse): Promise<void> => {
    const posted = await readPosted(asked.body ?? nothing(), asked.headers, postLimit(asked.url)!);
    if ("refused" in posted) return send(await plainAnswer(posted.refused.status, posted.refused), asked, response);
    const { token, drop } = holdPosted(posted.form);
    try {
      const headers = { ...innerHeaders({ ...asked, headers: {} }), [POSTED_HEADER]: token };
      const captured = await turns.take(() => capture(parts.handler!, { url: asked.url, headers }, { limit: LARGEST_HELD, overflow: (head) => direct(head, response) }));
      await parts.posted?.();
      if (!captured.passed) await send(await toPostAnswer(captured, asked, parts.log), asked, response);
    } catch (cause) {
      if (response.headersSent) return void response.destroy();
      await send(await failure(cause, asked, parts.log), asked, response);
    } finally {
      drop();
    }
  };

  const answer: Answering["answer"] = async (asked, response) => {
    const refused = refusal(asked);
    if (refused) return send(await plainAnswer(refused.status, refused), asked, response);
    const file = asked.url.startsWith("/_next/") ? parts.statics.get(asked.url.split("?")[0]!) : undefined;
    if (file) return send(file, asked, response);
    if (asked.url.startsWith("/_next/")) return send(await plainAnswer(404, NO_FILE), asked, response);
    if (!parts.handler) return send(await plainAnswer(503, NOT_BUILT), asked, response);

    if (asked.method === "POST") return post(asked, response);
    const key = keyOf(asked, parts);
    const found = keeping ? kept.get(key) : undefined;
    if (found) return send(found, asked, response);
    try {
      const shared = keeping ? under.get(key) : undefined;
      const work = shared ?? rendered(asked, key, (head) => direct(head, response)).finally(() => under.delete(key));
      if (!shared) under.set(key, work);
      // An answer too large to hold went to the one who asked first; the others have their own made.
      const made = (await work) ?? (shared ? await rendered(asked, key, (head) => direct(head, response)) : undefined);
      if (made) await send(made, asked, response);
    } catch (cause) {
      if (response.headersSent) return void response.destroy();
      await send(await failure(cause, asked, parts.log), asked, response);
    }
  };
  const warm: Answering["warm"] = async (url) => {
    const asked = { method: "GET", url, headers: {} };
    const key = keyOf(asked, parts);
    const made = await rendered(asked, key, () => new PassThrough().resume());
    if (made && kept.get(key)) await kept.settled();
    return made && textOf(made);
  };
  return { answer, warm };
}

const keyOf = ({ url, headers }: Asked, { dataState, buildId }: Parts): string => [dataState(), buildId, SCOPE, url, ...PAYLOAD_HEADERS.map((name) => headers[name] ?? "")].join("\n");

/** What the application may see of a request: nothing that is not in the key. */
function innerHeaders({ headers }: Asked): Record<string, string> {
  const payload = PAYLOAD_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  return { host: "localhost", "user-agent": "cunjing", accept: "text/html,*/*", ...Object.fromEntries(payload) };
}

const mayBeKept = (captured: Captured, answer: FinishedAnswer) => !captured.passed && answer.status === 200 && captured.status === 200 && captured.headers["set-cookie"] === undefined && !captured.body.includes(NOT_KEPT);
const nothing = async function* (): AsyncGenerator<Uint8Array> {};
/** A page that shows a fault of the moment, such as a database that is away, says so and is made anew for the next reader. */
const NOT_KEPT = '<meta name="answer-keep" content="no"/>';

/** After a post the browser goes on to an address of its own (303), so that going back or loading again posts nothing. */
async function toPostAnswer(captured: Exclude<Captured, { passed: true }>, asked: Asked, log: Parts["log"]): Promise<FinishedAnswer> {
  const { location } = captured.headers;
  if (captured.status < 300 || captured.status > 399 || location === undefined) return toAnswer(captured, asked, log, "no-store");
  return finish({ status: 303, headers: { ...SAFETY_HEADERS, location, "cache-control": "no-store", "content-security-policy": BARE_POLICY }, body: Buffer.alloc(0) });
}

async function toAnswer(captured: Exclude<Captured, { passed: true }>, asked: Asked, log: Parts["log"], keep = "private, no-cache"): Promise<FinishedAnswer> {
  const { status, headers, body } = captured;
  const isPage = String(headers["content-type"] ?? "").startsWith("text/html");
  const html = isPage ? body.toString("utf8") : "";
  if (status >= 500 && status !== 503) return failure(`the application answered ${status}; its own words stand above`, asked, log);
  return finish({
    status: isPage && status === 200 ? statedStatus(html) : status,
    headers: { ...outerHeaders(headers), ...SAFETY_HEADERS, "cache-control": keep, "content-security-policy": isPage ? pagePolicy(html) : BARE_POLICY },
    body,
  });
}

/** A page that has nothing to show says so in a meta element, since a page cannot set the status of its answer. */
function statedStatus(html: string): number {
  const stated = /<meta name="answer-status" content="(4\d\d|503)"\/?>/.exec(html);
  return stated ? Number(stated[1]) : 200;
}

const DROPPED = new Set(["cache-control", "connection", "content-length", "content-encoding", "date", "etag", "keep-alive", "link", "transfer-encoding", "x-powered-by", "x-nextjs-cache"]);
const outerHeaders = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders => Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.has(name.toLowerCase())).map(([name, value]) => [name.toLowerCase(), value]));

function direct(head: Head, response: ServerResponse): ServerResponse {
  return response.writeHead(head.status, { ...outerHeaders(head.headers), ...SAFETY_HEADERS, "cache-control": "private, no-cache", "content-security-policy": BARE_POLICY });
}

async function failure(cause: unknown, asked: Asked, log: Parts["log"]): Promise<FinishedAnswer> {
  if (cause instanceof BusyError) return plainAnswer(503, BUSY);
  const reference = randomBytes(4).toString("hex");
  log(`${reference} ${asked.method} ${JSON.stringify(asked.url)} ${words(cause)}`);
  return plainAnswer(500, FAILED, reference);
}

const words = (cause: unknown) => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));

function plainAnswer(status: number, text: Bilingual, reference?: string): Promise<FinishedAnswer> {
  const html = plainPage(status, text, reference);
  const extra = status === 405 ? { allow: "GET, HEAD" } : status === 503 ? { "retry-after": "5" } : {};
  return finish({ status, headers: { ...SAFETY_HEADERS, "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": pagePolicy(html), ...extra }, body: Buffer.from(html) });
}
