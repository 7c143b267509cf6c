import type { Extra } from "./address";
import type { Findings } from "./findings";

/**
 * What a number in a sentence was made from: the id of an indicator or of a derivation, with the area, year and other parts of its
 * address where they are not the page's own. `label` names it to those who follow the link.
 */
export type Basis = { id: string; label: string; area?: string; year?: number; pool?: number; parts?: Extra };
/** A sentence that carries the figures it was made from. */
export type Said = { text: string; of: readonly Basis[] };

export const said = (text: string, ...of: readonly (Basis | undefined)[]): Said => ({ text, of: distinct(of.filter((basis) => basis !== undefined)) });

/** Sentences of a page: texts for documents and speech, and beside each, in the same place, what it was made from; the heading's first. */
export const spoken = (heading: Said, lead: readonly Said[]): Findings => ({ heading: heading.text, lead: lead.map(({ text }) => text), basis: [heading, ...lead].map(({ of }) => of) });

/** Several clauses as one sentence; what they were made from is put together. */
export const joined = (clauses: readonly Said[], separator: string): Said => said(clauses.map(({ text }) => text).join(separator), ...clauses.flatMap(({ of }) => of));

/** As an indicator names itself, at the page's own area and year where no other is given. */
export const basisOf = ({ id, label }: { id: string; label: Readonly<Record<"zh-CN" | "en", string>> }, locale: "zh-CN" | "en", at: Omit<Basis, "id" | "label"> = {}): Basis => ({ id, label: label[locale], ...at });

function distinct(of: readonly Basis[]): Basis[] {
  const known = new Map(of.map((basis) => [JSON.stringify([basis.id, basis.area, basis.year, basis.pool, basis.parts]), basis]));
  return [...known.values()];
}
