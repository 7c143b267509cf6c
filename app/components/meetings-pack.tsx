import type { Locale } from "../../lib/base/locale";
import * as messages from "../../lib/i18n/messages/meetings";
import { translator } from "../../lib/i18n/translator";
import { chartSvg } from "../../lib/charts/chart-svg";
import type { ChosenPack as Pack } from "../../lib/services/get-meetings-page";
import { Downloads } from "./meetings";

type Props = { pack: Pack; locale: Locale };
type Card = Pack["cards"][number];

/** A pack as a storyboard: every block as a small slide with its place, then adding, and saving. */
export function ChosenPack({ pack, locale }: Props) {
  const t = translator(locale, messages);
  return (
    <section className="mt-8" id="pack">
      <h2 className="chapter">{pack.name}</h2>
      <p className="sub">{pack.sub}</p>
      {pack.keeps && <p className="note mt-1">{pack.keeps}</p>}
      {pack.periods.length > 1 && <p className="links mt-1"><span className="quiet">{t("periods")}</span>{pack.periods.map(({ label, href, current }) => <a key={href} href={href} aria-current={current ? "true" : undefined}>{label}</a>)}</p>}
      <p className="links mt-2"><a href={pack.links.present} target="_blank">{t("present")}</a></p>
      <Downloads links={pack.links} label={t("download")} name={pack.name} />
      {pack.notices.map((notice) => <p key={notice} className="note mt-1">{notice}</p>)}
      {pack.changed && <p className="note mt-1">{t("changed")} <a href={pack.reset}>{t("reset")}</a></p>}
      <ol className="story mt-4">{pack.cards.map((card) => <StoryCard key={card.number} card={card} locale={locale} />)}</ol>
      <Add pack={pack} locale={locale} />
      <Save pack={pack} locale={locale} />
    </section>
  );
}

function StoryCard({ card, locale }: { card: Card; locale: Locale }) {
  const t = translator(locale, messages);
  return (
    <li>
      <div className="stage" aria-hidden="true"><Picture card={card} /></div>
      <p className="sub">{card.number} · {card.section}</p>
      <h3>{card.title}</h3>
      {card.picture.kind === "none" && <p className="note">{t("none")}</p>}
      <p className="links">
        {card.up && <a href={card.up} aria-label={t("upOf", { title: card.title })}>↑ {t("up")}</a>}
        {card.down && <a href={card.down} aria-label={t("downOf", { title: card.title })}>↓ {t("down")}</a>}
        <a href={card.drop} aria-label={t("dropOf", { title: card.title })}>× {t("drop")}</a>
      </p>
    </li>
  );
}

function Picture({ card: { picture } }: { card: Card }) {
  if (picture.kind === "chart") return <div className="svg" dangerouslySetInnerHTML={{ __html: chartSvg(picture.chart, "slide", "broad", 470) }} />;
  if (picture.kind === "lines") return <>{picture.lines.map((line) => <p key={line}>{line}</p>)}</>;
  if (picture.kind === "none") return null;
  return (
    <table>
      <thead><tr>{picture.head.map((label, at) => <th key={at}>{label}</th>)}</tr></thead>
      <tbody>{picture.rows.map((row, at) => <tr key={at}>{row.map((text, place) => <td key={place}>{text}</td>)}</tr>)}</tbody>
    </table>
  );
}

const Hidden = ({ fields }: { fields: readonly (readonly [string, string])[] }) => <>{fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}</>;

function Add({ pack: { add }, locale }: Props) {
  const t = translator(locale, messages);
  const options = (list: Pack["add"]["views"]) => list.map(({ value, label }) => <option key={value} value={value}>{label}</option>);
  return (
    <section className="mt-6" id="add">
      <h2>{t("addTitle")}</h2>
      <form className="filters mt-2" action={add.action} method="get">
        <Hidden fields={add.hidden} />
        <label>{t("addFrom")}<select name="from" defaultValue={add.views.find(({ chosen }) => chosen)?.value}>{options(add.views)}</select></label>
        <label>{t("addIndicator")}<select name="indicator" defaultValue={add.indicators.find(({ chosen }) => chosen)?.value ?? ""}>{options(add.indicators)}</select></label>
        <button>{t("addShow")}</button>
      </form>
      {add.none && <p className="note mt-1">{add.none}</p>}
      {add.parts.length > 0 && <><p className="note mt-2">{t("addHint")}</p><ul className="parts">{add.parts.map(({ label, href }) => <li key={href}><a href={href}>＋ {label}</a></li>)}</ul></>}
    </section>
  );
}

function Save({ pack: { save }, locale }: Props) {
  const t = translator(locale, messages);
  return (
    <section className="mt-6" id="save">
      <h2>{t("saveTitle")}</h2>
      {save.fault && <><p className="note signal" role="alert">{t("failed", { why: save.fault })}</p><meta name="answer-status" content="400" /></>}
      {save.conflict && <><p className="note signal" role="alert">{save.conflict.text} <a href={save.conflict.href}>{t("conflictSee")}</a></p><meta name="answer-status" content="409" /></>}
      <form action={save.action} method="post">
        <Hidden fields={save.hidden} />
        <div className="filters mt-2">
          <label>{t("saveName")}<input type="search" name="name" defaultValue={save.name} maxLength={80} required /></label>
          {save.isSaved ? <><button name="action" value="save">{t("save")}</button><button name="action" value="copy">{t("copy")}</button></> : <button name="action" value="create">{t("saveNew")}</button>}
          {save.isSaved && <button name="action" value="remove" className="plain">{t("remove")}</button>}
        </div>
        <details className="more mt-2" open={save.text !== ""}>
          <summary>{t("textTitle")}</summary>
          <div className="own mt-2">
            <label>{t("textHead")}<input type="search" name="textTitle" defaultValue={save.textTitle} maxLength={120} /></label>
            <label>{t("textBody")}<textarea name="text" rows={5} defaultValue={save.text} /></label>
            <button name="action" value="text">{t("textAdd")}</button>
          </div>
        </details>
      </form>
    </section>
  );
}
