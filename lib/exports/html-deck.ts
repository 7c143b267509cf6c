import { createHash } from "node:crypto";
import { chartSvg } from "../charts/chart-svg";
import * as deck from "../i18n/messages/deck";
import * as messages from "../i18n/messages/report";
import { translator } from "../i18n/translator";
import { DECK_SCRIPT } from "./deck-script";
import { darkPictures, DECK_STYLE } from "./deck-style";
import { toolsHtml } from "./deck-tools";
import { escapeHtml, figuresHtml, ownNames, tableHtml } from "./html-parts";
import type { Report } from "./report";
import { planSlides, sourceFont, WIDTH, type Slide } from "./slide-plan";

/** Height of a series on a slide, in px of the frame. */
export const SLIDE_SERIES = 470;

/**
 * The report as slides in one HTML file that asks for nothing outside itself: it runs from a USB stick, and reads as a scroll where
 * scripts are off. Its own policy allows this style and this script by their hashes and nothing else.
 */
export function toHtmlDeck(report: Report): Uint8Array {
  const { locale, title } = report;
  const t = translator(locale, messages);
  const words = translator(locale, deck);
  const slides = planSlides(report);
  const body = slides.map((slide, at) => slideHtml(slide, at, slides.length, report)).join("\n");
  const style = DECK_STYLE + darkPictures(body);
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(DECK_SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return new TextEncoder().encode(`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
<nav aria-label="${escapeHtml(t("deckHelp"))}" title="${escapeHtml(t("deckHelp"))}"><button type="button" aria-label="${escapeHtml(t("previous"))}">‹</button><button type="button" aria-label="${escapeHtml(t("next"))}">›</button><button type="button">${escapeHtml(words("all"))}</button><button type="button">${escapeHtml(words("speaker"))}</button><button type="button">${escapeHtml(words("help"))}</button></nav>
${toolsHtml(locale)}
<script>${DECK_SCRIPT}</script>
</body>
</html>
`);
}

function slideHtml(slide: Slide, at: number, slides: number, { locale, source }: Report): string {
  const page = translator(locale, messages)("page", { page: String(at + 1), pages: String(slides) });
  const tag = slide.kind === "cover" ? "h1" : "h2";
  return `<section class="${slide.kind}${sizesOf(slide)}${slide.noteLines > 0 ? ` noted${slide.noteLines}` : ""}" id="${at + 1}"${rowsAttribute(slide)}>
<p class="kicker">${escapeHtml(slide.section)}</p>
<${tag} class="s${slide.titleSize}">${escapeHtml(slide.title)}</${tag}>${slide.subtitle ? `\n<p class="sub">${escapeHtml(slide.subtitle)}</p>` : ""}
<div class="body">${bodyHtml(slide, at)}</div>${slide.note ? `\n<p class="note">${escapeHtml(slide.note)}</p>` : ""}
${source.sample ? `<p class="sample">${escapeHtml(source.sample)}</p>\n` : ""}<footer class="f${sourceFont(source.line)}"><span>${escapeHtml(source.line)}</span><span>${escapeHtml(page)}</span></footer>
<aside class="notes" hidden>${escapeHtml(slide.notes)}</aside>
</section>`;
}

function bodyHtml(slide: Slide, at: number): string {
  switch (slide.kind) {
    case "cover":
      return slide.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
    case "text":
      return slide.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("\n");
    case "figures":
      return figuresHtml(slide.cells);
    case "chart":
      return aliveSvg(ownNames(chartSvg(slide.chart, "slide", "broad", SLIDE_SERIES, everyMark), `p${at}-`));
    case "table":
      return slide.tables.map(({ heading, lead, columns, rows, widths }) => `${heading === undefined ? "" : `<h3>${escapeHtml(heading)}</h3>`}${lead === undefined ? "" : `<p class="lead">${escapeHtml(lead)}</p>`}${tableHtml(columns, rows, widths, WIDTH)}`).join("\n");
  }
}

/** Sizes that the plan chose by what a slide holds, as classes. */
function sizesOf(slide: Slide): string {
  if (slide.kind === "text") return ` x${slide.fontSize}`;
  if (slide.kind === "figures") return ` c${slide.columns}${slide.big ? " big" : ""}`;
  return slide.kind === "table" ? ` t${slide.tables[0]?.fontSize}` : "";
}

const everyMark = Object.assign(() => "#", { all: true as const });
/** Beyond these a chart is one stop of the tab key, and arrows lead from mark to mark. */
const MOST_STOPS = 60;

/** The marks of a picture as stops of the keyboard that say what they are, in place of the links of a page; where scripts are off a mark says it by its title. */
function aliveSvg(svg: string): string {
  const marks = svg.split('<a href="#" aria-label="');
  const bare = marks.length === 1 ? svg : svg.replace(/<title>[^<]*<\/title>/g, "");
  let stop = 0;
  return bare.replaceAll("</a>", "</g>").replace(/<a href="#" aria-label="([^"]*)">/g, (_, label: string) => {
    stop += 1;
    return `<g class="spot" role="img" tabindex="${stop === 1 || marks.length - 1 <= MOST_STOPS ? 0 : -1}" aria-label="${label}"><title>${label}</title>`;
  });
}

/** The table behind a picture, for the tooltips: rows apart by line, cells by tab, the head first. */
function rowsAttribute(slide: Slide): string {
  if (slide.kind !== "chart" || !slide.data) return "";
  const { columns, rows } = slide.data;
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => row.map(({ text, behind, mark }) => [text, mark, behind].filter(Boolean).join(" ")))];
  return ` data-rows="${escapeHtml(lines.map((cells) => cells.map((cell) => cell.replace(/[\t\n]/g, " ")).join("\t")).join("\n"))}"`;
}

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
