import type { SparkView } from "../views/spark-view";

const [WIDTH, HEIGHT, EDGE] = [76, 18, 3];

/** A tiny line of up to ten years for a row of a table, at most 400 bytes: gaps where there is no number, the latest year as a dot. Colours come from the page's style sheet. */
export function sparkSvg({ points, low, high, first, last, alt }: SparkView): string {
  const x = (year: number) => Math.round(EDGE + ((year - first) / Math.max(1, last - first)) * (WIDTH - 2 * EDGE));
  const y = (value: number) => Math.round((HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE)) * 2) / 2;
  let line = "";
  points.forEach(({ year, value }, at) => {
    const joined = points[at - 1]?.year === year - 1;
    // A year on its own is a short stroke: a line of one point would not be seen.
    const alone = !joined && points[at + 1]?.year !== year + 1;
    line += `${joined ? "L" : "M"}${x(year)} ${y(value)}${alone ? "h1" : ""}`;
  });
  const end = points.at(-1);
  const dot = end?.year === last ? `<circle cx="${x(end.year)}" cy="${y(end.value)}" r="2"/>` : "";
  return `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}"><path d="${line}"/>${dot}</svg>`;
}
