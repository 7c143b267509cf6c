import { readAgeHistory } from "../../analysis/age-history";
import type { Area } from "../../analysis/area-tree";
import { hasBalance } from "../../analysis/balance-units";
import type { Movement } from "../../analysis/movement";
import { readCrossTables, type CrossTable } from "../../analysis/quality/cross-table";
import { readNowcast, type Nowcast } from "../../analysis/quality/nowcast";
import { readGeometry, type Geometry } from "../../analysis/geometry";
import type { Projection } from "../../analysis/projection";
import type { BalanceAnswer } from "../../analysis/read-balance";
import { isScored, type Comparable } from "../../indicators/indicator";
import { movementOf } from "../keep-movement";
import { projectionOf } from "../keep-projection";
import type { PageFrame } from "../page-frame";
import { serviceProgress, type Quarter, type ServiceProgress } from "../service-progress";
import { ratioFacts, type RatioFacts } from "../sex-ratio-facts";
import { balanceBy, balanceLevel, openBalance } from "../show-balance";

/** The same numbers as the pages of movement, people, services, balance and the sex ratio, read when an example first asks for them. */
export type PageReads = {
  movement(): Promise<Movement>;
  projection(area?: Area): Promise<Projection>;
  /** Seen from a quarter; from the last reported one where none is named. */
  services(quarter?: Quarter): Promise<ServiceProgress | undefined>;
  balance(indicator: Comparable): Promise<BalanceAnswer | undefined>;
  ratios(): Promise<RatioFacts>;
  geometry(): Promise<Geometry | undefined>;
  nowcast(): Promise<Nowcast>;
  crossTables(): Promise<CrossTable[]>;
};

export function pageReads({ ledger, area, year }: Pick<PageFrame, "ledger" | "area" | "year">): PageReads {
  return {
    movement: () => movementOf(ledger, area, year),
    async projection(of = area) {
      const history = await readAgeHistory(ledger, of, year);
      return projectionOf(ledger, of, history.at(-1)?.year ?? year);
    },
    services(quarter) {
      const services = ledger.registry.all.filter(isScored).filter(({ topic }) => topic === "services");
      return serviceProgress(ledger, { services, area, areas: ledger.tree.children(area), year, ...(quarter ? { quarter } : {}) });
    },
    async balance(indicator) {
      const level = balanceLevel(ledger, area);
      return level && hasBalance(indicator) ? openBalance(ledger, { indicator, area, level, year, by: await balanceBy(ledger, { area, level }) }) : undefined;
    },
    ratios: () => ratioFacts(ledger, { area, year }),
    geometry: () => readGeometry(ledger),
    nowcast: () => readNowcast(ledger, area),
    crossTables: () => readCrossTables(ledger, { area, from: year, to: year }),
  };
}
