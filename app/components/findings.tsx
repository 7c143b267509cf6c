import type { ReactNode } from "react";
import * as messages from "../../lib/i18n/messages/derivation";
import { translator } from "../../lib/i18n/translator";
import type { PageLinks } from "../../lib/services/page-links";
import type { Findings as View } from "../../lib/views/findings";
import type { Locale } from "../../lib/base/locale";
import type { Basis } from "../../lib/views/said";

type Props = { findings: View; links: Pick<PageLinks, "how">; locale: Locale; /** The part of the page whose table leads on from each of its numbers. */ table?: string; /** After the sentences. */ children?: ReactNode };

/** Heading and sentences of a page; behind each a quiet link to how its numbers were made. */
export function Findings({ findings: { heading, lead, basis = [] }, links, locale, table, children }: Props) {
  const behind = (at: number) => <Bases of={basis[at] ?? []} how={links.how} locale={locale} {...(table ? { table } : {})} />;
  return (
    <>
      <h1>{heading}{behind(0)}</h1>
      {(lead.length > 0 || children) && <p className="quiet mt-1 max-w-[72em]">{lead.map((sentence, at) => <Sentence key={sentence} text={sentence} space={locale === "en" && at < lead.length - 1}>{behind(at + 1)}</Sentence>)}{children && <> {children}</>}</p>}
    </>
  );
}

const Sentence = ({ text, space, children }: { text: string; space: boolean; children: ReactNode }) => <>{text}{children}{space && " "}</>;

/** A longer row of links is one link to the table that has them all. */
const MOST_LINKS = 4;

/** The word is written by the style sheet, so that a sentence copied into a speech holds nothing but itself. */
function Bases({ of, how, locale, table }: { of: readonly Basis[]; how: PageLinks["how"]; locale: Locale; table?: string }) {
  if (of.length === 0) return null;
  const t = translator(locale, messages);
  if (table && of.length > MOST_LINKS) return <span className="bases"><a href={`#${table}`} title={t("basisTable", { n: String(of.length) })} aria-label={t("basisTable", { n: String(of.length) })} /></span>;
  return <span className="bases">{of.map((basis) => { const href = how(basis.id, basis); const label = t("basis", { label: basis.label }); return <a key={href} href={href} title={label} aria-label={label} />; })}</span>;
}
