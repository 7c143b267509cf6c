import { z } from "zod";
import { QUALITY_RULES } from "../analysis/quality/rules";
import type { Weights } from "../analysis/quality/score";
import * as messages from "../i18n/messages/quality-page";
import { translator } from "../i18n/translator";
import { InputError } from "../base/errors";
import { href } from "../views/address";
import type { LinkView } from "../views/shell-view";
import type { PageFrame } from "./page-frame";
import type { Choice } from "./villages-form";

const PARTS = Object.keys(QUALITY_RULES.weights);
/** What a part may weigh: 0 leaves it out. */
const MOST = 5;

/** Weights in the address, one part each: `w-completeness=3`. */
export const weightsSchema = z.object(Object.fromEntries(PARTS.map((id) => [`w-${id}`, z.string().regex(/^[0-5]$/).optional()])));
export type AskedWeights = Readonly<Record<string, string | undefined>>;
export type WeightsForm = { title: string; action: string; hidden: [string, string][]; choices: Choice[]; button: string; reset?: LinkView };

/**
 * The weights asked for where they are others than those in force.
 * @throws InputError where every part weighs nothing
 */
export function chosenWeights(asked: AskedWeights, set: Weights): Weights | undefined {
  const weights = Object.fromEntries(PARTS.map((id) => [id, asked[`w-${id}`] === undefined ? set[id]! : Number(asked[`w-${id}`])]));
  if (PARTS.every((id) => weights[id] === 0)) throw new InputError("quality.noWeight", { zh: "权数不能全为 0", en: "not every weight may be 0" });
  return PARTS.some((id) => weights[id] !== set[id]) ? weights : undefined;
}

/** As parts of the address; those in force are left out. */
export const weightsExtra = (weights: Weights | undefined, set: Weights): Record<string, string | undefined> => Object.fromEntries(PARTS.map((id) => [`w-${id}`, weights && weights[id] !== set[id] ? String(weights[id]) : undefined]));

export function weightsForm({ ledger, locale, state }: PageFrame, chosen: Weights | undefined): WeightsForm {
  const t = translator(locale, messages);
  const choices = PARTS.map((id): Choice => {
    const { weights }: { weights: Weights } = ledger.config.quality;
    const [set, now] = [weights[id]!, (chosen ?? weights)[id]!];
    return { name: `w-${id}`, label: ledger.registry.get(id).label[locale], options: Array.from({ length: MOST + 1 }, (_, value) => ({ value: value === set ? "" : String(value), label: String(value), ...(value === now ? { chosen: true as const } : {}) })) };
  });
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return { title: t("weightsTitle"), action: `${href("/quality", { locale })}#score`, hidden, choices, button: t("weightsApply"), ...(chosen ? { reset: { label: t("weightsReset"), href: `${href("/quality", state)}#score` } } : {}) };
}
