import * as messages from "../i18n/messages/village-links";
import { translator } from "../i18n/translator";
import type { Topic } from "../indicators/indicator";
import { href } from "../views/address";
import type { LinkView } from "../views/shell-view";
import type { VillageLine } from "../views/village-row";
import type { PageFrame } from "./page-frame";

export type VillageLinks = { label: string; links: LinkView[] };

const PAGES = [["/people", "people", ["population", "births", "deaths"]], ["/movement", "movement", ["moves"]], ["/services", "services", ["services"]], ["/sex-ratio", "sexRatio", ["births"]]] as const satisfies readonly (readonly [string, string, readonly Topic[]])[];

/** The pages that answer for a village itself, of those it has anything for, and the villages like it. */
export function villageLinks({ area, state, locale }: PageFrame, lines: readonly Pick<VillageLine, "id" | "topic">[]): VillageLinks | undefined {
  const t = translator(locale, messages);
  const own = { ...state, area: area.code };
  const pages = PAGES.flatMap(([path, key, topics]): LinkView[] => (lines.some(({ topic }) => (topics as readonly Topic[]).includes(topic)) ? [{ label: t(key), href: href(path, own) }] : []));
  const compared = lines.find(({ topic }) => topic === "services") ?? lines.find(({ id }) => id === "aged-65-share");
  const similar = area.level === "village" && compared ? [{ label: t("similar"), href: href("/villages", { ...state, area: undefined }, { indicator: compared.id, against: `similar:${area.code}` }) }] : [];
  return pages.length + similar.length > 0 ? { label: t("label"), links: [...pages, ...similar] } : undefined;
}
