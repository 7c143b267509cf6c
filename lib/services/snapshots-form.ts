import * as messages from "../i18n/messages/snapshots";
import { translator } from "../i18n/translator";
import type { SnapshotEntry } from "../snapshots/catalog";
import type { RestatedSum } from "../snapshots/diff";
import { levelWord } from "../views/area-words";
import { href } from "../views/address";
import { measureWords } from "../views/measure-words";
import type { PageFrame } from "./page-frame";
import type { SnapshotsAsked } from "./get-snapshots-page";
import type { Choice } from "./villages-form";

export type SnapshotsForm = { action: string; hidden: [string, string][]; choices: Choice[]; button: string };
type Question = { all: readonly SnapshotEntry[]; pair: { before: SnapshotEntry; after: SnapshotEntry }; asked: SnapshotsAsked; summary: readonly RestatedSum[] };

/** Which two snapshots, which figures of them, and whose history: all of it in the address. */
export function snapshotsForm({ ledger: { registry, tree }, locale, state }: PageFrame, { all, pair, asked, summary }: Question): SnapshotsForm {
  const t = translator(locale, messages);
  const chosen = (is: boolean) => (is ? { chosen: true as const } : {});
  const any = (is: boolean) => ({ value: "", label: t("all"), ...chosen(is) });
  const measures = [...new Set(summary.map(({ measure }) => measure))];
  const years = [...new Set(summary.map(({ year }) => year))].sort((a, b) => b - a);
  const levels = [...new Set(tree.areas.map(({ level }) => level))];
  const choices: Choice[] = [
    { name: "before", label: t("form_before"), options: all.map(({ id, asOf }) => ({ value: id, label: `${asOf} · ${id.slice(11, 17)}`, ...chosen(id === pair.before.id) })) },
    { name: "after", label: t("form_after"), options: all.map(({ id, asOf }) => ({ value: id, label: `${asOf} · ${id.slice(11, 17)}`, ...chosen(id === pair.after.id) })) },
    { name: "measure", label: t("form_measure"), options: [any(asked.measure === undefined), ...measures.map((measure) => ({ value: measure, label: measureWords({ measure }, registry, locale), ...chosen(measure === asked.measure) }))] },
    { name: "of", label: t("form_year"), options: [any(asked.of === undefined), ...years.map((year) => ({ value: String(year), label: String(year), ...chosen(year === asked.of) }))] },
    ...(levels.length > 1 ? [{ name: "level", label: t("form_level"), options: [any(asked.level === undefined), ...levels.map((level) => ({ value: level, label: levelWord(level, locale), ...chosen(level === asked.level) }))] }] : []),
    { name: "only", label: t("form_only"), options: [{ value: "", label: t("only_restated"), ...chosen(asked.only !== "all") }, { value: "all", label: t("only_all"), ...chosen(asked.only === "all") }] },
    { name: "indicator", label: t("form_indicator"), options: registry.all.map(({ id, label }) => ({ value: id, label: label[locale], ...chosen(id === (asked.indicator ?? "births")) })) },
  ];
  const hidden = Object.entries({ area: state.area, snapshot: state.snapshot }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return { action: href("/snapshots", { locale }), hidden, choices, button: t("apply") };
}
