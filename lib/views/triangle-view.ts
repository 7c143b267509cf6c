import type { Figure } from "../analysis/figure";
import type { Indicator } from "../indicators/indicator";
import * as messages from "../i18n/messages/snapshots";
import { translator } from "../i18n/translator";
import { figureText, type FigureText, type Writer } from "./figure-text";

export type TriangleCell = { value: FigureText; note?: string; how?: string; /** Other than the snapshot before said of the same months. */ changed?: true };
export type TriangleView = { title: string; subtitle: string; finding: string; columns: string[]; rows: { year: string; cells: (TriangleCell | undefined)[] }[]; note?: string };
type Column = { asOf: string; figures: ReadonlyMap<number, Figure>; how(year: number): string };
type Question = { indicator: Indicator; areaName: string; years: readonly number[]; columns: readonly Column[]; older: number; /** Parts of a year stand in the last column only. */ partsLeftOut: boolean; writer: Writer };

/** Years named in the sentences at most. */
const NAMED = 3;

/** What was said of each year on each date; a figure that differs from the one before it, of the same months, is marked. */
export function triangleView({ indicator, areaName, years, columns, older, partsLeftOut, writer }: Question): TriangleView {
  const t = translator(writer.locale, messages);
  const write = (figure: Figure) => figureText(figure, indicator.display, writer);
  const rows = years.map((year) => {
    let last: Figure | undefined;
    const cells = columns.map(({ figures, how }): TriangleCell | undefined => {
      const figure = figures.get(year);
      if (!figure) return undefined;
      const value = write(figure);
      const changed = last?.status === "ok" && figure.status === "ok" && last.months === figure.months && write(last).text !== value.text;
      last = figure;
      return { value, how: how(year), ...(figure.months < 12 ? { note: t("partYear", { months: String(figure.months) }) } : {}), ...(changed ? { changed: true } : {}) };
    });
    return { year: String(year), cells };
  });
  const moved = rows.flatMap(({ year, cells }) => {
    const known = cells.filter((cell) => cell?.value.status === "ok" && cell.note === undefined);
    const n = cells.filter((cell) => cell?.changed && cell.note === undefined).length;
    return n > 0 ? [t("triangleChanged", { year, first: known[0]!.value.text + known[0]!.value.sign, last: known.at(-1)!.value.text + known.at(-1)!.value.sign, n })] : [];
  });
  const notes = [...(partsLeftOut ? [t("trianglePart")] : []), ...(older > 0 ? [t("triangleOld", { n: String(columns.length) })] : [])];
  return {
    title: t("triangleTitle"), subtitle: t("triangleSub", { indicator: indicator.label[writer.locale], area: areaName }),
    finding: moved.length > 0 ? t("triangleMoved", { parts: moved.slice(0, NAMED).join(writer.locale === "en" ? "; " : "；") }) : t("triangleNone"), columns: columns.map(({ asOf }) => asOf), rows,
    ...(notes.length > 0 ? { note: notes.join(writer.locale === "en" ? " " : "") } : {}),
  };
}
