import type { Geometry } from "../analysis/geometry";
import * as messages from "../i18n/messages/area-marks";
import { translator } from "../i18n/translator";
import { areaFindings, type AreaFindings } from "./area-findings";
import { areaMarks, MOST_NAMED, type AreaMark, type AreasQuestion } from "./area-mark";
import { countAreas } from "./area-words";
import { mainPart, type Polygons } from "./main-part";
import { joinNames } from "./names";

/** An area and its outlines in degrees. */
export type MapShape = { mark: AreaMark; polygons: Polygons };
/** A map; areas without an outline are named in the note and stand in the table. */
export type MapView = AreaFindings & { shapes: readonly MapShape[] };

/** More names than this are not listed in a note. */
const MOST_LISTED = 5;

/** The map of one indicator, or undefined where a tile grid serves better: no geometry, outlines for less than half, or too many areas to see. */
export function mapView(question: AreasQuestion & { geometry: Geometry | undefined }): MapView | undefined {
  const { geometry, areas } = question;
  if (!geometry || areas.length === 0 || areas.length > MOST_NAMED) return undefined;
  const outlines = geometry.shapes(areas.map(({ code }) => code));
  if (outlines.size * 2 < areas.length) return undefined;
  const marks = areaMarks(question);
  const { drawn, far } = mainPart(marks.flatMap((mark) => (outlines.has(mark.code) ? [{ mark, polygons: outlines.get(mark.code)! }] : [])));
  const notes = notesOf(question, { without: marks.filter(({ code }) => !outlines.has(code)), outside: drawn.filter(({ polygons }) => polygons.length === 0).map(({ mark }) => mark), far });
  return { ...areaFindings(marks, question, { kind: "map", notes }), shapes: drawn.filter(({ polygons }) => polygons.length > 0) };
}

type Undrawn = { without: readonly AreaMark[]; outside: readonly AreaMark[]; far: boolean };

function notesOf({ level, writer: { locale } }: AreasQuestion, { without, outside, far }: Undrawn): string[] {
  const t = translator(locale, messages);
  const said = (marks: readonly AreaMark[], few: "noteNoShape" | "noteOutside", many: "noteNoShapeMany" | "noteOutsideMany") => {
    if (marks.length === 0) return [];
    const count = countAreas(marks.length, level, locale);
    return [marks.length <= MOST_LISTED ? t(few, { count, names: joinNames(marks.map(({ name }) => name), locale) }) : t(many, { count })];
  };
  return [...said(without, "noteNoShape", "noteNoShapeMany"), ...(outside.length > 0 ? said(outside, "noteOutside", "noteOutsideMany") : far ? [t("noteFar")] : [])];
}
