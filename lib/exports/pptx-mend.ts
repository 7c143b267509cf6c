/**
 * What the slide library writes and the schema of charts does not have: PowerPoint forgives it, stricter readers do not. A line chart
 * needs its grouping, its marker before its labels, and knows no inverting of bars; a year without a number has no point.
 */
export function mendChart(xml: string): string {
  return xml
    .replace(/<c:pt idx="\d+">\s*<c:v><\/c:v>\s*<\/c:pt>/g, "")
    .replace(/<c:lineChart>[^]*?<\/c:lineChart>/g, (chart) =>
      chart
        .replace("<c:lineChart>", '<c:lineChart><c:grouping val="standard"/>')
        .replace(/\s*<c:invertIfNegative val="0"\/>/g, "")
        .replace(/(<c:dLbls>[^]*?<\/c:dLbls>)\s*(<c:marker>[^]*?<\/c:marker>)/g, "$2$1"),
    );
}

/** The library counts tables apart from the other shapes of a slide, so that two may bear one number: each gets its own. */
function ownIds(xml: string): string {
  let next = 0;
  return xml.replace(/(<p:cNvPr\b[^>]*?\bid=")\d+(")/g, (_, before: string, after: string) => `${before}${(next += 1)}${after}`);
}

/** The title is the title to every reader, not placeholder 100 with a prompt; the first row of a table is its head. */
export const mendSlide = (xml: string): string => ownIds(xml).replace(/<p:ph\s+idx="\d+"\s+type="title"[^>]*\/>/g, '<p:ph type="title"/>').replaceAll("<a:tblPr/>", '<a:tblPr firstRow="1"/>');
