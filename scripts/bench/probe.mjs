/**
 * Runs in the page before its own scripts: notes first paint, layout shift, long tasks, and the moment in which as many
 * charts and table rows as the page is known to have are drawn. It is sent as text, so it uses nothing from outside.
 */
export function probe({ charts: wantedCharts, rows: wantedRows }) {
  const notes = (window.__probe = { firstPaint: null, shift: 0, blocked: 0, drawn: null, settled: 0, seen: null });
  const observe = (type, take) => {
    try {
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    } catch {
      // An entry type that this browser does not know stays unmeasured.
    }
  };
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (notes.firstPaint = entry.startTime));
  observe("layout-shift", (entry) => entry.hadRecentInput || (notes.shift += entry.value));
  observe("longtask", (entry) => (notes.blocked += Math.max(0, entry.duration - 50)));

  const isLarge = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= 120 && height >= 60;
  };
  const isDrawn = (svg) => {
    let marks = 0;
    for (const mark of svg.querySelectorAll("path,rect,circle,polyline,line")) {
      const { width, height } = mark.getBoundingClientRect();
      if (width + height > 3 && (marks += 1) >= 5) return true;
    }
    return false;
  };
  const seen = () => {
    const svgs = [...document.querySelectorAll("svg")].filter((svg) => !svg.parentElement?.closest("svg") && isLarge(svg) && isDrawn(svg));
    const pictures = [...document.images].filter((image) => image.complete && image.naturalWidth && isLarge(image));
    const canvases = [...document.querySelectorAll("canvas")].filter(isLarge);
    const rows = [...document.querySelectorAll("tr")].filter((row) => row.querySelector("td") && /\d/.test(row.textContent) && row.getBoundingClientRect().height > 0);
    return { charts: svgs.length + pictures.length + canvases.length, rows: rows.length };
  };
  const check = () => {
    notes.seen = seen();
    return notes.seen.charts >= wantedCharts && notes.seen.rows >= wantedRows;
  };
  const note = () => requestAnimationFrame(() => (notes.drawn ??= performance.now()));
  const loop = () => {
    if (notes.drawn !== null) return;
    if (document.body && check()) note();
    setTimeout(loop, 25);
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (check()) note();
    new MutationObserver(() => (notes.settled = performance.now())).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["d", "transform", "points"] });
  });
  setTimeout(loop, 10);
}
