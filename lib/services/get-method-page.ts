import { NotFoundError } from "../base/errors";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/methods";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import { anchorOf, isMethod, methodEntry, methodHref, nameOfMethod, type MethodEntry } from "../views/methods/method-entry";
import { METHODS } from "../views/methods/method-list";
import { functionsOf, proofsOf, type DocBlock, type WorkedExample } from "../views/methods/method-sources";
import type { LinkView, ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { methodExamples } from "./method-examples/method-examples";
import { openFrame, type Query } from "./page-frame";
import { shellOf } from "./page-shell";

export type MethodPage = {
  title: string;
  shell: ShellView;
  entry: MethodEntry;
  /** Doc blocks of its functions, in English as they stand in the code. */
  functions: DocBlock[];
  examples: WorkedExample[];
  /** Said where no published numbers exist. */
  unproved?: string;
  links: { back: LinkView; previous?: LinkView; next?: LinkView };
};

/**
 * One method: formula, reading, limits, today's example, the notes of its functions, the published examples it reproduces.
 * @throws NotFoundError for a method that is not there
 */
export async function getMethodPage(deps: Deps, locale: Locale, query: Query, id: string): Promise<MethodPage> {
  const frame = await openFrame(deps, locale, query);
  if (!isMethod(id)) throw new NotFoundError("method.unknown", { zh: `没有这种方法：“${id.slice(0, 60)}”；全部方法见方法说明`, en: `no method "${id.slice(0, 60)}"; see the methods page for all of them` });
  const t = translator(locale, messages);
  const fixed = { ...frame.state, area: frame.area.code, year: String(frame.year) };
  const examples = await methodExamples(frame);
  const { examples: proofs, tests } = proofsOf(id);
  const at = METHODS.findIndex((method) => method.id === id);
  const near = (place: number): LinkView | undefined => { const method = METHODS[place]; return method && { label: nameOfMethod(method.id, locale), href: methodHref(method.id, frame.state) }; };
  const [previous, next] = [near(at - 1), near(at + 1)];
  return {
    title: `${nameOfMethod(id, locale)} · ${t("page")}`, shell: shellOf(frame, { page: "methods", path: `/methods/${id}` }), entry: methodEntry(id, fixed, withNotice(await examples.inFull(id), examples.notice)),
    functions: functionsOf(id), examples: proofs, ...(proofs.length > 0 ? {} : { unproved: tests[0] ? t("proofNone", { file: tests[0] }) : t("proofNoneAtAll") }),
    links: { back: { label: t("back"), href: `${href("/methods", frame.state)}#${anchorOf(id)}` }, ...(previous ? { previous } : {}), ...(next ? { next } : {}) },
  };
}

const withNotice = ({ status, text }: MethodEntry["example"], notice: string | undefined): MethodEntry["example"] => ({ status, text: notice && status === "ok" ? `${text} ${notice}` : text });
