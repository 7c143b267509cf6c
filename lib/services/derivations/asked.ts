import { z } from "zod";
import type { Area } from "../../analysis/area-tree";
import type { Pool } from "../../analysis/pooled-years";
import { InputError } from "../../base/errors";
import * as messages from "../../i18n/messages/derivation";
import { translator } from "../../i18n/translator";
import { isComparable, type Comparable } from "../../indicators/indicator";
import { noNumber, type Derivation, type T } from "../../views/derivation";
import type { PageFrame } from "../page-frame";
import { linksOf, type PageLinks } from "../page-links";

/** What the address of a derived number may say beside area, year and snapshot; each derivation takes what it needs. */
export const askedSchema = z.object({
  indicator: z.string().regex(/^[0-9A-Za-z-]{1,60}$/).optional(),
  level: z.enum(["province", "prefecture", "county", "township", "village"]).optional(),
  by: z.enum(["township", "group"]).optional(),
  pool: z.enum(["1", "3", "5"]).transform((text) => Number(text) as Pool).optional(),
  normal: z.string().regex(/^(?:10\d|110)$/).transform(Number).optional(),
  from: z.string().regex(/^\d{4}$/).transform(Number).optional(),
  quarter: z.enum(["1", "2", "3", "4"]).transform((text) => Number(text) as 1 | 2 | 3 | 4).optional(),
  month: z.string().regex(/^(?:[1-9]|1[0-2])$/).transform(Number).optional(),
  date: z.string().regex(/^\d{4}-\d{2}$/).optional(),
  reach: z.enum(["county", "province", "abroad"]).optional(),
  group: z.string().max(60).optional(),
  kind: z.string().max(60).optional(),
  born: z.string().regex(/^\d{4}-\d{4}$/).optional(),
});
export type Asked = z.infer<typeof askedSchema>;

/** What a derivation is made from. */
export type Ask = { frame: PageFrame; asked: Asked; links: PageLinks; t: T };
export type Derive = (ask: Ask) => Promise<Derivation>;

export const askOf = (frame: PageFrame, asked: Asked): Ask => ({ frame, asked, links: linksOf(frame, { path: "", view: "" }), t: translator(frame.locale, messages) });

/** A derivation without a number: what it would have been, and that it is missing. */
export function without({ t }: Ask, label: string, lead: string, why?: string): Derivation {
  return { label, lead, value: noNumber(t("none", { why: why ?? t("noneWhy") })), methods: [], today: [t("none", { why: why ?? t("noneWhy") })], inputs: { sentence: t("noneWhy"), table: { caption: t("caption"), columns: [], rows: [] } }, control: "shown", counts: [] };
}

/** The indicator asked for, where it may be compared. */
export function comparableOf({ frame: { ledger }, asked: { indicator } }: Ask): Comparable {
  const found = ledger.registry.get(indicator ?? "");
  if (!isComparable(found)) throw new InputError("how.described", { zh: `“${found.label["zh-CN"]}”只作描述，没有这个数`, en: `"${found.id}" is described only: it has no such number` });
  return found;
}

export type Level = Area["level"];
