import type { AgeBand, AgeStructure } from "../analysis/age-structure";
import { COUNT, PERCENT, formatNumber, formatWithSign } from "../i18n/format";
import * as messages from "../i18n/messages/pyramid";
import { translator, type Translator } from "../i18n/translator";
import type { Locale } from "../base/locale";

export type PyramidBand = { label: string; men: number; women: number; /** Of the area beside it, in the same unit. */ outlineMen?: number; outlineWomen?: number };

/** An age pyramid: men on the left, women on the right, from the oldest band down; the shape of another area or date as an outline. */
export type PyramidView = {
  title: string;
  subtitle: string;
  alt: string;
  note?: string;
  men: { label: string; total: string };
  women: { label: string; total: string };
  /** From the youngest up. */
  bands: PyramidBand[];
  outline?: string;
  table: { columns: { ages: string; men: string; women: string; share: string }; rows: { ages: string; men: string; women: string; share: string }[] };
};

export type PyramidQuestion = {
  own: AgeStructure;
  areaName: string;
  period: string;
  /** Another area scaled to the same number of people (share), or the same area at another date as it is (count). */
  beside?: { structure: AgeStructure; label: string; scale: "share" | "count" };
  /** How the share aged 65 and over stands beside the area above, in words, where the page can say it. */
  standing?: string;
  locale: Locale;
};

type T = Translator<typeof messages.zhCN>;

/** Numbers and words of an age pyramid; the outline is left out where its bands are not the same. */
export function pyramidView({ own, areaName, period, beside, standing, locale }: PyramidQuestion): PyramidView {
  const t: T = translator(locale, messages);
  const total = totalOf(own);
  const fits = beside && sameBands(own, beside.structure) && totalOf(beside.structure) > 0 ? beside : undefined;
  const scale = fits?.scale === "share" ? total / totalOf(fits.structure) : 1;
  const bands = own.bands.map((band, at): PyramidBand => {
    const other = fits?.structure.bands[at];
    return { label: bandLabel(band), men: valueOf(band, "male"), women: valueOf(band, "female"), ...(other ? { outlineMen: valueOf(other, "male") * scale, outlineWomen: valueOf(other, "female") * scale } : {}) };
  });
  const sum = (sex: "men" | "women") => formatNumber(bands.reduce((all, band) => all + band[sex], 0), COUNT);
  const title = titleOf({ own, bands, total, areaName, standing }, t);
  const notes = [...(own.bands.length <= 3 ? [t("broad")] : []), ...otherDays(own, total, t)];
  const outline = fits && t(fits.scale === "share" ? "outlineShare" : "outlineCount", { label: fits.label });
  return {
    title, alt: t("alt", { title, men: sum("men"), women: sum("women") }), bands,
    subtitle: [t("subtitle", { area: areaName, period }), ...(outline ? [outline] : [])].join(locale === "en" ? "; " : "；"),
    men: { label: t("men"), total: sum("men") }, women: { label: t("women"), total: sum("women") },
    ...(notes.length > 0 ? { note: notes.join(locale === "en" ? " " : "") } : {}), ...(fits ? { outline: fits.label } : {}),
    table: { columns: { ages: t("colAges"), men: t("colMen"), women: t("colWomen"), share: t("colShare") }, rows: [...bands].reverse().map(({ label, men, women }) => ({ ages: label, men: formatNumber(men, COUNT), women: formatNumber(women, COUNT), share: total > 0 ? formatWithSign((men + women) / total, PERCENT) : "—" })) },
  };
}

/** What stands where there are no ages to draw. */
export const noPyramid = (locale: Locale): string => translator(locale, messages)("none");

/** `0–4`, `85+`. */
export const bandLabel = ({ from, to }: Pick<AgeBand, "from" | "to">): string => (to === undefined ? `${from}+` : from === to ? String(from) : `${from}–${to}`);

function titleOf({ own, bands, total, areaName, standing }: { own: AgeStructure; bands: readonly PyramidBand[]; total: number; areaName: string; standing?: string }, t: T): string {
  if (total === 0 || !own.bands.some(({ from }) => from === 65)) return t("titlePlain", { area: areaName });
  const old = bands.filter((_, at) => own.bands[at]!.from >= 65).reduce((sum, { men, women }) => sum + men + women, 0);
  const parts = { share: formatWithSign(total > 0 ? old / total : 0, PERCENT) };
  return standing ? t("titleStanding", { ...parts, standing }) : t("title", parts);
}

/** The bands may be known of other days than the whole; the reader who adds them up is told. */
function otherDays({ whole }: AgeStructure, total: number, t: T): string[] {
  const all = valueOf(whole, "male") + valueOf(whole, "female");
  return all > 0 && Math.abs(all - total) >= 1 ? [t("otherDays", { whole: formatNumber(all, COUNT) })] : [];
}

const valueOf = (band: AgeBand, sex: "male" | "female"): number => (band[sex].status === "ok" ? Math.max(0, band[sex].value) : 0);
const totalOf = ({ bands }: AgeStructure): number => bands.reduce((sum, band) => sum + valueOf(band, "male") + valueOf(band, "female"), 0);
const sameBands = (one: AgeStructure, two: AgeStructure): boolean => one.bands.length === two.bands.length && one.bands.every(({ from, to }, at) => from === two.bands[at]!.from && to === two.bands[at]!.to);
