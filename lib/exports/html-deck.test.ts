import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { LONG, reportOf } from "./fixtures/report";
import { toHtmlDeck } from "./html-deck";
import { fitForFiles } from "./report";

const deck = (options?: Parameters<typeof reportOf>[0]) => new TextDecoder().decode(toHtmlDeck(fitForFiles(reportOf(options))));
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("toHtmlDeck", () => {
  const html = deck();

  it("asks for nothing outside itself", () => {
    expect(html).not.toMatch(/\b(?:src|href|action|data|poster)=|url\(|@import|https?:|fetch\(|XMLHttp|sendBeacon/i);
    expect(html).not.toMatch(/ style="|\son\w+="/);
  });

  it("allows its own style and script by hash and nothing else", () => {
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(html)!;
    const [, style] = /<style>([^]*?)<\/style>/.exec(html)!;
    const [, script] = /<script>([^]*?)<\/script>/.exec(html)!;

    expect(policy).toBe(`default-src 'none'; style-src ${hash(style!)}; script-src ${hash(script!)}; base-uri 'none'; form-action 'none'`);
  });

  it("has source, sample and page on each slide", () => {
    const slides = html.match(/<section[^]*?<\/section>/g)!;

    for (const [at, slide] of slides.entries()) {
      expect(slide).toContain("来源：台账 · 快照 2009-10-05-0123456789ab");
      expect(slide).toContain("示例数据：虚构");
      expect(slide).toContain(`第 ${at + 1} 页，共 ${slides.length} 页`);
    }
  });

  it("draws its charts inside, with their finding, names of their own and no outside name", () => {
    expect(html.match(/<svg /g)).toHaveLength(3);
    expect(html).toContain('aria-label="石门、上湾、柳沟的新生儿访视低于目标 90.0%，区间全在其之下"');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keeps any name as text, and cuts one that would fill the slide", () => {
    expect(html).toContain("&lt;b&gt;&amp;&quot;石&#39;门&quot; =1+1  👪 abc");
    expect(html).not.toMatch(/<b>&|\u202e|[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(html.match(/<section[^]*?<\/section>/g)![0]).not.toContain(LONG);
  });

  it("holds the first sixty rows of a long table and says so", () => {
    const long = deck({ rows: 200, total: 8163 });

    expect(long.match(/<th scope="row">村\d+/g)).toHaveLength(58);
    expect(long).toContain("幻灯片只列前 60 行，共 8163 行");
  });

  it("shows what is not there in the same words as a page", () => {
    expect(html).toContain('<td class="n">1–4</td>');
    expect(html).toMatch(/<text[^>]*>未报<\/text>/);
  });
});
