import type { ReactNode } from "react";
import { Mixed } from "./mixed";
import type { AreaPickerView, LinkView, ShellView } from "../../lib/views/shell-view";

/** Top bar, side navigation, banners and foot round a page. */
export function Shell({ view, children }: { view: ShellView; children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">{view.texts.skip}</a>
      <header>
        {view.banners.map(({ kind, text, link }) => (
          <div key={kind} className={kind === "damaged" ? "banner alarm" : "banner"} role={kind === "damaged" ? "alert" : undefined}>
            <div className="wrap">{text}{link && <a className="ml-3 underline" href={link.href}>{link.label}</a>}</div>
          </div>
        ))}
        <Bar view={view} />
      </header>
      <div className="wrap frame">
        <nav className="side" aria-label={view.texts.mainNav}>
          {view.nav.map(({ label, items }) => (
            <div key={label}><h2>{label}</h2><Links items={items} /></div>
          ))}
        </nav>
        <main id="main">{children}</main>
      </div>
      <div className="print-foot quiet"><span><Mixed text={view.source} locale={view.locale} /></span></div>
    </>
  );
}

function Bar({ view }: { view: ShellView }) {
  const { texts, year } = view;
  return (
    <div className="bar">
      <div className="wrap">
        <a className="brand" href={view.nav[0]?.items[0]?.href ?? "/"}>{texts.product}</a>
        <details className="menu pick">
          <summary>{texts.menu}</summary>
          <div>{view.nav.map(({ label, items }) => <div key={label}><p className="sub">{label}</p><Links items={items} /></div>)}</div>
        </details>
        {view.area && <AreaPicker view={view.area} />}
        {year && (
          <details className="pick">
            <summary><span className="quiet">{year.label}</span> {year.current}</summary>
            <div><Links items={year.options} /></div>
          </details>
        )}
        <div className="end">
          <span>{view.asOf}</span>
          <span title={view.snapshot.id}>{view.snapshot.label}</span>
          <span>{view.languages.map((link, at) => <span key={link.href}>{at > 0 && " / "}{link.current ? link.label : <a href={link.href} hrefLang={link.hint} lang={link.hint}>{link.label}</a>}</span>)}</span>
        </div>
      </div>
    </div>
  );
}

function AreaPicker({ view }: { view: AreaPickerView }) {
  const { search, results } = view;
  return (
    <details className="pick" open={results !== undefined}>
      <summary><span className="quiet">{view.label}</span> {view.current}</summary>
      <div>
        <form action={search.action} method="get" className="filters" role="search">
          {search.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <label>{search.label}<input type="search" name="find" defaultValue={search.value} maxLength={40} /></label>
          <button>{search.button}</button>
        </form>
        {results && <><p className="sub">{results.label}</p><Links items={results.items} /></>}
        <Links items={view.trail} className="mt-2" />
        <Links items={view.children} className={view.children.length > 12 ? "cols pl-3" : "pl-3"} />
        {view.more && <p className="sub">{view.more}</p>}
      </div>
    </details>
  );
}

export function Links({ items, className }: { items: readonly LinkView[]; className?: string }) {
  if (items.length === 0) return null;
  return (
    <ul className={className}>
      {items.map(({ label, href, current, hint }) => <li key={href + label}><a href={href} aria-current={current ? "page" : undefined}>{label}</a>{hint && <span className="sub"> {hint}</span>}</li>)}
    </ul>
  );
}
