import { describe, expect, it } from "vitest";
import { fromOwnPage, postLimit, readPosted } from "./posting";

const body = (...chunks: (string | Uint8Array)[]): AsyncIterable<Uint8Array> => (async function* () { for (const chunk of chunks) yield Buffer.from(chunk); })();
const urlencoded = { "content-type": "application/x-www-form-urlencoded" };

describe("postLimit", () => {
  it.each([["/lagging/330106001203", 2], ["/en/lagging/330106001203?year=2009", 2], ["/meetings/check", 20], ["/en/meetings/check", 20], ["/meetings", 2], ["/meetings/packs/abc", 2]])("takes posts at %s up to %i MB", (url, mebibytes) => expect(postLimit(url)).toBe(mebibytes * 1024 * 1024));

  it.each(["/", "/lagging", "/villages", "/en", "/download/villages.csv", "/lagging/a/b", "/lagging/%2e%2e", "/_next/x", "/zh-CN/lagging/a"])("takes none at %s", (url) => expect(postLimit(url)).toBeUndefined());
});

describe("fromOwnPage", () => {
  const host = "127.0.0.1:3000";

  it.each([
    [{ origin: `http://${host}`, "sec-fetch-site": "same-origin" }, true], [{ origin: `http://${host}` }, true], [{ "sec-fetch-site": "same-origin" }, true],
    [{}, false], [{ origin: "null" }, false], [{ origin: "http://evil.example" }, false], [{ origin: "http://127.0.0.1:4000" }, false],
    [{ origin: `http://${host}`, "sec-fetch-site": "cross-site" }, false], [{ "sec-fetch-site": "none" }, false], [{ "sec-fetch-site": "same-site" }, false],
  ])("of %j is %s", (headers, own) => expect(fromOwnPage({ host, ...headers })).toBe(own));
});

describe("readPosted", () => {
  const read = async (...given: Parameters<typeof readPosted>) => {
    const got = await readPosted(...given);
    return "form" in got ? got.form : got.refused.status;
  };

  it("reads fields in any language, several of one name, with plain line ends", async () => {
    const form = await readPosted(body("note=%E6%9D%91%0D%0Ab&measures=a&mea", "sures=b&empty="), urlencoded, 1000);

    if (!("form" in form)) throw new Error("refused");
    expect([form.form.text("note"), form.form.all("measures"), form.form.text("empty"), form.form.text("none"), form.form.file("note")]).toEqual(["村\nb", ["a", "b"], "", undefined, undefined]);
  });

  it("reads a file with its bytes, and none where none was chosen", async () => {
    const data = new FormData();
    data.append("text", "x");
    data.append("draft", new Blob([new Uint8Array([0, 255, 13, 10])], { type: "text/plain" }), "稿.txt");
    data.append("other", new Blob([]), "");
    const request = new Response(data);
    const form = await read(body(new Uint8Array(await request.arrayBuffer())), { "content-type": request.headers.get("content-type")! }, 10_000);

    if (typeof form === "number") throw new Error("refused");
    expect(form.file("draft")).toEqual({ name: "稿.txt", type: "text/plain", bytes: new Uint8Array([0, 255, 13, 10]) });
    expect(form.file("other")).toBeUndefined();
    expect(form.text("text")).toBe("x");
  });

  it("refuses what is too large, whatever length was announced, another type, and a broken form", async () => {
    expect(await read(body("a=1"), { ...urlencoded, "content-length": "2000" }, 1000)).toBe(413);
    expect(await read(body("a=", "1".repeat(600), "1".repeat(600)), urlencoded, 1000)).toBe(413);
    expect(await read(body("{}"), { "content-type": "application/json" }, 1000)).toBe(415);
    expect(await read(body("a=1"), {}, 1000)).toBe(415);
    expect(await read(body("nonsense"), { "content-type": "multipart/form-data; boundary=x" }, 1000)).toBe(400);
  });
});
