import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/shell";
import { translator } from "../i18n/translator";
import { href, type PageState } from "./address";
import type { ShellView } from "./shell-view";

/** The pages that exist, in their groups; a later page appears by an entry here. */
export const PAGES = [
  { id: "overview", group: "whole", path: "/" },
  { id: "people", group: "whole", path: "/people" },
  { id: "movement", group: "whole", path: "/movement" },
  { id: "villages", group: "compare", path: "/villages" },
  { id: "sexRatio", group: "compare", path: "/sex-ratio" },
  { id: "balance", group: "compare", path: "/balance" },
  { id: "services", group: "compare", path: "/services" },
  { id: "quality", group: "follow", path: "/quality" },
  { id: "lagging", group: "follow", path: "/lagging" },
  { id: "meetings", group: "meet", path: "/meetings" },
  { id: "history", group: "meet", path: "/history" },
  { id: "snapshots", group: "manage", path: "/snapshots" },
  { id: "methods", group: "manage", path: "/methods" },
] as const satisfies readonly { id: keyof typeof messages.zhCN; group: string; path: string }[];

const GROUPS = ["whole", "compare", "follow", "meet", "manage"] as const;
export type PageId = (typeof PAGES)[number]["id"];

/** Side navigation: groups without a page are left out. */
export function navigation(state: PageState, current: PageId | undefined, locale: Locale): ShellView["nav"] {
  const t = translator(locale, messages);
  return GROUPS.flatMap((group) => {
    const items = PAGES.filter((page) => page.group === group).map((page) => ({ label: t(page.id), href: href(page.path, state), ...(page.id === current ? { current: true as const } : {}) }));
    return items.length > 0 ? [{ label: t(group), items }] : [];
  });
}
