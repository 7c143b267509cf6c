import { DARK, darkOf } from "../charts/dark-palette";
import { COLOUR, FONT } from "../charts/palette";

const variables = (palette: Record<string, string>): string => Object.entries(palette).map(([name, colour]) => `--${name}:${colour}`).join(";");

/**
 * One slide is 80 × 45 rem. With the script a rem follows the window, so a slide fills any projector; without it the slides stand below
 * each other at their natural size; on paper each takes a page of 1280 × 720 px.
 */
export const DECK_STYLE = `
@page{size:1280px 720px;margin:0}
:root{${variables(COLOUR)};--mark:#f6ecd6}
*{box-sizing:border-box}
html{font-size:16px;background:var(--band);color:var(--ink);-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;font-family:${FONT};font-variant-numeric:tabular-nums}
section{position:relative;width:80rem;max-width:100%;min-height:45rem;margin:1rem auto;padding:3rem 3.5rem 4rem;background:var(--paper);display:flex;flex-direction:column;overflow-wrap:anywhere}
.kicker{margin:0;min-height:1.4rem;font-size:1rem;color:var(--accent);letter-spacing:.05em}
h1,h2{margin:.2rem 0 0;font-weight:700;line-height:1.3}
h1{font-size:2.5rem}h2{font-size:1.75rem}
h2.s24{font-size:1.5rem}h2.s20{font-size:1.25rem}h1.s36{font-size:2.25rem}h1.s32{font-size:2rem}
.sub{margin:.35rem 0 0;font-size:1rem;color:var(--quiet)}
.body{flex:1;min-height:0;margin-top:1.1rem}
.note{position:absolute;left:3.5rem;right:3.5rem;bottom:3.15rem;margin:0;font-size:1rem;line-height:1.35;color:var(--quiet)}
footer{position:absolute;left:3.5rem;right:3.5rem;bottom:1.25rem;display:flex;gap:2rem;justify-content:space-between;border-top:1px solid var(--hairline);padding-top:.5rem;font-size:.875rem;color:var(--quiet)}.f13{font-size:.8125rem}.f12{font-size:.75rem}footer span:last-child{white-space:nowrap}
.sample{position:absolute;top:1rem;right:3.5rem;margin:0;padding:.15rem .6rem;border:1px solid var(--watch);color:var(--watch);font-size:1rem}
.cover{justify-content:center}.cover .body{flex:none;margin-top:2rem}.cover .body p{font-size:1.35rem;margin:.4rem 0}
.text .body p{font-size:1.375rem;line-height:1.5;margin:0 0 .9rem;padding-left:1.25rem;border-left:3px solid var(--hairline)}
.x28 .body p{font-size:1.75rem}.x25 .body p{font-size:1.5625rem}
.chart .body{display:flex;align-items:center;justify-content:center}
.chart .body{overflow:hidden}.noted1 .body{margin-bottom:.85rem}.noted2 .body{margin-bottom:2.2rem}.noted3 .body{margin-bottom:3.55rem}
.chart svg{max-width:100%;max-height:31rem;width:100%;height:auto}
table{border-collapse:collapse;font-size:1rem;line-height:1.35}.t20 table{font-size:1.25rem}.t18 table{font-size:1.125rem}
h3{margin:1.2rem 0 .2rem;font-size:1.25rem}.lead{margin:0 0 .25rem;color:var(--quiet);line-height:1.35}.body>h3:first-child{margin-top:0}
th,td{padding:.3rem .55rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--hairline);font-weight:400}
thead th{font-weight:700;border-bottom:2px solid var(--quiet)}
.n{text-align:right}
small{font-size:max(.87em,1rem);color:var(--quiet)}sup{font-size:.75em;line-height:0;color:var(--watch)}
b.behind{color:var(--behind)}b.better{color:var(--better)}b.watch{color:var(--watch)}
.strip{display:grid;grid-template-columns:repeat(3,1fr);gap:2rem 2.5rem;margin:0}
.c1 .strip{grid-template-columns:1fr}.c2 .strip{grid-template-columns:repeat(2,1fr)}
.strip div{border-top:2px solid var(--accent);padding-top:.6rem}
.strip dt{font-size:1.05rem;color:var(--quiet)}.strip dd{margin:.2rem 0 0;font-size:2.5rem;line-height:1.25}
.strip dd small{display:block;font-size:1.05rem}.strip dd sup{font-size:1rem}.strip dd.change{font-size:1.05rem}
.big .strip dt,.big .strip dd small,.big .strip dd.change{font-size:1.375rem}.big .strip dd{font-size:3.75rem}
nav,.lens[hidden],.help[hidden],.find[hidden],.tip[hidden],.panel[hidden],.notes{display:none}
@media screen{
.js body{overflow:hidden}
.js{font-size:min(1.25vw,2.2222vh)}
.js section{display:none;margin:0;position:absolute;width:80rem;height:45rem;left:calc(50vw - 40rem);top:calc(50vh - 22.5rem);max-width:none}
.js section.on{display:flex}
.js .chart svg{height:100%;max-height:none}
.js.black,.js.black body{background:#000}.js.black section,.js.black nav{visibility:hidden}
.js nav{display:flex;gap:.25rem;position:fixed;right:3.5rem;bottom:.12rem;opacity:.55}.js nav:hover,.js nav:focus-within{opacity:1}
nav button{font:inherit;font-size:.65rem;line-height:1.3;border:1px solid var(--hairline);background:var(--paper);color:var(--quiet);padding:.05rem .4rem}
.js.dark{color-scheme:dark;${variables(DARK)};--mark:#4a3d1d}
.js section svg,.js section table,.js .strip>div{cursor:zoom-in}
.js.grid body{overflow:auto}.js.grid section{display:flex;transform-origin:0 0;cursor:pointer;outline:1px solid var(--hairline)}.js.grid section.on{outline:1rem solid var(--accent)}
.js.grid nav{z-index:3}
.lens{position:fixed;inset:0;z-index:4;background:var(--paper);padding:2vh 2vw;display:flex;align-items:center;justify-content:center;overflow:auto;cursor:zoom-out}
.lens[hidden],.help[hidden],.find[hidden],.tip[hidden],.panel[hidden]{display:none}
.lens svg{width:100%;height:100%;max-height:96vh}.lens table{font-size:1.6rem;margin:auto;width:100%}.lens .strip{width:100%;font-size:1.5rem}.lens>div{font-size:3rem;text-align:center}.lens>div dt{font-size:2.6rem;color:var(--quiet)}.lens>div dd{margin:.5rem 0;font-size:6.5rem;line-height:1.2}.lens>div dd small{display:block;font-size:2.4rem}.lens>div dd.change{font-size:2.6rem}
.tip{position:fixed;z-index:6;background:var(--paper);border:1px solid var(--quiet);padding:.4rem .7rem;font-size:1.05rem;line-height:1.45;pointer-events:none;max-width:26rem}.tip div:first-child{font-weight:700}.tip span{color:var(--quiet)}
rect.under{fill:var(--accent);fill-opacity:.1;pointer-events:none}rect.marked{fill:var(--watch);fill-opacity:.16;stroke:var(--watch);stroke-width:2;pointer-events:none}
text.hit{font-weight:700}.spot{outline:none;cursor:pointer}.spot:focus-visible>*{stroke:var(--accent);stroke-width:3;stroke-dasharray:none}.spot.hit>*{stroke:var(--watch);stroke-width:3;stroke-dasharray:none}.spot.hit>rect{fill:var(--watch);fill-opacity:.16}tr.hit th,tr.hit td{background:var(--mark);border-bottom:2px solid var(--watch);font-weight:700}
.find,.help{position:fixed;z-index:7;left:50%;top:12%;transform:translateX(-50%);background:var(--paper);border:1px solid var(--quiet);padding:1rem 1.4rem;font-size:1.1rem}
.find input{font:inherit;background:var(--paper);color:var(--ink);width:16rem;padding:.2rem .4rem;border:1px solid var(--quiet)}.find button{font:inherit;color:var(--ink);padding:.2rem .8rem;border:1px solid var(--quiet);background:var(--paper)}
.help dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1.2rem;margin:.4rem 0 0}.help dt{font-weight:700}.help dd{margin:0}
.js.speaker section.on{left:1vw;top:1vh;transform:scale(.62);transform-origin:0 0;outline:1px solid var(--quiet)}
.js.speaker section.next{display:flex;left:65vw;top:1vh;transform:scale(.33);transform-origin:0 0;outline:1px solid var(--quiet)}
.js.speaker nav{display:none}.js.speaker.black section.on{visibility:visible;opacity:.35}.js.speaker.black,.js.speaker.black body{background:var(--band)}
.panel{position:fixed;left:1vw;right:1vw;top:calc(2vh + min(100vw,177.78vh)*.349);bottom:1vh;display:grid;grid-template-columns:minmax(0,1fr) 34%;gap:2vw;font-size:1.25rem}
.panel .said{overflow:auto;line-height:1.5;background:var(--paper);padding:.6rem 1rem}.panel .said p{margin:0 0 .5rem}
.panel .time{font-size:1.1rem;color:var(--quiet)}.panel .time b{display:block;font-size:3.4rem;line-height:1.15;color:var(--ink);font-weight:400}.panel button{font:inherit;color:var(--ink);font-size:.95rem;padding:.1rem .6rem;border:1px solid var(--quiet);background:var(--paper)}
nav button:focus-visible{outline:2px solid var(--accent);opacity:1}
}
@media print{.lens,.help,.find,.tip,.panel{display:none!important}html{background:none}section{width:1280px;height:720px;min-height:0;margin:0;break-after:page;break-inside:avoid;overflow:hidden}section:last-of-type{break-after:auto}.chart svg{height:100%;max-height:none}}
`;

/** Pictures hold their colours as attributes: rules that give each of them its own on a dark ground. */
export const darkPictures = (html: string): string => {
  const colours = [...new Set(Array.from(html.matchAll(/ (?:fill|stroke|stop-color)="(#[0-9a-f]{6})"/g), ([, colour]) => colour!))].sort();
  const rules = colours.flatMap((colour) => ["fill", "stroke", "stop-color"].map((part) => `.dark svg[${part}="${colour}"],.dark svg [${part}="${colour}"]{${part}:${darkOf(colour)}}`));
  return `@media screen{${rules.join("")}}`;
};
