import type { Locale } from "../../lib/base/locale";
import * as messages from "../../lib/i18n/messages/quality-page";
import { translator } from "../../lib/i18n/translator";
import type { PageLinks } from "../../lib/services/page-links";
import type { ScorePart } from "../../lib/services/quality-parts";
import { Select } from "./filters";
import { Pager } from "./pager";
import { PlainTable } from "./plain-table";

/** Scores with their parts, and a form for other weights: what is chosen stands in the address. */
export function QualityScore({ score: { table, subtitle, note, moved, form, pages }, links, locale }: { score: ScorePart; links: PageLinks; locale: Locale }) {
  const t = translator(locale, messages);
  return (
    <section id="score" className="mt-8">
      <h2>{t("scoreHeading")}</h2>
      <p className="sub">{subtitle} <a className="underline" href={links.how("quality-score")}>{t("howScore")}</a></p>
      <p className="mt-2">{moved}</p>
      <PlainTable table={table} />
      {pages && <Pager at={pages.at} links={pages.links} label={t("scoreHeading")} />}
      <p className="note mt-1">{note}</p>
      <h3 className="mt-4">{form.title}</h3>
      <form className="filters mt-1" action={form.action} method="get">
        {form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
        <button>{form.button}</button>
        {form.reset && <a className="py-1.5" href={form.reset.href}>{form.reset.label}</a>}
      </form>
    </section>
  );
}
