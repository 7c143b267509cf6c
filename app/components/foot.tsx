import type { LinkView, ShellView } from "../../lib/views/shell-view";
import { Mixed } from "./mixed";
import type { PageLinks } from "../../lib/services/page-links";

/** Signs, downloads and source under a page. */
export function Foot({ legend, shell, links, texts, beside }: { legend: readonly string[]; shell: ShellView; links?: PageLinks; /** What the figures of the page go on to, beside its files. */ beside?: LinkView | undefined; texts: { download: string; legend: string } }) {
  return (
    <footer className="foot mt-8">
      {links && <p className="links mb-2"><span className="quiet">{texts.download}</span>{links.downloads.map(({ format, href }) => <a key={format} href={href} download>{format}</a>)}{beside && <a href={beside.href}>{beside.label}</a>}</p>}
      <p>{texts.legend}</p>
      <ul className="flex flex-wrap gap-x-6">{legend.map((line) => <li key={line}>{line}</li>)}</ul>
      <p className="mt-2"><Mixed text={shell.source} locale={shell.locale} /></p>
    </footer>
  );
}
