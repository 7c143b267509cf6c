import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The doc block of one exported function of lib/statistics, taken apart. `file` is relative to the folder. */
export type DocBlock = { name: string; file: string; about: string; domain?: string; source?: string; proof?: string };

/** A published worked example that the code must reproduce: where it was read, and how many numbers are compared. */
export type WorkedExample = { id: string; source: string; expectations: number };

/** The worked examples in a folder of fixtures, with the source each of them names. */
export function readWorkedExamples(folder: string): WorkedExample[] {
  return readdirSync(folder).filter((file) => file.endsWith(".json")).sort().map((file) => {
    const { id, source, n_expectations: expectations } = JSON.parse(readFileSync(join(folder, file), "utf8")) as { id: string; source: string; n_expectations: number };
    return { id, source, expectations };
  });
}

/** Every exported function of a folder with its doc block, in order of file and place; tests and fixtures are left out. */
export function readDocBlocks(folder: string): DocBlock[] {
  return readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")).sort().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest, true);
    return source.statements.flatMap((statement) => exportedFunctions(statement).map((name) => ({ name, file, ...taken(blockOf(statement)) })));
  });
}

function exportedFunctions(statement: ts.Statement): string[] {
  const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? "default"];
  if (!ts.isVariableStatement(statement)) return [];
  const isFunction = ({ initializer }: ts.VariableDeclaration) => initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
  return statement.declarationList.declarations.filter(isFunction).map(({ name }) => name.getText());
}

/** Text of the doc block, its lines joined; tags such as `@throws` are not part of it. */
function blockOf(statement: ts.Statement): string {
  const [block] = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc).slice(-1);
  return (ts.getTextOfJSDocComment(block?.comment) ?? "").replace(/\s+/g, " ").trim();
}

/** Full stops that end no sentence. */
const SHORT = /\b(vol|Univ|p|pp|eq|no|Educ|Psychol|Meas|Bull|Stat|Comput|Graph|J|al|Res|Med|Epidemiol|Behav|Statist|Trans|Math|Simul)\.$/;
/** A reference names a year, or a body that publishes without one. */
const REFERENCE = /\b(1[89]\d\d|20[0-2]\d)\b|^(NHS|OECD|Fingertips|FunnelPlotR|California)/;

/** A sentence is the domain, a reference, the proof, or says what the function does. */
function taken(text: string): Omit<DocBlock, "name" | "file"> {
  const sentences = sentencesOf(text);
  const proof = sentences.find((sentence) => sentence.startsWith("Proof:"));
  const domain = sentences.filter((sentence) => /^(Domain|Unit):/.test(sentence));
  const rest = sentences.filter((sentence) => sentence !== proof && !domain.includes(sentence));
  const source = rest.filter((sentence) => REFERENCE.test(sentence));
  const about = rest.filter((sentence) => !source.includes(sentence)).join(" ");
  const part = (key: string, value: string | undefined) => (value ? { [key]: value } : {});
  return { about, ...part("domain", domain.join(" ").replace(/^Domain: /, "")), ...part("source", source.join(" ")), ...part("proof", proof?.replace(/^Proof: |\.$/g, "")) };
}

function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/(?<=[.:])\s+(?=[\p{Lu}"“])/u)) {
    const last = parts.at(-1);
    if (last !== undefined && (SHORT.test(last) || last.endsWith(":"))) parts[parts.length - 1] = `${last} ${piece}`;
    else parts.push(piece);
  }
  return parts;
}
