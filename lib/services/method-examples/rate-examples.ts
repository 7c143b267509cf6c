import type { Area } from "../../analysis/area-tree";
import { FEWEST_PEOPLE, type Projection } from "../../analysis/projection";
import { FEWEST_DEATHS, sumOf, type Events } from "../../analysis/vital-rates";
import type { MethodId } from "../../views/methods/method-list";
import { nameOf } from "../../views/names";
import type { ExampleData } from "./example-data";
import { ONE, TWO, type ExampleText, type MadeExample, type Writing } from "./write-example";

type Projected = Extract<Projection, { status: "ok" }>;

/** What the page of people calculates: tables of deaths, fertility by model ages, and five years on. */
export const RATE_EXAMPLES = {
  // The table of the area whose deaths it is made of: its own page has the interval.
  "life-table": ({ pages }, w) => projected(pages.projection(), w, async ({ rates: { source: { area } } }) => {
    const of = await pages.projection(area);
    return of.status === "ok" ? w.t("ex_life-table", { ...deathsOf(of.rates.source, w), ...expectationOf(of, w) }) : undefined;
  }),
  async "borrowed-mortality"({ pages, area, below }, w) {
    const own = await pages.projection();
    if (own.status === "ok" && own.rates.source.area !== area) return w.ok(borrowed(area, own, w));
    // The area's own deaths suffice, or nothing does: those below borrow from it, or have nowhere to.
    for (const child of own.status === "ok" ? below.slice(0, MOST_TRIED) : []) {
      const made = await pages.projection(child);
      if (made.status === "ok" && made.rates.source.area !== child) return w.ok(borrowed(child, made, w));
    }
    return own.status === "ok" ? w.none("ownDeaths") : refused(own, w);
  },
  fertility: ({ pages }, w) => projected(pages.projection(), w, ({ rates: { births, source, schedule, fertility }, rates }) => {
    const name = rates.expectation.male.interval || rates.levelled ? w.area : nameOf(source.area, w.locale);
    return w.t("ex_fertility", { name, ...spanOf(source), births: w.number(births), value: w.number(fertility.value, 2), interval: w.interval(fertility.interval, TWO), age: w.number(schedule.meanAge, 1) });
  }),
  projection: ({ pages }, w) => projected(pages.projection(), w, ({ start, range: { zero, own, envelope } }) => {
    const [first, last] = [zero.path[0]!, zero.path.at(-1)!];
    const moving = own ? w.t("projectionMoves", { value: w.number(own.path.at(-1)!.total) }) : "";
    return w.t("ex_projection", { area: w.area, year: String(start.year), people: w.number(first.total), to: String(start.year + zero.path.length - 1), value: w.number(last.total), moves: moving, interval: w.interval(envelope.at(-1)!.total, { ...ONE, decimals: 0 }) });
  }),
} satisfies Partial<Record<MethodId, (data: ExampleData, w: Writing) => MadeExample>>;

/** Areas below that are tried for an example of borrowing. */
const MOST_TRIED = 3;

async function projected(read: Promise<Projection>, w: Writing, write: (projection: Projected) => string | undefined | Promise<string | undefined>): Promise<ExampleText> {
  const projection = await read;
  if (projection.status === "refused") return refused(projection, w);
  const text = await write(projection);
  return text === undefined ? w.none("noFigure") : w.ok(text);
}

const refused = ({ reason }: Extract<Projection, { status: "refused" }>, w: Writing): ExampleText => w.none(`refused_${reason}`, { n: String(reason === "fewPeople" ? FEWEST_PEOPLE : FEWEST_DEATHS) });

function borrowed(area: Area, projection: Projected, w: Writing): string {
  const { rates: { source, levelled } } = projection;
  return w.t("ex_borrowed-mortality", { borrower: nameOf(area, w.locale), ...deathsOf(source, w), level: w.t(levelled ? "ownLevel" : "sourceLevel"), ...expectationOf(projection, w) });
}

const spanOf = ({ years }: Events) => ({ from: String(years[0]), to: String(years.at(-1)) });
const deathsOf = (source: Events, w: Writing) => ({ source: nameOf(source.area, w.locale), ...spanOf(source), deaths: w.number(sumOf(source.deaths.male) + sumOf(source.deaths.female)) });

function expectationOf({ rates: { expectation } }: Projected, w: Writing): { men: string; women: string } {
  const years = ({ value, interval }: (typeof expectation)["male"]) => {
    if (w.locale === "en") return w.number(value, 1) + (interval ? ` ${w.interval(interval, ONE)}` : "");
    return `${w.number(value, 1)} 岁` + (interval ? `（${w.interval(interval, ONE)}）` : "");
  };
  return { men: years(expectation.male), women: years(expectation.female) };
}
