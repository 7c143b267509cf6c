import { describe, expect, it } from "vitest";
import type { Area } from "../../analysis/area-tree";
import type { Projection } from "../../analysis/projection";
import * as messages from "../../i18n/messages/method-examples";
import { translator } from "../../i18n/translator";
import type { ExampleData } from "./example-data";
import { RATE_EXAMPLES } from "./rate-examples";
import type { Writing } from "./write-example";

const t = translator("en", messages);
const w = { locale: "en", t, area: "Town", number: (value: number, decimals = 0) => value.toFixed(decimals), ok: (text: string) => ({ status: "ok", text }), none: (reason: "refused_fewDeaths", parts: { n: string }) => ({ status: "none", text: t(reason, parts) }) } as unknown as Writing; // the parts these examples use
const areaOf = (nameEn: string) => ({ code: nameEn, nameZh: nameEn, nameEn }) as unknown as Area;
const [county, town, village] = [areaOf("County"), areaOf("Town"), areaOf("Village")];

/** Rates whose deaths happened in `source`; moved to another level where `levelled`. */
const ratesFrom = (source: Area, levelled = false) => ({ status: "ok", rates: { source: { area: source, years: [2005, 2009], deaths: { male: [300], female: [200] } }, levelled, expectation: { male: { value: 70 }, female: { value: 75 } } } }) as unknown as Projection;
const refused = (reason: string) => ({ status: "refused", reason }) as Projection;
const borrowing = (projections: ReadonlyMap<Area, Projection>, below: Area[] = []) => RATE_EXAMPLES["borrowed-mortality"]({ area: town, below, pages: { projection: (of = town) => Promise.resolve(projections.get(of)!) } } as unknown as ExampleData, w);

describe("example of borrowed mortality", () => {
  it("is the area's own where it borrows, and says whose level it has", async () => {
    expect((await borrowing(new Map([[town, ratesFrom(county, true)]]))).text).toBe("Town borrows the death rates by age of County in 2005–2009 (500 deaths), moved to its own level of mortality: expectation of life at birth 70.0 years for men, 75.0 for women.");
    expect((await borrowing(new Map([[town, ratesFrom(county)]]))).text).toContain("their level with them");
  });

  it("is an area's below where the area itself has deaths enough", async () => {
    expect((await borrowing(new Map([[town, ratesFrom(town)], [village, ratesFrom(town)]]), [village])).text).toMatch(/^Village borrows the death rates by age of Town/);
  });

  it("says why there is none", async () => {
    expect(await borrowing(new Map([[town, ratesFrom(town)]]))).toMatchObject({ status: "none", text: expect.stringContaining("own deaths suffice") });
    expect((await borrowing(new Map([[town, refused("fewDeaths")]]))).text).toContain("100 of each sex");
    expect((await borrowing(new Map([[town, refused("fewPeople")]]))).text).toContain("fewer than 200 people");
  });
});
