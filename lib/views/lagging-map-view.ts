import type { Geometry } from "../analysis/geometry";
import type { LaggingState } from "../analysis/lagging/states";
import * as messages from "../i18n/messages/lagging";
import { translator } from "../i18n/translator";
import { MOST_NAMED, type AreaMark, type Fill } from "./area-mark";
import type { AreaFindings } from "./area-findings";
import { STATE_SHAPES, STATES, stateText, type Lookup } from "./lagging-words";
import { mainPart } from "./main-part";
import type { MapView } from "./map-view";
import { countFills } from "./area-findings";
import type { TileGridView } from "./tile-grid-view";

/** Fills of a map of standings serve the states: solid is on the list, hatched is better, dark is watched, grey is neither. */
const FILLS: Record<LaggingState | "clear", Fill> = { overdue: "behind", listed: "behind", improving: "better", released: "better", watch: "below", clear: "same" };
const LEGEND: readonly { fill: Fill; states: readonly (LaggingState | "clear")[] }[] = [
  { fill: "behind", states: ["listed", "overdue"] }, { fill: "better", states: ["improving", "released"] }, { fill: "below", states: ["watch"] }, { fill: "same", states: ["clear"] },
];

export type StatePlace = { code: string; state: LaggingState | "clear"; parent?: { code: string; name: string } };
type Question = { places: readonly StatePlace[]; geometry: Geometry | undefined; areaName: string; /** `截至 2009 年 4 季度`'s period. */ period: string; lookup: Lookup };

/** Where the villages on the list lie: a map where there are outlines for at least half of few enough villages, else tiles. */
export function laggingMap({ places, geometry, areaName, period, lookup }: Question): { kind: "map"; view: MapView } | { kind: "tiles"; view: TileGridView } {
  const { locale } = lookup;
  const t = translator(locale, messages);
  const marks = places.map((place) => markOf(place, lookup, places.length <= MOST_NAMED));
  const count = (states: readonly (LaggingState | "clear")[]) => places.filter(({ state }) => states.includes(state)).length;
  const legend = LEGEND.flatMap(({ fill, states }) => (count(states) === 0 ? [] : [{ fill, text: states.filter((state) => count([state]) > 0).map((state) => t("legend", { state: stateText(state, locale), n: String(count([state])) })).join(locale === "en" ? ", " : "，") }]));
  const told = [...STATES, "clear" as const].filter((state) => count([state]) > 0).map((state) => t("legend", { state: stateText(state, locale), n: String(count([state])) }));
  const findings: AreaFindings = { title: t("mapTitle"), subtitle: t("mapSubtitle", { area: areaName, period }), alt: t("mapAlt", { area: areaName, states: told.join(locale === "en" ? ", " : "，") }), note: "", legend };
  const outlines = places.length <= MOST_NAMED ? geometry?.shapes(places.map(({ code }) => code)) : undefined;
  if (outlines && outlines.size * 2 >= places.length && places.length > 0) {
    const { drawn } = mainPart(marks.flatMap((mark) => (outlines.has(mark.code) ? [{ mark, polygons: outlines.get(mark.code)! }] : [])));
    return { kind: "map", view: { ...findings, shapes: drawn.filter(({ polygons }) => polygons.length > 0) } };
  }
  return { kind: "tiles", view: { ...findings, groups: groupsOf(places, marks) } };
}

/** The state is a word on the tile, so it reads without colour. */
function markOf({ code, state }: StatePlace, lookup: Lookup, named: boolean): AreaMark {
  const { name } = lookup.area(code);
  const text = state === "clear" ? "" : `${STATE_SHAPES[state]} ${stateText(state, lookup.locale)}`;
  return { code, name, status: "ok", fill: FILLS[state], ...(named ? { text, hint: `${name} ${stateText(state, lookup.locale)}` } : {}) };
}

function groupsOf(places: readonly StatePlace[], marks: readonly AreaMark[]): TileGridView["groups"] {
  const groups = new Map<string, { name: string; marks: AreaMark[] }>();
  places.forEach(({ parent }, at) => {
    const group = groups.get(parent?.code ?? "") ?? { name: parent?.name ?? "", marks: [] };
    group.marks.push(marks[at]!);
    groups.set(parent?.code ?? "", group);
  });
  return [...groups.values()].map((group) => ({ ...group, ...(groups.size === 1 ? { name: "" } : {}), counts: countFills(group.marks) }));
}
