import { describe, expect, it } from "vitest";
import { chartSvg, type ChartView } from "./chart-svg";
import { MOST_SPOTS, withLinks, type Spot } from "./spots";

const spot = (key: string, named = false): Spot => ({ key, label: `a & ${key}`, x: 1, y: 2, width: 3, height: 4, named });
const SVG = '<svg role="img" aria-label="t"><path/></svg>';
const SERIES: ChartView = { kind: "series", view: { title: "t", subtitle: "s", alt: "t", as: "line", points: [{ year: 2008, status: "ok", value: 1 }, { year: 2009, status: "suppressed", text: "1–4" }], format: { scale: 1, sign: "", decimals: 1 } } };

describe("links over a picture", () => {
  it("lie over it with a name, escaped, and make a group of the image", () => {
    const svg = withLinks(SVG, [spot("x")], (key) => `/how/${key}?a=1&b=2`);

    expect(svg).toBe('<svg role="group" aria-label="t"><path/><g class="spots" fill="none" pointer-events="all"><a href="/how/x?a=1&amp;b=2" aria-label="a &amp; x"><rect x="1" y="2" width="3" height="4"/></a></g></svg>');
  });

  it("leave a picture without any as it was", () => {
    expect(withLinks(SVG, [spot("x")], () => undefined)).toBe(SVG);
    expect(withLinks(SVG, [], () => "/how/x")).toBe(SVG);
  });

  it("are few enough to walk with the keyboard: of many only the named ones", () => {
    const many = Array.from({ length: MOST_SPOTS + 1 }, (_, at) => spot(String(at), at % 20 === 0));

    expect(withLinks(SVG, many, (key) => key).match(/<a /g)).toHaveLength(4);
    expect(withLinks(SVG, many.slice(1), (key) => key).match(/<a /g)).toHaveLength(MOST_SPOTS);
  });

  it("of a series stand on every year, on one without a number too, and on a file's picture nowhere", () => {
    const linked = chartSvg(SERIES, "page", "narrow", undefined, (year) => `/how/births?year=${year}`);

    expect([...linked.matchAll(/<a href="([^"]+)" aria-label="([^"]+)"/g)].map(([, href, label]) => `${href} ${label}`)).toEqual(["/how/births?year=2008 2008 1.0", "/how/births?year=2009 2009 1–4"]);
    expect(chartSvg(SERIES, "slide", "broad")).not.toContain("<a ");
  });
});
