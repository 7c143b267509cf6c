import type { Database } from "../../engine/duckdb/database";
import { nearestCode } from "../check/hints";
import { lineTopic } from "../check/line";
import { SENTENCES } from "../check/messages";
import { personIn, type CellPlace } from "../check/person-text";
import { looksLikeName, personHeading } from "../check/person-words";
import type { Fault } from "../fault";
import { listAt, type ReadGeometry, type Shape } from "./geometry";
import { headingShown, personPlaced } from "./loose-persons";
import { cut, fileFault, placed } from "./read-faults";

/** A text of the map: under which property it stands, in which shape (from 1; 0 = in none). */
type MapText = { row: number; property: string; text: string };

/** Persons, and what lies beyond the line, in what a map says of its shapes: none of it is stored, but it must not be handed in either. */
export function geometryTextFaults({ name, shapes, loose }: ReadGeometry): { persons: Fault[]; line: Fault[] } {
  const texts = new Map<string, MapText[]>();
  for (const [at, one] of [loose, ...shapes.map((shape) => shape.texts)].entries()) {
    for (const [property, values] of one) listAt(texts, property).push(...values.map((text) => ({ row: at, property, text })));
  }
  return { persons: [...texts].flatMap(([property, all]) => personsUnder(name, property, all)), line: [...texts].flatMap(([property, all]) => lineUnder(name, property, all)) };
}

const TIME_NAME = /日期|时间|時間|更新|修改|录入|錄入|[年月日期]$|date|time|day|year|month|updated|created/iu;

function personsUnder(file: string, property: string, texts: readonly MapText[]): Fault[] {
  const place: CellPlace = TIME_NAME.test(property) ? "other" : "unknown";
  const shown = headingShown(property);
  const heading = property.split(".").map((part) => personHeading(part)).find(Boolean);
  const names = heading === "doubtful" && mostlyNames(texts.map(({ text }) => text)) ? "person.nameColumn" : undefined;
  const code = heading === "doubtful" ? names : heading;
  return [
    ...(code ? [personPlaced(file, 0, shown, code)] : []),
    ...texts.flatMap(({ row, text }) => {
      const found = personIn(text, place);
      return found ? [personPlaced(file, row, shown, found)] : [];
    }),
  ];
}

function mostlyNames(texts: readonly string[]): boolean {
  const distinct = [...new Set(texts)].slice(0, 1000);
  return distinct.length > 0 && distinct.filter(looksLikeName).length * 2 >= distinct.length;
}

const NAME_OF_PLACE = /name|title|label|名|称|稱/iu;

/** Once for the name of a property, else for each text: names of places are held against fewer words. */
function lineUnder(file: string, property: string, texts: readonly MapText[]): Fault[] {
  const fault = (row: number, text: string, topic: ReturnType<typeof lineTopic>) => {
    const value = personIn(text) ? "" : cut(text);
    return topic ? [placed({ file, row, column: headingShown(property), value, code: `line.${topic}`, ...SENTENCES[`line.${topic}`]({ value, a: "", b: "" }) })] : [];
  };
  const place = NAME_OF_PLACE.test(property) ? "areaName" : "label";
  return [...fault(0, property, lineTopic(property)), ...texts.flatMap(({ row, text }) => fault(row, text, lineTopic(text, place)))];
}

/** Every shape needs a code of areas.csv, as text, and none may stand twice. `areas` is missing where areas.csv cannot be read. */
export async function geometryCodeFaults(database: Database, { name, shapes }: ReadGeometry, areas: string | undefined): Promise<{ persons: Fault[]; codes: Fault[] }> {
  if (shapes.length === 0) return { persons: [], codes: [fileFault(name, "geometry.empty", { zh: "地图中没有任何图形；请重新导出，或不放入地图", en: "the geometry holds no shape; export it again, or leave it out" })] };
  const { code: list = [] } = areas ? await database.columns(`SELECT DISTINCT code FROM ${areas} WHERE code IS NOT NULL ORDER BY code`) : {};
  const known = new Set(list as string[]);
  const first = new Map<string, number>();
  const found: { persons: Fault[]; codes: Fault[] } = { persons: [], codes: [] };
  for (const [at, { code }] of shapes.entries()) {
    const row = at + 1;
    if (typeof code !== "string" || code === "") found.codes.push(noCode(name, row, code));
    else if (holdsPerson(code, known)) found.persons.push(personPlaced(name, row, "code", holdsPerson(code, known)!));
    else if (first.has(code)) found.codes.push(twice(name, row, code, first.get(code)!));
    else if (known.size > 0 && !known.has(code)) found.codes.push(unknownCode(name, row, code, found.codes.length < MOST_HINTS ? (list as string[]) : []));
    if (typeof code === "string" && !first.has(code)) first.set(code, row);
  }
  return found;
}

/** What is wrong with each shape's outlines; of a shape that has neither code nor outlines only the code is asked for. */
export function geometryShapeFaults({ name, shapes }: ReadGeometry): Fault[] {
  return shapes.flatMap(({ fault, bare, code }, at) => (fault && !(bare && typeof code !== "string") ? [placed({ file: name, row: at + 1, column: "geometry", ...fault })] : []));
}

/** A map under other codes altogether needs no hint for each. */
const MOST_HINTS = 100;
/** A code that holds no person is shown whole. */
const shownCode = (code: string): string => Array.from(code).slice(0, 20).join("");

function holdsPerson(code: string, known: ReadonlySet<string>): ReturnType<typeof personIn> {
  const extendsListed = /^(?:\d{15}|\d{18})$/.test(code) && known.has(code.slice(0, 12));
  return known.has(code) || extendsListed ? undefined : personIn(code, "text");
}

const codeFault = (file: string, row: number, value: string, code: string, zh: string, en: string): Fault => placed({ file, row, column: "code", value, code, zh, en });

function noCode(file: string, row: number, found: Shape["code"]): Fault {
  if (typeof found === "number") return codeFault(file, row, "", "geometry.code", "属性 code 是数字；须为文字（加引号，保留前导零）；请在制图软件中把该字段改为文本再导出", "the property code is a number; it must be text (in quotes, leading zeros kept); make the field a text in the mapping program");
  return codeFault(file, row, "", "geometry.code", "此图形没有属性 code（地区代码，文字）；请补上，代码须与 areas.csv 一致", "the shape has no property code (an area code, as text); add it as areas.csv has it");
}

const twice = (file: string, row: number, code: string, before: number): Fault =>
  codeFault(file, row, shownCode(code), "geometry.codeTwice", `代码“${shownCode(code)}”已用于第 ${before} 个图形；一个地区只能有一个图形，多块的请合并为一个 MultiPolygon`, `code "${shownCode(code)}" stands at shape ${before} already; one area is one shape: merge several parts into one MultiPolygon`);

function unknownCode(file: string, row: number, code: string, known: readonly string[]): Fault {
  const near = nearestCode(code, known);
  return codeFault(file, row, shownCode(code), "geometry.unknownCode", `areas.csv 中没有地区“${shownCode(code)}”${near ? `；是否指“${near}”` : ""}；请改正代码（注意前导零），或从地图中删去此图形`, `areas.csv has no area "${shownCode(code)}"${near ? `; did you mean "${near}"` : ""}; correct the code (mind leading zeros) or remove the shape`);
}
