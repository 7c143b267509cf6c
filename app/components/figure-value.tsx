import type { ChangeText } from "../../lib/views/change-text";
import type { FigureText } from "../../lib/views/figure-text";

/** A number, or what stands in its place with the reason: seen on hovering, on focus, and by a screen reader; `how` leads to how it was made. */
export function FigureValue({ value, sign = true, how }: { value: FigureText; sign?: boolean; how?: string }) {
  if (how !== undefined && value.status !== "ok") return <a className={`why ${value.status}`} href={how} title={value.reason}>{value.text}</a>;
  if (how !== undefined) return <a className="made" href={how}><FigureValue value={value} sign={sign} /></a>;
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
