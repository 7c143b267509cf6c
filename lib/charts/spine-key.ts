import type { SpineView } from "../views/spine-view";
import type { Mark } from "./drawing";
import type { Frame } from "./frames";
import { textWidth } from "./measure-text";
import { COLOUR } from "./palette";
import { dotMark, spreadMarks, targetMark } from "./spine-marks";

type Sample = { text: string; width: number; marks(x: number, y: number): Mark[] };

/** What each sign of a spine chart stands for, in as many lines as it takes. */
export function spineKey({ key }: SpineView, frame: Frame, top: number): { marks: Mark[]; bottom: number } {
  const { fontSize, width } = frame;
  const marks: Mark[] = [];
  let [x, y] = [0, top];
  for (const sample of samplesOf(key, frame)) {
    const room = sample.width + fontSize * 0.5 + textWidth(sample.text, fontSize);
    if (x > 0 && x + room > width) [x, y] = [0, y + fontSize * 1.5];
    marks.push(...sample.marks(x, y), { type: "text", x: x + sample.width + fontSize * 0.5, y, text: sample.text, fill: COLOUR.quiet, size: fontSize });
    x += room + fontSize * 0.9;
  }
  return { marks, bottom: y + fontSize * 0.8 };
}

function samplesOf(key: SpineView["key"], frame: Frame): Sample[] {
  const { fontSize, rowHeight, weight } = frame;
  const dot = (reach: "plain" | "outside" | "far", text: string): Sample => ({ text, width: 10 * weight, marks: (x, y) => [dotMark({ reach, tone: "neutral" }, x + 5 * weight, y, frame)] });
  const band: Sample = {
    text: key.limits.join(" / "), width: fontSize * 3,
    marks: (x, y) => [{ type: "rect", x, y: y - rowHeight * 0.4, width: fontSize * 3, height: rowHeight * 0.8, fill: COLOUR.band }, { type: "rect", x: x + fontSize * 0.7, y: y - rowHeight * 0.4, width: fontSize * 1.6, height: rowHeight * 0.8, fill: COLOUR.normal }],
  };
  const bar = (text: string): Sample => ({
    text, width: fontSize * 3,
    marks: (x, y) => spreadMarks([0, 0.8, 1.6, 2.2, 3].map((ems) => x + ems * fontSize), y, frame),
  });
  const target = (text: string): Sample => ({ text, width: fontSize * 0.6, marks: (x, y) => [targetMark(x + fontSize * 0.3, y, frame)] });
  return [dot("plain", key.inside), dot("outside", key.outside), dot("far", key.far), band, ...(key.spread ? [bar(key.spread)] : []), ...(key.target ? [target(key.target)] : [])];
}
