import { COLOUR, FONT } from "../charts/palette";

const SONG = '"Songti SC","SimSun","Noto Serif CJK SC",serif';

/** Text inside a CSS string. */
const quoted = (text: string): string => `"${text.replace(/[\\"<>\n\r\f]/g, (letter) => `\\${(letter.codePointAt(0) ?? 32).toString(16)} `)}"`;

/** A4 with source and page number in the foot of every sheet and the sample sentence in its head; margin boxes are the browser's own. */
export const printStyle = (foot: string, page: readonly [before: string, between: string, after: string], head: string, sample: string): string => `
@page{size:A4;margin:20mm 18mm 22mm;
@top-left{content:${quoted(head)};font:8pt ${SONG};color:${COLOUR.quiet}}
@top-right{content:${quoted(sample)};font:8pt ${SONG};color:${COLOUR.watch}}
@bottom-left{content:${quoted(foot)};font:7.5pt ${SONG};color:${COLOUR.quiet};width:140mm;white-space:normal}
@bottom-right{content:${quoted(page[0])} counter(page) ${quoted(page[1])} counter(pages) ${quoted(page[2])};font:8pt ${SONG};color:${COLOUR.quiet}}}
*{box-sizing:border-box}
html{color:${COLOUR.ink};font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;font-family:${FONT};font-variant-numeric:tabular-nums;line-height:1.5;overflow-wrap:anywhere}
h1,h2,h3{font-family:${SONG};line-height:1.35;break-after:avoid}
h1{font-size:20pt;margin:0 0 2mm}h2{font-size:15pt;margin:8mm 0 2mm;border-bottom:.75pt solid ${COLOUR.accent}}h3{font-size:12pt;margin:5mm 0 1.5mm}
p{margin:0 0 1.5mm}.quiet{color:${COLOUR.quiet};font-size:8.5pt}.sample{color:${COLOUR.watch};font-weight:700}
figure{margin:0 0 5mm;break-inside:avoid}figure svg{width:100%;height:auto;max-height:215mm}
figcaption,.caption{font-family:${SONG};font-size:9.5pt;font-weight:700}
.caption{margin:3mm 0 1mm;break-after:avoid}
table{border-collapse:collapse;font-size:8.5pt;line-height:1.35;margin-bottom:1.5mm}
thead{display:table-header-group}tr{break-inside:avoid}
th,td{padding:.7mm 1.2mm;text-align:left;vertical-align:top;border-bottom:.4pt solid ${COLOUR.hairline};font-weight:400}
thead th{font-weight:700;border-bottom:.9pt solid ${COLOUR.quiet}}
.n{text-align:right}small{color:${COLOUR.quiet};font-size:.9em}sup{color:${COLOUR.watch};font-size:.75em}
b.behind{color:${COLOUR.behind}}b.better{color:${COLOUR.better}}b.watch{color:${COLOUR.watch}}
.strip{display:grid;grid-template-columns:repeat(3,1fr);gap:4mm 6mm;margin:2mm 0 4mm;break-inside:avoid}
.strip div{border-top:1pt solid ${COLOUR.accent};padding-top:1mm}.strip dt{color:${COLOUR.quiet}}
.strip dd{margin:0;font-size:17pt;line-height:1.3}.strip dd small{display:block;font-size:8.5pt}.strip dd.change{font-size:9pt}
`;
