import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PRESENT_SCRIPT } from "../../lib/services/packs/present-script";
import { pagePolicy } from "./policy";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const sources = (html: string, directive: string) => pagePolicy(html).split("; ").find((part) => part.startsWith(`${directive} `))!.split(" ").slice(1);

describe("pagePolicy", () => {
  it("allows the page's component payload by hash, each once", () => {
    const opening = "(self.__next_f=self.__next_f||[]).push([0])";
    const push = 'self.__next_f.push([1,"a\\u003c\\"b\\n"])';

    const chunks = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/a.js"]});';

    expect(sources(`<script>${opening}</script><script id="_R_">${chunks}</script><script>${push}</script><script>${push}</script>`, "script-src")).toEqual(["'self'", hash(opening), hash(chunks), hash(push)]);
  });

  it.each([
    "alert(1)", "self.__next_f.push([1,\"a\"]);alert(1)", "self.__next_f.push([1,alert(1)])", "self.__next_f.push(alert(1))", "self.__next_f.push([1,\"a\"]),alert(1)", "self.__next_f.push([1,\"a\"]);alert(\")\")",
    "(self.__next_f=self.__next_f||[]).push([0]);fetch('//evil')", '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":alert(1)});', "self.__next_f.push()", "self.__next_f.push(0)",
  ])("gives no hash to %s, so the browser will not run it", (script) => expect(sources(`<p></p><script>${script}</script>`, "script-src")).toEqual(["'self'"]));

  it("leaves out scripts with an address and scripts of data, and allows inline styles by hash", () => {
    const html = `<script src="/_next/static/a.js" async=""></script><script type="application/json">{"a":1}</script><style>a{color:red}</style><STYLE data-x>b{}</STYLE>`;

    expect(sources(html, "script-src")).toEqual(["'self'"]);
    expect(sources(html, "style-src")).toEqual(["'self'", hash("a{color:red}"), hash("b{}")]);
  });

  it("allows the script of a deck that is presented, and no other that looks like it", () => {
    const deck = sources(`<script>${PRESENT_SCRIPT}</script>`, "script-src");
    const other = sources(`<script>${PRESENT_SCRIPT};alert(1)</script>`, "script-src");

    expect([deck.length, other.length]).toEqual([2, 1]);
  });

  it("allows nothing by default and no frame, base or foreign form", () => {
    expect(pagePolicy("")).toMatch(/^default-src 'none';/);
    expect(pagePolicy("")).toContain("frame-ancestors 'none'");
    expect(pagePolicy("")).not.toContain("unsafe");
  });
});
