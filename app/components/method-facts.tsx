import type { ReactNode } from "react";
import * as messages from "../../lib/i18n/messages/methods";
import { translator } from "../../lib/i18n/translator";
import type { Locale } from "../../lib/base/locale";
import type { MethodEntry } from "../../lib/views/methods/method-entry";
import { Formula } from "./formula";
import { Mixed } from "./mixed";

/** Formula, symbols, reading, example, reference of one method; `full` adds the formula on one line and the limits. */
export function MethodFacts({ entry, locale, full = false }: { entry: MethodEntry; locale: Locale; full?: boolean }) {
  const t = translator(locale, messages);
  const { formula, plain, where, reads, limits, example, pages, pagesText, sources } = entry;
  return (
    <>
      <Formula formula={formula} />
      {full && <p className="sub">{t("plain")}{locale === "en" ? ": " : "："}{plain}</p>}
      <p className="sub">{where}{locale === "en" ? "." : "。"}</p>
      <dl className="how mt-2">
        <Fact term={t("reads")}>{reads}</Fact>
        {full && <Fact term={t("limits")}>{limits}</Fact>}
        <Fact term={t("example")}><span className={example.status === "ok" ? undefined : "quiet"}><Mixed text={example.text} locale={locale} /></span></Fact>
        <Fact term={t("pages")}>{pagesText ?? pages.map(({ label, href }, at) => <span key={label}>{at > 0 && (locale === "en" ? ", " : "、")}{href === "" ? label : <a href={href}>{label}</a>}</span>)}</Fact>
        <Fact term={t("source")}><span lang="en">{sources.join("; ")}</span></Fact>
      </dl>
    </>
  );
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return <><dt>{term}</dt><dd>{children}</dd></>;
}
