import { COLOUR, FONT } from "../charts/palette";

/**
 * One slide is 80 × 45 rem. With the script a rem follows the window, so a slide fills any projector; without it the slides stand below
 * each other at their natural size; on paper each takes a page of 1280 × 720 px.
 */
export const DECK_STYLE = `
@page{size:1280px 720px;margin:0}
*{box-sizing:border-box}
html{font-size:16px;background:${COLOUR.band};color:${COLOUR.ink};-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;font-family:${FONT};font-variant-numeric:tabular-nums}
section{position:relative;width:80rem;max-width:100%;min-height:45rem;margin:1rem auto;padding:3rem 3.5rem 4rem;background:${COLOUR.paper};display:flex;flex-direction:column;overflow-wrap:anywhere}
.kicker{margin:0;min-height:1.4rem;font-size:.95rem;color:${COLOUR.accent};letter-spacing:.05em}
h1,h2{margin:.2rem 0 0;font-weight:700;line-height:1.3}
h1{font-size:2.5rem}h2{font-size:1.75rem}
h2.s24{font-size:1.5rem}h2.s20{font-size:1.25rem}h1.s36{font-size:2.25rem}h1.s32{font-size:2rem}
.sub{margin:.35rem 0 0;font-size:1rem;color:${COLOUR.quiet}}
.body{flex:1;min-height:0;margin-top:1.1rem}
.note{position:absolute;left:3.5rem;right:3.5rem;bottom:3.15rem;margin:0;font-size:.75rem;line-height:1.35;color:${COLOUR.quiet}}
footer{position:absolute;left:3.5rem;right:3.5rem;bottom:1.25rem;display:flex;gap:2rem;justify-content:space-between;border-top:1px solid ${COLOUR.hairline};padding-top:.5rem;font-size:.8rem;color:${COLOUR.quiet}}
.sample{position:absolute;top:1rem;right:3.5rem;margin:0;padding:.15rem .6rem;border:1px solid ${COLOUR.watch};color:${COLOUR.watch};font-size:.85rem}
.cover{justify-content:center}.cover .body{flex:none;margin-top:2rem}.cover .body p{font-size:1.35rem;margin:.4rem 0}
.text .body p{font-size:1.375rem;line-height:1.5;margin:0 0 .9rem;padding-left:1.25rem;border-left:3px solid ${COLOUR.hairline}}
.chart .body{display:flex;align-items:center;justify-content:center}
.chart .body{overflow:hidden}.noted1 .body{margin-bottom:.4rem}.noted2 .body{margin-bottom:1.4rem}.noted3 .body{margin-bottom:2.4rem}
.chart svg{max-width:100%;max-height:31rem;width:100%;height:auto}
table{border-collapse:collapse;font-size:.9375rem;line-height:1.35}
th,td{padding:.3rem .55rem;text-align:left;vertical-align:top;border-bottom:1px solid ${COLOUR.hairline};font-weight:400}
thead th{font-weight:700;border-bottom:2px solid ${COLOUR.quiet}}
.n{text-align:right}
small{font-size:.87em;color:${COLOUR.quiet}}sup{font-size:.75em;line-height:0;color:${COLOUR.watch}}
b.behind{color:${COLOUR.behind}}b.better{color:${COLOUR.better}}b.watch{color:${COLOUR.watch}}
.strip{display:grid;grid-template-columns:repeat(3,1fr);gap:2rem 2.5rem;margin:0}
.strip div{border-top:2px solid ${COLOUR.accent};padding-top:.6rem}
.strip dt{font-size:1.05rem;color:${COLOUR.quiet}}.strip dd{margin:.2rem 0 0;font-size:2.5rem;line-height:1.25}
.strip dd small{display:block;font-size:1.05rem}.strip dd sup{font-size:1rem}.strip dd.change{font-size:1.05rem}
nav{display:none}
@media screen{
.js body{overflow:hidden}
.js{font-size:min(1.25vw,2.2222vh)}
.js section{display:none;margin:0;position:absolute;width:80rem;height:45rem;left:calc(50vw - 40rem);top:calc(50vh - 22.5rem);max-width:none}
.js section.on{display:flex}
.js .chart svg{height:100%;max-height:none}
.js.black,.js.black body{background:#000}.js.black section,.js.black nav{visibility:hidden}
.js nav{display:flex;gap:.25rem;position:fixed;right:.35rem;bottom:.35rem;opacity:.55}
nav button{font:inherit;font-size:.8rem;border:1px solid ${COLOUR.hairline};background:${COLOUR.paper};color:${COLOUR.quiet};padding:.05rem .4rem}
nav button:focus-visible{outline:2px solid ${COLOUR.accent};opacity:1}
}
@media print{html{background:none}section{width:1280px;height:720px;min-height:0;margin:0;break-after:page;break-inside:avoid;overflow:hidden}section:last-of-type{break-after:auto}.chart svg{height:100%;max-height:none}}
`;
