import { distance } from "fastest-levenshtein";
import { NotFoundError } from "../base/errors";
import { ACTIVITY } from "./activity";
import { BIRTHS } from "./births";
import { DEATHS } from "./deaths";
import type { Indicator } from "./indicator";
import { MOVES } from "./moves";
import { POPULATION } from "./population";
import { REPORTING } from "./reporting";
import { serviceIndicator, STANDARD_SERVICES } from "./services";
import { SEX_RATIO } from "./sex-ratio";
import { SHOWN_IN, type View } from "./view";

/** Every indicator of one snapshot, in the order in which pages, files and the command line list them. */
export type Registry = {
  all: readonly Indicator[];
  /** @throws NotFoundError with the nearest ids */
  get(id: string): Indicator;
  find(id: string): Indicator | undefined;
  shownIn(view: View): Indicator[];
};

export type OwnService = { code: string; zh?: string; en?: string };

/** The standard indicators and the office's own services, which come from the snapshot's data and the configuration. */
export function makeRegistry(ownServices: readonly OwnService[] = []): Registry {
  const own = ownServices.filter(({ code }) => !STANDARD_SERVICES.includes(code));
  const services = [...STANDARD_SERVICES.map((code) => serviceIndicator(code)), ...own.map(({ code, zh = code, en = zh }) => serviceIndicator(code, { zh, en }))];
  const all: Indicator[] = [...POPULATION, ...BIRTHS, ...SEX_RATIO, ...DEATHS, ...MOVES, ...services, ...ACTIVITY, ...REPORTING];
  const byId = new Map<string, Indicator>(all.map((indicator) => [indicator.id, indicator]));
  return {
    all,
    find: (id) => byId.get(id),
    get(id) {
      const indicator = byId.get(id);
      if (indicator) return indicator;
      const near = [...byId.keys()].sort((one, two) => distance(id, one) - distance(id, two)).slice(0, 3);
      throw new NotFoundError("indicator.unknown", { zh: `没有指标“${id.slice(0, 60)}”；相近的有：${near.join("、")}`, en: `no indicator "${id.slice(0, 60)}"; nearest: ${near.join(", ")}` });
    },
    shownIn: (view) => all.filter(SHOWN_IN[view]),
  };
}
