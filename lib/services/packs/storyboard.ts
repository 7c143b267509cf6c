import type { ChartView } from "../../charts/chart-svg";
import * as report from "../../i18n/messages/report";
import { translator } from "../../i18n/translator";
import { href } from "../../views/address";
import type { ReportCell } from "../../views/report-view";
import type { PageFrame } from "../page-frame";
import type { PackPlace } from "./make-pack";
import { itemLabel } from "./make-pack";
import { packExtra } from "./pack-links";
import { isTextItem, writeItems, type PackItem } from "./pack-items";
import type { AskedPack } from "./pack-question";

/** One place of a pack as a small picture of its slide, with what can be done to it. */
export type StoryCard = {
  number: number;
  section: string;
  title: string;
  picture: { kind: "chart"; chart: ChartView } | { kind: "lines"; lines: readonly string[] } | { kind: "table"; head: readonly string[]; rows: readonly (readonly string[])[] } | { kind: "none" };
  /** Places it, as an address of the same page; absent where it stands at the end already. */
  up?: string;
  down?: string;
  drop: string;
};

const LINES = 4;
const ROWS = 5;
const COLUMNS = 4;

/** The pack as a storyboard; each card links to the same pack with it moved or left out. */
export function storyboard(frame: PageFrame, pack: AskedPack, places: readonly PackPlace[]): StoryCard[] {
  const items = places.map(({ item }) => item);
  const texts = (pack.saved?.items ?? []).filter(isTextItem);
  const to = (changed: readonly PackItem[]) => `${href("/meetings", pack.saved ? { locale: frame.locale } : frame.state, { ...packExtra(pack), blocks: writeItems(changed, texts) })}#pack`;
  return places.map(({ item, block }, at) => ({
    number: at + 1, section: block?.section ?? "", title: block?.title ?? itemLabel(item, frame), picture: pictureOf(block, frame),
    ...(at > 0 ? { up: to(swapped(items, at - 1)) } : {}), ...(at < items.length - 1 ? { down: to(swapped(items, at)) } : {}), drop: to(items.filter((_, place) => place !== at)),
  }));
}

const swapped = (items: readonly PackItem[], at: number): PackItem[] => items.map((item, place) => (place === at ? items[at + 1]! : place === at + 1 ? items[at]! : item));

function pictureOf(block: PackPlace["block"], { locale }: PageFrame): StoryCard["picture"] {
  if (!block) return { kind: "none" };
  if (block.kind === "chart") return { kind: "chart", chart: block.chart };
  if (block.kind === "text") return { kind: "lines", lines: block.paragraphs.slice(0, LINES) };
  const t = translator(locale, report);
  if (block.kind === "figures") return { kind: "table", head: [t("colIndicator"), t("colValue"), t("colChange")], rows: block.cells.slice(0, ROWS + 1).map(({ label, value, change }) => [label, written(value), change.text]) };
  return { kind: "table", head: block.columns.slice(0, COLUMNS).map(({ label }) => label), rows: block.rows.slice(0, ROWS).map((row) => row.slice(0, COLUMNS).map(written)) };
}

const written = ({ text, mark }: ReportCell): string => text + (mark ?? "");
