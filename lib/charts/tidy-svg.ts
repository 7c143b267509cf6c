/**
 * ECharts writes an SVG for a live page: style attributes (which a strict style policy refuses), a style sheet for
 * hovering, ids from a process-wide counter, marks of series. A still picture needs none of it; what is left is smaller
 * and the same on each run.
 */
export function tidySvg(svg: string): string {
  const ids = new Map<string, string>();
  const number = (id: string) => ids.get(id) ?? ids.set(id, `c${ids.size}`).get(id)!;
  return svg
    .replace(/<style\b[\s\S]*?<\/style>/g, "")
    .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>/, "")
    .replace(/ (?:ecmeta_\w+|class|pointer-events|xmlns:xlink|version|baseProfile)="[^"]*"/g, "")
    .replace(/ style="([^"]*)"/g, (_, style: string) => styleToAttributes(style))
    .replace(/zr\d+-([a-z])\d+/g, (id) => number(id))
    .replace(/<text([^>]*?)>/g, (_, attributes: string) => `<text${placeText(attributes)}>`)
    .replace(/<path([^>]*?)><\/path>/g, (_, attributes: string) => line(attributes))
    .replace(/><\/(path|circle|rect|ellipse|line)>/g, "/>")
    .replace(/<[^>]+>/g, shortNumbers)
    .replace(/>\s+</g, "><")
    .trim();
}

/** Positions need one decimal; the words between the tags keep every digit. */
const shortNumbers = (tag: string): string => tag.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));

/** `font-size:12px;font-weight:bold` → attributes; the family stands once on the root. */
function styleToAttributes(style: string): string {
  return style.split(";").filter(Boolean).map((rule) => {
    const [name = "", value = ""] = rule.split(":");
    if (name === "font-family" || name === "white-space") return "";
    return ` ${name}="${name === "font-size" ? value.replace("px", "") : value}"`;
  }).join("");
}

/** A text is moved by a transform and a y; x and y alone say the same. */
function placeText(attributes: string): string {
  const moved = /transform="translate\((-?[\d.]+) (-?[\d.]+)\)"/.exec(attributes);
  const given = (name: "x" | "y") => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(attributes)?.[1] ?? 0);
  const size = Number(/font-size="([\d.]+)"/.exec(attributes)?.[1] ?? 12);
  // A baseline 0.35 em below the middle: "central" is drawn differently from one viewer to the next.
  const drop = attributes.includes('dominant-baseline="central"') ? 0.35 * size : 0;
  const x = Number(moved?.[1] ?? 0) + given("x");
  const y = Math.round((Number(moved?.[2] ?? 0) + given("y") + drop) * 10) / 10;
  const rest = attributes.replace(moved?.[0] ?? "", "").replace(/ (?:[xy]|xml:space|dominant-baseline)="[^"]*"/g, "").replace(' text-anchor="start"', "").replace(' font-size="12"', "").trim();
  return ` x="${x}" y="${y}" ${rest}`.trimEnd();
}

/** Lines that are only stroked carry a black fill of no use. */
function line(attributes: string): string {
  const straight = /d="M[-\d. ]+L[-\d. ]+"/.test(attributes);
  return `<path${straight ? attributes.replace(/ fill="[^"]*"/, "") : attributes}/>`;
}
