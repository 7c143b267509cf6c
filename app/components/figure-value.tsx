import type { ChangeText } from "../../lib/views/change-text";
import type { FigureText } from "../../lib/views/figure-text";

/** A number, or what stands in its place with the reason: seen on hovering, on focus, and by a screen reader. */
export function FigureValue({ value, sign = true }: { value: FigureText; sign?: boolean }) {
  if (value.status !== "ok") return <span className={`why ${value.status}`} title={value.reason} tabIndex={0}>{value.text}</span>;
  return (
    <>
      {value.text}{sign && value.sign}
      {value.mark && <abbr className="mark" title={value.mark.reason}>{value.mark.text}</abbr>}
    </>
  );
}

const SHAPES = { up: "▲", down: "▼", flat: "●", none: "" } as const;

/** A shape and a word, never colour alone. */
export function ChangeMark({ change }: { change: ChangeText }) {
  return <span className={change.tone === "neutral" ? "quiet" : change.tone} title={change.detail}>{SHAPES[change.shape]} {change.text}</span>;
}
