import { expect, sampleAreas, test } from "./support/test";

const { villages, merged } = sampleAreas();
/** Those of the planted stories: services far behind, a village with a merged one, the smallest, one with late reports. */
const PRINTED = [villages[0]!, villages.find(({ code }) => code === merged[0]?.into)!, villages.at(-1)!, villages[6]!];
const sheets = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

for (const { code, nameEn } of PRINTED) {
  test(`${nameEn} prints on one sheet of A4 with its source and snapshot`, async ({ page, at }) => {
    await page.goto(at(`/villages/${code}`));
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });

    expect(sheets(pdf)).toBe(1);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".print-foot")).toContainText("2009-10-05-");
    await expect(page.locator(".village-top svg").first()).toBeVisible();
  });
}

test("the village that misses its visits stands out by shape and word, and beside the table", async ({ page, at, language }) => {
  const { code } = villages[0]!;
  await page.goto(at(`/villages/${code}`));
  const spine = page.locator(".village-top > figure").first();
  const label = language === "en" ? "Newborn visits" : "新生儿访视";

  await expect(spine.locator("h2")).toContainText(language === "en" ? "newborn visits" : label);
  // A filled diamond in the colour of what is behind, and the same in words in the table.
  await expect(spine.locator('svg:visible polyline[fill="#b3471d"]').first()).toBeVisible();
  await expect(page.locator(".lines tr", { hasText: label })).toContainText(language === "en" ? "clearly below the target" : "明显低于目标");
});

test("what is described has the ink of everything else", async ({ page, at, language }) => {
  await page.goto(at(`/villages/${villages[9]!.code}`));
  const text = page.locator(".village-top > figure svg:visible text", { hasText: new RegExp(`^${language === "en" ? "Birth rate" : "出生率"}$`) });

  await expect(text).toHaveAttribute("fill", "#1c2024");
  await expect(text).not.toHaveAttribute("font-weight", "bold");
});

test("pictures of a phone are those of a phone", async ({ page, at }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(at(`/villages/${villages[0]!.code}`));

  await expect(page.locator(".village-top .on-phone svg")).toBeVisible();
  await expect(page.locator(".village-top .on-page svg")).toBeHidden();
});

test("the township has a page at the same address", async ({ page, at }) => {
  const answer = await page.goto(at(`/villages/${sampleAreas().township}`));

  expect(answer!.status()).toBe(200);
  await expect(page.locator("main svg:visible").first()).toBeVisible();
});
