import { InputError } from "../base/errors";
import { syntaxError, type Place } from "./template-fault";
import { FORMATS, readSubject, VERDICTS, type Format, type Subject, type Verdict } from "./template-words";

export type Insert = { kind: "insert"; subject: Subject; format: Format; at: Place };
export type Condition = { subject: Subject; verdict: Verdict; not: boolean; at: Place };
export type Branch = { condition: Condition; body: TemplateNode[] };
/** A template as read: text, numbers to put in, choices by verdict, and a part repeated for every service. */
export type TemplateNode = { kind: "text"; text: string } | Insert | { kind: "if"; branches: Branch[]; otherwise: TemplateNode[] } | { kind: "each"; body: TemplateNode[]; at: Place };

type Tag = { words: string[]; at: Place };
type Piece = { text: string } | { tag: Tag };
type Open = { of: "if" | "each" | "all"; at: Place; nodes: TemplateNode[]; branches: Branch[]; otherwise?: TemplateNode[] };

const LONGEST = 200_000;

/**
 * Reads a speech template: plain text with `{{indicator area period format}}`, `{{#if indicator verdict}} … {{else if …}} … {{else}} … {{/if}}`,
 * `{{#each services}} … {{it value}} … {{/each}}` and comments `{{! … }}`. A line that begins with `# ` is the title, `## ` a heading.
 * @throws InputError `template.syntax` with line, column, what stands there and what was expected, in both languages
 */
export function parseTemplate(text: string): TemplateNode[] {
  if (text.length > LONGEST) throw new InputError("template.tooLong", { zh: `模板有 ${text.length} 字；最多 ${LONGEST} 字`, en: `the template has ${text.length} characters; expected at most ${LONGEST}` });
  const stack: Open[] = [{ of: "all", at: { line: 1, column: 1 }, nodes: [], branches: [] }];
  for (const piece of piecesOf(text.replace(/\r\n?/g, "\n"))) {
    if ("text" in piece) addTo(stack, { kind: "text", text: piece.text });
    else readTag(piece.tag, stack);
  }
  const open = stack.at(-1)!;
  if (open.of !== "all") throw syntaxError(open.at, { zh: `{{#${open.of}}} 没有结束`, en: `{{#${open.of}}} is not closed` }, `{{/${open.of}}}`);
  return stack[0]!.nodes;
}

function* piecesOf(text: string): Generator<Piece> {
  let from = 0;
  for (let open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
    const at = placeOf(text, open);
    const close = text.indexOf("}}", open);
    if (close < 0 || text.slice(open, close).includes("\n\n")) throw syntaxError(at, { zh: "“{{”没有结束", en: '"{{" is not closed' }, "}}");
    if (open > from) yield { text: text.slice(from, open) };
    const inner = text.slice(open + 2, close).trim();
    if (!inner.startsWith("!")) yield { tag: { words: inner.split(/\s+/).filter(Boolean), at } };
    from = close + 2;
    // A line with nothing but a tag of choice or a comment leaves no empty line behind.
    if (/^[#/!]|^else/.test(inner) && /(^|\n)[ \t]*$/.test(text.slice(0, open)) && text[from] === "\n") from += 1;
  }
  if (from < text.length) yield { text: text.slice(from) };
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: [...before.at(-1)!].length + 1 };
}

/** The place where the next node goes: the open branch of a choice, or the body of a repeated part. */
function addTo(stack: readonly Open[], node: TemplateNode): void {
  const open = stack.at(-1)!;
  (open.otherwise ?? open.branches.at(-1)?.body ?? open.nodes).push(node);
}

function readTag({ words, at }: Tag, stack: Open[]): void {
  const [first = "", ...rest] = words;
  const open = stack.at(-1)!;
  if (first === "#if") return void stack.push({ of: "if", at, nodes: [], branches: [{ condition: conditionOf(rest, at), body: [] }] });
  if (first === "#each") {
    if (rest.join(" ") !== "services") throw syntaxError(at, { zh: `不能重复“${rest.join(" ")}”`, en: `cannot repeat "${rest.join(" ")}"` }, "{{#each services}}");
    if (stack.some(({ of }) => of === "each")) throw syntaxError(at, { zh: "{{#each}} 不能套在另一个里面", en: "{{#each}} cannot stand inside another" }, "{{/each}}");
    return void stack.push({ of: "each", at, nodes: [], branches: [] });
  }
  if (first === "else") return elseOf(rest, at, open);
  if (first === "/if" || first === "/each") {
    if (open.of !== first.slice(1)) throw syntaxError(at, { zh: `多出的 {{${first}}}`, en: `{{${first}}} without its beginning` }, open.of === "all" ? "…" : `{{/${open.of}}}`);
    stack.pop();
    return addTo(stack, open.of === "if" ? { kind: "if", branches: open.branches, otherwise: open.otherwise ?? [] } : { kind: "each", body: open.nodes, at: open.at });
  }
  addTo(stack, insertOf(words, at));
}

function elseOf(rest: readonly string[], at: Place, open: Open): void {
  if (open.of !== "if" || open.otherwise) throw syntaxError(at, { zh: "{{else}} 不在 {{#if}} 里，或出现两次", en: "{{else}} stands outside {{#if}}, or twice" }, open.of === "if" ? "{{/if}}" : "{{#if …}}");
  if (rest.length === 0) open.otherwise = [];
  else if (rest[0] === "if") open.branches.push({ condition: conditionOf(rest.slice(1), at), body: [] });
  else throw syntaxError(at, { zh: `else 后面是“${rest[0]}”`, en: `"${rest[0]}" after else` }, "{{else}} · {{else if …}}");
}

function conditionOf(words: readonly string[], at: Place): Condition {
  const not = words[0] === "not";
  const given = not ? words.slice(1) : words;
  const last = given.at(-1) ?? "";
  const listed = given[0] === "villages" || given[0] === "lagging";
  if (listed) return { subject: readSubject(given, at), verdict: "known", not, at };
  if (!(VERDICTS as readonly string[]).includes(last)) throw syntaxError(at, { zh: `条件的最后一个词是“${last}”`, en: `the condition ends with "${last}"` }, VERDICTS.join(" · "));
  return { subject: readSubject(given.slice(0, -1), at), verdict: last as Verdict, not, at };
}

function insertOf(words: readonly string[], at: Place): Insert {
  if (words.length === 0) throw syntaxError(at, { zh: "{{}} 里面是空的", en: "{{}} is empty" }, "{{birth-rate}}");
  const last = words.at(-1)!;
  const format = (FORMATS as readonly string[]).includes(last) ? (last as Format) : undefined;
  return { kind: "insert", subject: readSubject(format ? words.slice(0, -1) : words, at), format: format ?? "value", at };
}
