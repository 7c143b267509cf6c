import type { LinkView } from "../../lib/views/shell-view";

/** Before and after, and where one is. */
export function Pager({ at, links, label }: { at: string; links: readonly LinkView[]; label: string }) {
  if (links.length === 0) return null;
  return <nav className="pages mt-2" aria-label={label}><span className="quiet">{at}</span>{links.map(({ label: text, href }) => <a key={href} href={href}>{text}</a>)}</nav>;
}
