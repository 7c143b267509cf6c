import { LedgerError } from "../base/errors";
import type { Locale } from "../base/locale";
import * as messages from "../i18n/messages/problem";
import * as shellMessages from "../i18n/messages/shell";
import { translator } from "../i18n/translator";
import { href } from "../views/address";
import { asSentence } from "../views/names";
import { navigation } from "../views/navigation";
import type { ShellView } from "../views/shell-view";
import type { Deps } from "./deps";
import { openFrame } from "./page-frame";
import { shellOf } from "./page-shell";

export type ProblemPage = { title: string; shell: ShellView; status: number; heading: string; text: string; next: { label: string; href?: string }[]; command?: string };

/** How to bring in a package, where nothing can be shown before that. */
const IMPORT = "npm run --silent ledger -- import data/sample";

/** The page in place of one that could not be made; what is not ours to explain is thrown on. */
export async function getProblemPage(deps: Deps, locale: Locale, error: unknown): Promise<ProblemPage> {
  if (!(error instanceof LedgerError) || error.exitCode === 1) throw error;
  const t = translator(locale, messages);
  const kind = kindOf(error);
  const home = { label: t("home"), href: href("/", { locale }) };
  const villages = { label: t("villages"), href: href("/villages", { locale }) };
  return {
    title: `${t(`${kind}Heading`)} · ${translator(locale, shellMessages)("product")}`,
    shell: await shellFor(deps, locale), status: kind === "empty" || kind === "damaged" ? 503 : error.status,
    heading: t(`${kind}Heading`), text: asSentence(locale === "en" ? error.text.en : error.text.zh),
    next: kind === "empty" || kind === "damaged" ? [{ label: t(`${kind}Next`) }] : [{ label: t(`${kind}Next`) }, home, villages],
    ...(kind === "empty" ? { command: IMPORT } : kind === "damaged" ? { command: "npm run --silent ledger -- verify" } : {}),
  };
}

type Kind = "empty" | "damaged" | "page" | "area" | "year" | "snapshot" | "indicator" | "address" | "store";

function kindOf({ code, exitCode }: LedgerError): Kind {
  if (code.startsWith("store.")) return "store";
  if (exitCode === 3) return "damaged";
  if (/^(snapshot|catalog)\.(none|empty|noCurrent|noSnapshot|noneWhole)/.test(code)) return "empty";
  const topic = code.split(".")[0];
  return topic === "page" || topic === "area" || topic === "year" || topic === "snapshot" || topic === "indicator" ? topic : "address";
}

/** The usual frame where a snapshot opens, else a bare one. */
async function shellFor(deps: Deps, locale: Locale): Promise<ShellView> {
  try {
    return shellOf(await openFrame(deps, locale, {}), { path: "/" });
  } catch {
    return bareShell(locale);
  }
}

/** Without a snapshot there are no areas and no years, only the languages. */
export function bareShell(locale: Locale): ShellView {
  const t = translator(locale, shellMessages);
  const link = (target: Locale, label: string) => ({ label, href: href("/", { locale: target }), hint: target, ...(target === locale ? { current: true as const } : {}) });
  return {
    locale, banners: [], asOf: "", snapshot: { label: "", id: "" }, languages: [link("zh-CN", t("chinese")), link("en", t("english"))],
    nav: navigation({ locale }, undefined, locale), source: "", texts: { product: t("product"), skip: t("skip"), menu: t("menu"), mainNav: t("mainNav") },
  };
}
