import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeLedgers, ledgerOf, TOWN } from "../analysis/tiny-ledger";
import { systemClock } from "../base/clock";
import { InputError, NotFoundError } from "../base/errors";
import type { CoverageMatrixView } from "../views/coverage-matrix-view";
import { createDeps, type Deps } from "./deps";
import { downloadTable } from "./download-table";
import { exportTable } from "./export-table";
import { getServicesPage, type ServicesPage } from "./get-services-page";
import { importLedger } from "./import-ledger";
import { showView } from "./show";

const SAMPLE = join(import.meta.dirname, "../../data/sample");
let dataDir: string;
let deps: Deps;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cunjing-services-"));
  await importLedger({ dataDir, clock: systemClock }, { paths: [SAMPLE] });
  deps = createDeps({ dataDir });
}, 60_000);

afterAll(async () => {
  deps.close();
  closeLedgers();
  await rm(dataDir, { recursive: true, force: true });
});

const matrixOf = ({ matrix }: ServicesPage) => matrix!.chart.view as CoverageMatrixView;

describe("services of the township", () => {
  it("finds the three villages planted below in newborn visits, in both languages", async () => {
    const [zh, en] = await Promise.all([getServicesPage(deps, "zh-CN", { year: "2009" }), getServicesPage(deps, "en", { year: "2009" })]);

    expect(zh.heading).toContain("新生儿访视 3 个村（石门、上湾、柳沟）");
    expect(en.heading).toContain("Newborn visits in 3 villages (Shimen, Shangwan and Liugou)");
    expect(matrixOf(zh).rows.filter(({ cells }) => cells[0]!.below).map(({ name }) => name)).toEqual(["石门", "柳沟", "上湾"]);
    expect(zh.lead.join("")).toContain("到年中（第二季度末），8 项服务都达到要求（80%）。");
  });

  it("marks no cell whose own value lies on the other side", async () => {
    const page = await getServicesPage(deps, "zh-CN", { year: "2009" });
    const screening = matrixOf(page).rows.map(({ cells }) => cells[1]!).filter(({ fill }) => fill === "better");

    expect(screening.every(({ text }) => Number(text) > 90)).toBe(true);
  });

  it("looks ahead from an earlier quarter, with a chance that is never certain", async () => {
    const { chosen, outlook, lead } = await getServicesPage(deps, "zh-CN", { year: "2009", quarter: "2", service: "service-migrant-contact" });

    expect(chosen!.progress.ahead!.map(({ season }) => season)).toEqual([false, true]);
    expect(chosen!.progress.points.map(({ later }) => later ?? false)).toEqual([false, false, true, true]);
    expect(outlook!.rows.find(({ id }) => id === "service-migrant-contact")!.end).toMatch(/^81\.2% \(79\.\d–83\.\d\)，达到的可能性 \d\d%$/);
    expect(lead.join("")).toMatch(/照目前进度，到年底不一定能达到要求的有：/);
  });

  it("says the same numbers for an earlier quarter as show and a download", async () => {
    const question = { year: "2009", quarter: "2", service: "service-migrant-contact" };
    const [page, { services }, { bytes }] = await Promise.all([getServicesPage(deps, "zh-CN", question), showView(deps, { view: "services", ...question }), downloadTable(deps, "services.csv", question)]);
    const left = services!.quarters.find(({ indicator, area, quarter }) => indicator === question.service && area === "620000000000" && quarter === 2)!.left;
    const expected = services!.outlooks.find(({ indicator }) => indicator === question.service)!.yearEnd!.linear;
    const csv = new TextDecoder().decode(bytes);

    expect(services).toMatchObject({ quarter: 2, service: question.service });
    expect(page.outlook!.rows.find(({ id }) => id === question.service)!.left.text).toBe(left.status === "ok" ? String(left.value) : "");
    expect(csv).toContain(expected.status === "ok" ? `,${expected.expected},share,` : "none");
    expect(page.links.downloads[0]!.href).toMatch(/quarter=2/);
    await expect(showView(deps, { view: "services", year: "2009", service: "births" })).rejects.toThrow(InputError);
  });

  it("names those left as the difference of what it shows, and nowhere else", async () => {
    const { left, outlook, aid } = await getServicesPage(deps, "zh-CN", { year: "2009" });
    const { figures } = await showView(deps, { view: "services", area: "620000000000", year: 2009 });
    const cells = left!.table.rows.flatMap(({ code, cells: row }) => row.map((cell, at) => ({ cell, figure: figures.find(({ area, indicator }) => area === code && indicator === outlook!.rows[at]!.id)! })));

    expect(outlook!.rows.find(({ id }) => id === "service-migrant-contact")!.left.text).toBe("380");
    for (const { cell, figure } of cells) expect(cell.text).toBe(figure.status === "ok" ? String(figure.exposure! - figure.events!) : cell.text);
    expect(cells.filter(({ cell, figure }) => (cell.status === "ok") !== (figure.status === "ok"))).toEqual([]);
    expect(aid.at(-1)).toContain("尚未服务 = 应服务 − 已服务");
  });

  it("tells what was held by quarter, with the year's own total", async () => {
    const { activities } = await getServicesPage(deps, "zh-CN", { year: "2009" });

    expect(activities.rows.find(({ label, measure }) => label === "合计" && measure === "场次")!.cells.map(({ text }) => text)).toEqual(["92", "94", "94", "90", "370"]);
    expect(activities.rows.flatMap(({ cells }) => cells).filter(({ text }) => /^[1-4]$/.test(text))).toEqual([]);
  });

  it("shows what `show services` shows and the files hold", async () => {
    const [page, shown, csv] = await Promise.all([getServicesPage(deps, "zh-CN", { year: "2009" }), showView(deps, { view: "services", year: 2009 }), exportTable(deps, { view: "services", year: 2009, format: "csv", locale: "en" })]);
    const quarters = shown.services!.quarters.filter(({ indicator, area }) => indicator === page.chosen!.id && area === shown.area);
    const lines = Buffer.from(csv.bytes).toString("utf8").split("\n");

    expect(page.chosen!.progress.points.map((point) => (point.status === "ok" ? point.value : undefined))).toEqual(quarters.map(({ share }) => (share.status === "ok" ? share.value : undefined)));
    for (const { share } of quarters) if (share.status === "ok") expect(lines.some((line) => line.includes(share.period) && line.includes(String(share.value)))).toBe(true);
  });
});

describe("services where little is known", () => {
  it("say which years there are, and what a package needs", async () => {
    const empty = await getServicesPage(deps, "zh-CN", { year: "2003" });
    const none = await ledgerOf({ areas: TOWN, years: [{ area: "t", measure: "birth", year: 2009, value: 20 }] });
    const bare = await getServicesPage({ ...deps, ledger: async () => ({ ledger: none, damaged: [] }) }, "zh-CN", {});

    expect(empty.empty).toEqual(["有服务数字的统计年度：2006–2009。"]);
    expect(bare.empty![0]).toContain("services.csv");
    expect(bare.activities.none).toContain("activities.csv");
  });

  it("answer for one village without areas below it", async () => {
    const page = await getServicesPage(deps, "zh-CN", { year: "2009", area: "620000000001" });

    expect(page.heading).toBe("石门：8 项服务的落实进度");
    expect(page.matrix).toBeUndefined();
    expect(page.outlook!.rows.find(({ id }) => id === "service-folic-acid")!.mid).toContain("数小不显示");
  });

  it("refuse what the address may not hold", async () => {
    await expect(getServicesPage(deps, "zh-CN", { quarter: "5" })).rejects.toThrow(InputError);
    await expect(getServicesPage(deps, "zh-CN", { service: "births" })).rejects.toThrow(InputError);
    await expect(getServicesPage(deps, "zh-CN", { service: "service-nothing" })).rejects.toThrow(NotFoundError);
  });
});
