import * as messages from "../../lib/i18n/messages/snapshots";
import { translator } from "../../lib/i18n/translator";
import type { SnapshotsPage } from "../../lib/services/get-snapshots-page";
import type { TriangleView } from "../../lib/views/triangle-view";
import { FigureValue } from "./figure-value";
import { Select } from "./filters";
import { Foot } from "./foot";
import { Mixed } from "./mixed";
import { PlainTable } from "./plain-table";
import * as overview from "../../lib/i18n/messages/overview";

type Props = { page: SnapshotsPage };

/** What was known when: the snapshots, what changed between two of them, and each year's figure as it was said on each date. */
export function Snapshots({ page }: Props) {
  const { shell, heading, lead, triangle, noTriangle, commands } = page;
  const t = translator(shell.locale, messages);
  return (
    <>
      <h1>{heading}</h1>
      <p className="quiet mt-1 max-w-[72em]">{lead.join(shell.locale === "en" ? " " : "")}</p>
      {page.form && (
        <form className="filters mt-4" action={page.form.action} method="get">
          {page.form.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          {page.form.choices.map((choice) => <Select key={choice.name} choice={choice} />)}
          <button>{page.form.button}</button>
        </form>
      )}
      {triangle && <Triangle triangle={triangle} />}
      {noTriangle && <p className="note mt-6">{noTriangle}</p>}
      {page.packs && <section className="mt-8"><h2>{page.packs.title}</h2>{page.packs.table && <PlainTable table={page.packs.table} locale={shell.locale} />}{page.packs.note && <p className="note">{page.packs.note}</p>}</section>}
      <List page={page} />
      <Difference page={page} />
      <p className="note mt-4">{t("aid")}</p>
      <p className="note">{t("aid_commands")} {commands.map((command) => <code key={command} className="mr-4" lang="en">{command}</code>)}</p>
      <Foot legend={[]} shell={shell} texts={{ download: "", legend: translator(shell.locale, overview)("legend") }} />
    </>
  );
}

function Triangle({ triangle: { title, subtitle, finding, columns, rows, note } }: { triangle: TriangleView }) {
  return (
    <section className="mt-6">
      <h2>{title}</h2>
      <p className="sub">{subtitle}</p>
      <p className="max-w-[72em]">{finding}</p>
      <div className="scroll mt-2" tabIndex={0} role="region" aria-label={title}>
        <table className="data small">
          <caption className="sr-only">{title}</caption>
          <thead><tr><th scope="col"><span className="sr-only">{subtitle}</span></th>{columns.map((column) => <th key={column} scope="col" className="n">{column}</th>)}</tr></thead>
          <tbody>
            {rows.map(({ year, cells }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {cells.map((cell, at) => <td key={at} className={cell?.changed ? "n font-semibold" : "n"}>{cell && <>{cell.changed && "≠ "}<FigureValue value={cell.value} how={cell.how} />{cell.note && <span className="quiet"> {cell.note}</span>}</>}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note && <p className="note">{note}</p>}
    </section>
  );
}

function Difference({ page: { diff, shell } }: Props) {
  const t = translator(shell.locale, messages);
  if (!diff) return null;
  return (
    <>
      {diff.summary && <section className="mt-8"><h2>{diff.summary.title}</h2><p className="sub">{diff.summary.subtitle}</p><PlainTable table={diff.summary.table} /></section>}
      <section className="mt-8">
        <h2>{t("rowsTitle")}</h2>
        <p className="sub">{diff.subtitle}</p>
        {diff.table && <><PlainTable table={diff.table} /><p className="note">{t("hiddenNote")} {t("method")}</p></>}
        {diff.pages.length > 0 && <p className="links mt-2">{diff.pages.map(({ label, href }) => <a key={label} href={href}>{label}</a>)}</p>}
      </section>
    </>
  );
}

function List({ page: { lines, known, shell } }: Props) {
  const t = translator(shell.locale, messages);
  return (
    <section className="mt-8">
      <h2>{t("listTitle")}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("listTitle")}>
        <table className="data small">
          <caption className="sr-only">{t("listTitle")}</caption>
          <thead><tr>{[t("colAsOf"), t("colSnapshot"), t("colRows"), t("colOffice"), t("colUse"), t("colOpen")].map((label, at) => <th key={label} scope="col" className={at === 2 ? "n" : undefined}>{label}</th>)}</tr></thead>
          <tbody>
            {lines.map(({ id, asOf, rows, current, office, open, compare }) => (
              <tr key={id}>
                <th scope="row">{asOf}</th><td><code>{id.slice(11)}</code></td><td className="n">{rows}</td><td><Mixed text={office} locale={shell.locale} /></td><td>{current ? t("current") : t("kept")}</td>
                <td className="links"><a href={open}>{t("open")}</a>{compare && <a className="ml-3" href={compare}>{t("compare")}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form className="filters mt-4" action={known.action} method="get">
        {known.hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <label>{t("known")}<input type="date" name="known" required min={known.first} defaultValue={known.last} /></label>
        <button>{t("knownButton")}</button>
      </form>
      <p className="note">{t("knownHint")}</p>
    </section>
  );
}
