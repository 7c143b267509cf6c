import * as messages from "../i18n/messages/report";
import * as shell from "../i18n/messages/shell";
import { formatYear } from "../i18n/format";
import { translator } from "../i18n/translator";
import { findSnapshot } from "../snapshots/catalog";
import { legendOf } from "../views/legend";
import type { ReportSource } from "../views/report-view";
import type { Deps } from "./deps";
import type { PageFrame } from "./page-frame";
import { titleOf } from "./page-shell";

/** A snapshot may be made of hundreds of files: its manifest lists all. */
const MOST_FILES = 12;

/** What every document says of where it comes from: snapshot and hash, day, office, how small counts are treated, files handed in. */
export async function reportSource(deps: Deps, frame: PageFrame, notices: readonly string[]): Promise<ReportSource> {
  const { ledger: { entry }, damaged, locale, year, writer } = frame;
  const t = translator(locale, messages);
  const words = translator(locale, shell);
  const title = titleOf(frame);
  const { hash } = await findSnapshot(deps.dataDir, entry.id);
  return {
    asOf: entry.asOf, preparedBy: entry.preparedBy,
    line: words("source", { title, office: entry.preparedBy, date: entry.asOf, id: entry.id }),
    ...(entry.sample ? { sample: t("sample") } : {}),
    notices: [...(damaged.length > 0 ? [words("damaged", { ids: damaged.join(locale === "en" ? ", " : "、"), used: entry.id })] : []), ...notices],
    items: [
      [t("itemTitle"), title], [t("itemPrepared"), entry.preparedBy], [t("itemAsOf"), entry.asOf], [t("itemSnapshot"), entry.id], [t("itemHash"), hash],
      [t("itemYear"), `${formatYear(year, entry.statYearStart, locale)}${locale === "en" ? "; " : "；"}${entry.statYearStart === 1 ? t("itemCalendar") : t("itemYearText", { month: String(entry.statYearStart) })}`],
      [t("itemSmall"), t("itemSmallText", { most: String(writer.threshold - 1) })], [t("itemRank"), t("itemRankText")], [t("itemNumbers"), t("itemNumbersText")],
    ],
    files: [
      ...(entry.sources ?? []).slice(0, MOST_FILES).map(({ path, sha256 }, at) => [t("itemFile", { n: String(at + 1) }), `${path} (SHA-256 ${sha256})`] as const),
      ...((entry.sources ?? []).length > MOST_FILES ? [[t("itemFilesMore"), t("itemFilesMoreText", { n: String((entry.sources ?? []).length - MOST_FILES) })] as const] : []),
    ],
    legend: legendOf(writer),
  };
}
