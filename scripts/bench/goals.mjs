const MEBIBYTE = 1024 * 1024;

/** The goals of the main job, each with how to read it from the figures and what is wanted. `undefined` = not measured. */
export const GOALS = [
  ["import: times DuckDB's plain copy of the long rows", (r) => r.import?.times, 6, "×"],
  ["import: peak memory", (r) => r.import && r.import.peakBytes / MEBIBYTE, 1536, "MiB"],
  ["overview kept, p95", (r) => r.server?.kept.overview.p95, 5, "ms"],
  ["village kept, p95", (r) => r.server?.kept.village.p95, 5, "ms"],
  ["overview not seen before, p95", (r) => r.server?.unseen.overview.p95, 60, "ms"],
  ["village not seen before, p95", (r) => r.server?.unseen.village.p95, 60, "ms"],
  ["overview first after start, p95", (r) => r.server?.firstAfterStart.overview.p95, 400, "ms"],
  ["village first after start, p95", (r) => r.server?.firstAfterStart.village.p95, 400, "ms"],
  ["data quality, warm snapshot, address not seen before, p95", (r) => r.quality?.unseen.p95, 100, "ms"],
  ["data quality first after start", (r) => r.quality && Math.max(...r.quality.first), 1500, "ms"],
  ["overview while the first page of data quality is made", (r) => r.quality && Math.max(...r.quality.beside), 1000, "ms"],
  ["data quality, largest page as HTML", (r) => r.quality && r.quality.largestBytes / 1000, 500, "kB"],
  ["diff of two snapshots", (r) => r.diff?.seconds, 3, "s"],
  ["overview: kept over rendered, requests a second", (r) => r.server && r.server.keptRate.overview / r.server.renderedRate.overview, 50, "×", "least"],
  ["village: kept over rendered, requests a second", (r) => r.server && r.server.keptRate.village / r.server.renderedRate.village, 50, "×", "least"],
  ["ranks of 600,000 villages, seconds of one core", (r) => r.ranks?.many.cpuSeconds, 10, "s"],
  ["ranks of 600,000 villages: peak memory", (r) => r.ranks && r.ranks.many.peakBytes / MEBIBYTE, 2048, "MiB"],
  ["ranks of 8,000 villages: error against the exact ones", (r) => r.ranks && 100 * r.ranks.some.error, 0.1, "% of n"],
  ["600,000 villages: import", (r) => r.country?.import.seconds, 120, "s"],
  ["600,000 villages: peak memory of the import", (r) => r.country && r.country.import.peakBytes / MEBIBYTE, 1536, "MiB"],
  ["600,000 villages: dearest page of them", (r) => r.country && Math.max(...Object.values(r.country.pages.pages).map(({ ms }) => ms)) / 1000, 15, "s"],
  ["annual pack: slides", (r) => r.packs?.pptx.slides, 30, "slides", "least"],
  ...["html", "pptx", "docx"].flatMap((format) => [[`annual pack as ${format}`, (r) => r.packs?.[format].seconds, 5, "s"], [`annual pack as ${format}: peak memory`, (r) => r.packs && r.packs[format].peakBytes / MEBIBYTE, 500, "MiB"]]),
  ["speech check: 20 pages", (r) => r.speech?.twenty.seconds, 2, "s"],
  ["speech check: 200 pages", (r) => r.speech?.many.seconds, 20, "s"],
  ["speech check: least of precision, recall, matching and verdicts", (r) => r.speech && Math.min(r.speech.precision, r.speech.recall, r.speech.matching, r.speech.verdicts), 0.95, "", "least"],
  ["second start answers", (r) => r.server && Math.max(...r.server.start) / 1000, 5, "s"],
  ["overview on the wire, empty cache", (r) => r.pages && Math.max(r.pages.overview.page.fast.cold.bytesMost, r.pages.overview.page.slow.wireMost.cold) / 1000, 175, "kB"],
  ["overview on the wire, second visit", (r) => r.pages && r.pages.overview.page.slow.wireMost.warm / 1000, 5, "kB"],
  ["overview drawn, times static HTML", (r) => r.pages?.overview.drawnTimes.fast, 5, "×"],
  ["overview drawn on a slow line and processor, times static HTML", (r) => r.pages?.overview.drawnTimes.slow, 2.5, "×"],
  ["layout shift, all pages", (r) => r.pages && Math.max(...Object.values(r.pages).flatMap(({ page }) => [page.fast.cold.shift, page.slow.cold.shift])), 0, ""],
  ["accessibility faults, all pages", (r) => r.pages && Object.values(r.pages).reduce((sum, { accessibility }) => sum + accessibility.length, 0), 0, ""],
];

/** Each goal with its figure and whether it is met. */
export function judged(results) {
  return GOALS.map(([name, read, wanted, unit, side = "most"]) => {
    const value = read(results);
    const met = value === undefined || value === null || Number.isNaN(value) ? "not measured" : (side === "least" ? value >= wanted : value <= wanted + 1e-9) ? "met" : "NOT MET";
    return { name, value, wanted: `${side === "least" ? "≥" : "≤"} ${wanted}`, unit, met };
  });
}

/** The goals as lines of a table. */
export function table(goals) {
  const shown = (value) => (typeof value === "number" && !Number.isNaN(value) ? (value >= 100 ? value.toFixed(0) : value.toFixed(2)) : "–");
  const width = Math.max(...goals.map(({ name }) => name.length));
  return goals.map(({ name, value, wanted, unit, met }) => `${name.padEnd(width)}  ${`${shown(value)} ${unit}`.padStart(12)}  ${`${wanted} ${unit}`.padEnd(12)}  ${met}`).join("\n");
}
