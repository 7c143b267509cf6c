import { describe, expect, it } from "vitest";
import { refusal } from "./guard";

const asked = (url: string, headers: Record<string, string> = {}, method = "GET") => ({ method, url, headers: { host: "localhost:3000", ...headers } });

describe("refusal", () => {
  it.each(["/", "/en/villages?area=620000000000&year=2009&q=%E6%9D%91", "/villages?q=a+b"])("lets %s pass", (url) => expect(refusal(asked(url))).toBeUndefined());

  it.each([
    ["POST", "/", 405], ["PUT", "/lagging/a", 405], ["POST", "/lagging/a", 403], ["GET", `/?q=${"a".repeat(2100)}`, 414], ["GET", "//evil.example/", 400], ["GET", "http://evil.example/", 400],
    ["GET", "/%", 400], ["GET", "/%E6%9D", 400], ["GET", "/a%00b", 400], ["GET", "/a%0d%0aSet-Cookie:x", 400], ["GET", "/\\evil", 400], ["GET", "/%5cevil", 400], ["GET", "/%2fevil", 400], ["GET", "*", 400], ["GET", "", 400],
  ])("refuses %s %s with %i", (method, url, status) => expect(refusal(asked(url, {}, method))?.status).toBe(status));

  it.each(["evil.example", "localhost.evil.example", "evil.example:3000", "127.0.0.1.nip.io", "", "10.0.0.1:3000", "localhost:x"])("refuses the host name %j", (host) => expect(refusal(asked("/", { host }))?.status).toBe(421));

  it.each(["localhost", "LOCALHOST:80", "127.0.0.1:3000", "[::1]:3000"])("takes the host name %j", (host) => expect(refusal(asked("/", { host }))).toBeUndefined());

  it("takes a post of its own pages where one is listed, and of no other site", () => {
    const post = (headers: Record<string, string>) => refusal(asked("/lagging/330106001203", headers, "POST"))?.status;

    expect(post({ origin: "http://localhost:3000", "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" })).toBeUndefined();
    expect(post({ origin: "http://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" })).toBe(403);
    expect(post({ origin: "http://localhost:3000", host: "evil.example" })).toBe(421);
  });

  it("lets another site lead a reader here and do nothing else", () => {
    const from = (site: string, mode: string, dest: string) => refusal(asked("/", { "sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest }))?.status;

    expect(from("cross-site", "navigate", "document")).toBeUndefined();
    expect(from("same-origin", "cors", "empty")).toBeUndefined();
    expect(from("none", "navigate", "document")).toBeUndefined();
    expect(from("cross-site", "no-cors", "image")).toBe(403);
    expect(from("cross-site", "navigate", "iframe")).toBe(403);
    expect(from("same-site", "cors", "empty")).toBe(403);
  });
});
