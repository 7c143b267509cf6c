import { createElement, type ReactNode } from "react";
import { isRow, plainText, tokensOf, type Math } from "../../lib/views/methods/math";

/** A formula as MathML, which a browser draws without script; read out as one line of text. */
export function Formula({ formula }: { formula: readonly Math[] }) {
  return <div className="formula">{formula.map((line, at) => <p key={at}>{createElement("math", { "aria-label": plainText(line), displaystyle: "true" }, row(line))}</p>)}</div>;
}

const TAGS = { letter: "mi", number: "mn", sign: "mo" } as const;
const node = (tag: string, ...children: ReactNode[]) => createElement(tag, undefined, ...children);

/** One element: a row is wrapped, so that it counts as one part. */
function row(math: Math): ReactNode {
  const parts = partsOf(math);
  return parts.length === 1 ? parts[0] : node("mrow", ...parts);
}

/** The parts of a row side by side: a sign takes its spaces from what stands on both its sides, so rows inside rows are laid open. */
function partsOf(math: Math): ReactNode[] {
  if (typeof math === "string") return tokensOf(math).map(({ is, text }) => node(TAGS[is], text));
  if (isRow(math)) return math.flatMap(partsOf);
  switch (math.is) {
    case "words": return [node("mtext", math.words)];
    case "fraction": return [node("mfrac", row(math.over), row(math.under))];
    case "root": return [node("msqrt", row(math.of))];
    case "script": return [script(row(math.base), math.down === undefined ? undefined : row(math.down), math.up === undefined ? undefined : row(math.up))];
    case "sum": return [node("munder", node("mo", math.sign), row(math.from)), ...partsOf(math.of)];
    case "accent": return [createElement("mover", { accent: "true" }, node("mi", math.of), node("mo", math.mark))];
  }
}

function script(base: ReactNode, low: ReactNode, high: ReactNode): ReactNode {
  if (low !== undefined && high !== undefined) return node("msubsup", base, low, high);
  return low === undefined ? node("msup", base, high) : node("msub", base, low);
}
