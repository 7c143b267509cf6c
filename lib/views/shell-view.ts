import type { Locale } from "../base/locale";

export type LinkView = { label: string; href: string; current?: true; hint?: string };

/** What stands round every page: bar, navigation, banners, foot. */
export type ShellView = {
  locale: Locale;
  banners: { kind: "sample" | "damaged" | "asKnown"; text: string; link?: LinkView }[];
  area?: AreaPickerView;
  year?: { label: string; current: string; options: LinkView[] };
  asOf: string;
  snapshot: { label: string; id: string };
  languages: LinkView[];
  nav: { label: string; items: LinkView[] }[];
  /** Source, office and snapshot, as they stand in the foot of a page and of each printed sheet. */
  source: string;
  texts: { product: string; skip: string; menu: string; mainNav: string };
};

export type AreaPickerView = {
  label: string;
  current: string;
  search: { label: string; action: string; hidden: [name: string, value: string][]; value: string; button: string };
  /** From the largest area down to the one chosen. */
  trail: LinkView[];
  children: LinkView[];
  /** How many more there are than shown. */
  more?: string;
  results?: { label: string; items: LinkView[] };
};
