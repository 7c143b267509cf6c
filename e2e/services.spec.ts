import { expect, sampleAreas, test } from "./support/test";

const { villages } = sampleAreas();
const zhOnly = (language: string, zh: string, en: string) => (language === "en" ? en : zh);

test("the three villages planted below in newborn visits stand in the heading and are marked in the picture", async ({ page, at, language }) => {
  await page.goto(at("/services?year=2009"));
  const [first, second, third] = villages.slice(0, 3).map(({ nameZh, nameEn }) => (language === "en" ? nameEn : nameZh));

  await expect(page.locator("h1")).toContainText(zhOnly(language, `新生儿访视 3 个村（${first}、${second}、${third}）`, `Newborn visits in 3 villages (${first}, ${second} and ${third})`));
  await expect(page.locator("figure svg:visible text", { hasText: "▼ 60.7" }).first()).toBeVisible();
  await page.locator("summary", { hasText: zhOnly(language, "各地各项服务的数据表", "Table: every area and service") }).click();
  await expect(page.locator("tr", { hasText: first! }).first()).toContainText("60.7%");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("another service and quarter are chosen, and the address keeps them", async ({ page, at, language }) => {
    await page.goto(at("/services?year=2009"));
    await page.locator("select[name=service]").selectOption("service-migrant-contact");
    await page.locator("select[name=quarter]").selectOption("2");
    await page.locator("main form.filters button").click();

    await expect(page).toHaveURL(/service=service-migrant-contact/);
    await expect(page.locator("figure svg:visible text", { hasText: zhOnly(language, "照此进度 81.2%", "at this pace 81.2%") }).first()).toBeVisible();
  });
});

test("those not yet reached stand where both counts do, and the page says so", async ({ page, at, language }) => {
  await page.goto(at("/services?year=2009"));
  const cells = await page.getByRole("region", { name: zhOnly(language, "各地尚未服务的人（次）数", "Table: not yet reached by area") }).locator("td").allInnerTexts();

  expect(cells.filter((text) => /^\d+$/.test(text)).length).toBeGreaterThan(50);
  await expect(page.locator("section.aid")).toContainText(zhOnly(language, "尚未服务 = 应服务 − 已服务", "Not yet reached is entitled less served"));
});

test("a year without services says which years have them", async ({ page, at }) => {
  await page.goto(at("/services?year=2003"));

  await expect(page.locator("main")).toContainText("2006–2009");
});

test("bad parts of the address are refused with a page that helps", async ({ page, at }) => {
  expect((await page.goto(at("/services?quarter=9")))!.status()).toBe(400);
  expect((await page.goto(at("/services?service=service-nothing")))!.status()).toBe(404);
  await expect(page.locator("main a").first()).toBeVisible();
});
