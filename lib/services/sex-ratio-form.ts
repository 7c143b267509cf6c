import { POOLS, type Pool } from "../analysis/pooled-years";
import type { Area } from "../analysis/area-tree";
import * as messages from "../i18n/messages/sex-ratio";
import { translator } from "../i18n/translator";
import { levelWord } from "../views/area-words";
import { href } from "../views/address";
import type { Made } from "./get-sex-ratio-page";
import { levelsBelow, type Choice } from "./villages-form";

export type RatioForm = { action: string; hidden: [string, string][]; choices: Choice[]; button: string };
type Asked = { pool?: Pool | undefined; level?: Area["level"] | undefined };

/** Years pooled, the ratio taken as normal, the level judged first, and the year the change begins in: all parts of the address. */
export function formOf({ frame, facts, normal, change }: Made, asked: Asked): RatioForm {
  const { locale, state } = frame;
  const t = translator(locale, messages);
  const option = <Value extends string | number>(value: Value, label: string, now: Value | undefined) => ({ value: String(value), label, ...(value === now ? { chosen: true as const } : {}) });
  const levels = levelsBelow(frame).filter((level) => level !== "village");
  const shownLevel = facts.areas?.level ?? asked.level;
  const choices: Choice[] = facts.ratio.every(({ status }) => status === "missing") ? [] : [
    { name: "pool", label: t("formPool"), options: POOLS.map((one) => option(one, t(`pool_${one}`), facts.pool)) },
    { name: "normal", label: t("formNormal"), options: Array.from({ length: 11 }, (_, at) => option(100 + at, String(100 + at), normal)) },
    ...(levels.length > 1 ? [{ name: "level", label: t("formLevel"), options: levels.map((one) => option(one, levelWord(one, locale), shownLevel)) }] : []),
    ...(facts.changes.length > 1 ? [{ name: "from", label: t("formFrom"), options: facts.changes.map(({ from }) => option(from, String(from), change?.from)) }] : []),
  ];
  const hidden = Object.entries({ area: state.area, year: state.year, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return { action: href("/sex-ratio", { locale }), hidden, choices, button: t("apply") };
}
