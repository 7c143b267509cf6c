import { CLOSE_REASONS, LONGEST_NOTE, MEASURES, type EntryKind, type VillageCase } from "../../analysis/cases/case-entry";
import type { CaseState } from "../../analysis/cases/case-state";
import type { Groups } from "../../analysis/groups";
import type { Bilingual } from "../../base/errors";
import type { Locale } from "../../base/locale";
import * as messages from "../../i18n/messages/cases";
import { translator } from "../../i18n/translator";
import { measureText, reasonText } from "../../views/case-text";
import { nameOf } from "../../views/names";
import type { LinkView } from "../../views/shell-view";
import type { Deps } from "../deps";
import { groupOf } from "./cases-of";
import type { Typed } from "./case-form";

export type Option = { value: string; label: string; chosen: boolean };
export type Field =
  | { kind: "select"; name: string; label: string; options: Option[] }
  | { kind: "date"; name: string; label: string; value: string; hint: string; min: string }
  | { kind: "checks"; name: string; label: string; options: Option[] }
  | { kind: "text"; name: string; label: string; value: string; hint: string }
  | { kind: "check"; name: string; label: string; chosen: boolean };

export type CaseForm = { title: string; note: string; action: string; hidden: [name: string, value: string][]; tabs: LinkView[]; fields: Field[]; preview: string; reset: string };

type Question = { deps: Deps; groups: Groups; of: VillageCase; state: CaseState; typed: Typed; locale: Locale; action: string; tab(kind: EntryKind): string };

/** The form of one kind of entry, with what was typed so far. */
export function formView({ deps, groups, of, state, typed, locale, action, tab }: Question): CaseForm {
  const t = translator(locale, messages);
  const { kind } = typed;
  const kinds: EntryKind[] = state.state === "open" ? ["plan", "progress", "close"] : ["reopen"];
  const corrected = kind === "correction" ? state.told.find(({ seq }) => seq === typed.of)?.written.kind : undefined;
  return {
    title: t(`formTitle_${kind}`, { of: String(typed.of ?? "") }), note: t("formNote"), action,
    hidden: [["case", typed.caseId], ["after", String(typed.after)], ["kind", kind], ...(typed.of === undefined ? [] : [["of", String(typed.of)] as [string, string]])],
    tabs: kinds.map((one) => ({ label: t(`formTitle_${one as "plan"}`), href: tab(one), ...(one === kind ? { current: true as const } : {}) })),
    fields: [roleField(), ...(kind === "correction" ? [text("why", "whyField", typed.why), ...(corrected === "plan" || corrected === "progress" ? [{ kind: "check" as const, name: "withdraw", label: t("withdraw"), chosen: typed.withdraw }] : [])] : []), ...fieldsOf(corrected ?? kind)],
    preview: t("preview"), reset: t("reset"),
  };

  function fieldsOf(one: EntryKind): Field[] {
    if (one === "plan") return [...placeFields(), { kind: "date", name: "deadline", label: t("deadline"), value: typed.deadline, hint: t("deadlineHint", { opened: of.evidence.on }), min: of.evidence.on }, checks("measures"), text("note", "planNote", typed.note)];
    if (one === "progress") return [checks("done"), text("note", "note", typed.note)];
    if (one === "close") return [{ kind: "select", name: "reason", label: t("reason"), options: CLOSE_REASONS.map((reason) => ({ value: reason, label: reasonText(reason, locale), chosen: reason === typed.reason })) }, text("note", "closeNote", typed.note)];
    return [text("note", "note", typed.note)];
  }

  function roleField(): Field {
    return { kind: "select", name: "role", label: t("role"), options: [blank(t("choose")), ...deps.config.casework.roles.map((role) => option(role.code, inLanguage({ zh: role.zh, en: role.en ?? role.zh }), typed.role))] };
  }

  function placeFields(): Field[] {
    const { posts, groups: own } = deps.config.casework;
    const all = [...own.map(({ code }) => code), ...groups.all.map(({ id }) => id)];
    const unset = (set: string | undefined) => blank(set === undefined ? t("choose") : t("keep"));
    return [
      { kind: "select", name: "post", label: t("post"), options: [unset(state.post), ...posts.map((post) => option(post.code, inLanguage({ zh: post.zh, en: post.en ?? post.zh }), typed.post))] },
      ...(all.length === 0 ? [] : [{ kind: "select" as const, name: "group", label: t("group"), options: [unset(state.group), ...all.map((code) => option(code, inLanguage(groupOf(deps, groups, code)), typed.group))] }]),
    ];
  }

  function checks(label: "measures" | "done"): Field {
    return { kind: "checks", name: "measures", label: t(label), options: MEASURES.map((measure) => ({ value: measure, label: measureText(measure, locale), chosen: typed.measures.includes(measure) })) };
  }

  function text(name: string, label: "note" | "planNote" | "closeNote" | "whyField", value: string): Field {
    return { kind: "text", name, label: t(label), value, hint: t("noteHint", { most: String(LONGEST_NOTE) }) };
  }

  function inLanguage({ zh, en }: Bilingual): string {
    return nameOf({ nameZh: zh, nameEn: en }, locale);
  }
}

const blank = (label: string): Option => ({ value: "", label, chosen: false });
const option = (value: string, label: string, chosen: string): Option => ({ value, label, chosen: value === chosen });
