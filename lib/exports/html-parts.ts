import type { FiguresBlock, ReportCell, ReportColumn } from "../views/report-view";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

/** A cell: the number with its mark, its interval lighter behind. */
export function cellHtml({ text, behind, mark, tone, strong }: ReportCell): string {
  const main = tone ? `<b class="${tone}">${escapeHtml(text)}</b>` : strong ? `<b>${escapeHtml(text)}</b>` : escapeHtml(text);
  return main + (mark ? `<sup>${escapeHtml(mark)}</sup>` : "") + (behind ? ` <small>${escapeHtml(behind)}</small>` : "");
}

/** A table with its head marked as such, so that print repeats it; widths in px, of a room in px. */
export function tableHtml(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], widths: readonly number[], room: number): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const share = (width: number, of: number) => Math.round((width / of) * 1000) / 10;
  const columnsHtml = `<colgroup>${widths.map((width) => `<col width="${share(width, total)}%">`).join("")}</colgroup>`;
  const side = (at: number) => (columns[at]?.kind === "number" ? ' class="n"' : "");
  const head = columns.map(({ label }, at) => `<th scope="col"${side(at)}>${escapeHtml(label)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${cellHtml(cell)}</th>` : `<td${side(at)}>${cellHtml(cell)}</td>`)).join("")}</tr>`).join("\n");
  return `<table width="${Math.min(100, share(total, room))}%">${columnsHtml}<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

/** The strip of headline figures as a list of terms. */
export function figuresHtml(cells: FiguresBlock["cells"]): string {
  return `<dl class="strip">${cells.map(({ label, value, change }) => `<div><dt>${escapeHtml(label)}</dt><dd>${cellHtml(value)}</dd><dd class="change">${cellHtml(change)}</dd></div>`).join("\n")}</dl>`;
}

/** A picture inside an HTML page with others: its inner names are made its own. */
export function ownNames(svg: string, prefix: string): string {
  return svg.replace(/ xmlns="[^"]*"/, "").replace(/\bid="([\w-]+)"/g, (_, id: string) => `id="${prefix}${id}"`).replace(/url\(#([\w-]+)\)/g, (_, id: string) => `url(#${prefix}${id})`).replace(/\bhref="#([\w-]+)"/g, (_, id: string) => `href="#${prefix}${id}"`);
}
