import sources from "./doc-blocks.json";
import { METHODS, type MethodId } from "./method-list";

export type DocBlock = { name: string; file: string; about: string; domain?: string; source?: string; proof?: string };
export type WorkedExample = { id: string; source: string; expectations: number };

/** Doc blocks of lib/statistics as scripts/methods reads them; a test holds them against the code. */
export const DOC_BLOCKS: readonly DocBlock[] = sources.functions;
export const WORKED_EXAMPLES: readonly WorkedExample[] = sources.examples;

/** Functions of one method, with their notes. */
export function functionsOf(id: MethodId): DocBlock[] {
  const { functions } = METHODS.find((method) => method.id === id)!; // ids come from the list itself
  return functions.flatMap((name) => DOC_BLOCKS.find((block) => block.name === name) ?? []);
}

/** References of a method, each once, the main function's first. */
export function referencesOf(id: MethodId): string[] {
  const all = [...new Set(functionsOf(id).flatMap(({ source }) => source?.replace(/\.$/, "").split("; ") ?? []))];
  // One named more fully elsewhere says nothing of its own.
  return all.filter((one) => !all.some((other) => other !== one && other.startsWith(one)));
}

/** Published examples that its functions must reproduce, and property tests and programs of another language that its doc blocks name. */
export function proofsOf(id: MethodId): { examples: WorkedExample[]; tests: string[] } {
  const named = [...new Set(functionsOf(id).flatMap(({ proof }) => proof?.split(", ") ?? []))];
  const files = named.map((name) => name.replace(/^fixtures\//, ""));
  return {
    examples: WORKED_EXAMPLES.filter((example) => files.includes(`${example.id}.json`)),
    tests: files.filter((file) => /^\S+\.(test\.ts|R|py)$/.test(file)),
  };
}
