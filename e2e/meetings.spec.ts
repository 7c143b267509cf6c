import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { pathToFileURL } from "node:url";
import { axeFaults, expect as quick, test } from "./support/test";

// A document is made on the first request for it, and a pack asks eight pages.
test.describe.configure({ timeout: 90_000 });
const expect = quick.configure({ timeout: 30_000 });

const words = {
  "zh-CN": { meetings: "会议材料", monthly: "月例会材料", saveNew: "保存为新的材料", save: "保存", copy: "另存一份", up: "上移", drop: "去掉", theirs: "看别人改的那份", village: "石门", tryIt: "按这个模板写", saveTemplate: "存为新模板", fault: /第 1 行第 1 列/, addText: "补充一段文字", addAndSave: "加入并保存" },
  en: { meetings: "Meetings", monthly: "Monthly meeting", saveNew: "Save as a new pack", save: "Save", copy: "Save a copy", up: "Up", drop: "Drop", theirs: "See theirs", village: "Shimen", tryIt: "Write from this template", saveTemplate: "Save as a new template", fault: /line 1 column 1/, addText: "Add a text", addAndSave: "Add and save" },
};

test("from the overview to a deck on a stick takes two clicks, and the file runs by itself, with the keyboard and a speaker's window", async ({ page, at, language, context }, info) => {
  let clicks = 0;
  const click = async (link: Locator) => {
    clicks += 1;
    await link.click();
  };
  await page.goto(at("/?year=2009"));
  await click(page.locator("footer.foot").getByRole("link", { name: words[language].meetings, exact: true }));
  const download = page.waitForEvent("download");
  await click(page.locator("main article", { hasText: words[language].monthly }).getByRole("link", { name: /HTML$/ }));
  const file = await download;
  const path = info.outputPath("deck.html");
  await file.saveAs(path);
  const outside: string[] = [];
  context.on("request", (request) => outside.push(request.url()));
  await page.goto(pathToFileURL(path).href);

  expect(clicks).toBe(2);
  await expect(page.locator("section:visible")).toHaveCount(1);
  expect(file.suggestedFilename()).toMatch(language === "en" ? /^Qingyuan Township - Monthly meeting \(\w+ \d{4}\)\.html$/ : /^清源乡月例会材料（\d{4}年\d+月）\.html$/);
  expect(readFileSync(path, "utf8")).toContain('class="sample"');
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("section.on")).toHaveAttribute("id", "2");
  await page.keyboard.press("5");
  await expect(page.locator("section.on")).toHaveAttribute("id", "5");
  await page.keyboard.press("b");
  await expect(page.locator("section.on")).toBeHidden();
  await page.keyboard.press("b");
  await page.keyboard.press("o");
  await expect(page.locator("section:visible")).toHaveCount(await page.locator("section").count());
  await page.keyboard.press("o");
  const [speaker] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("s")]);
  await expect(speaker.locator(".panel .clock")).toHaveText(/^\d\d:\d\d$/);
  await speaker.keyboard.press("PageDown");
  await expect(page.locator("section.on")).toHaveAttribute("id", "6");
  expect(outside.filter((url) => !url.startsWith("file:"))).toEqual([]);
});

test("a pack is presented by keyboard under the server's own policy: turn, black, all, enlarge, a village, the speaker's window @once", async ({ page, at, language, context }) => {
  await page.goto(at("/meetings/present?pack=monthly&year=2009"));
  const shown = async () => page.locator("section.on").getAttribute("id");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  expect(await shown()).toBe("3");
  await page.keyboard.press("b");
  await expect(page.locator("section.on")).toBeHidden();
  await page.keyboard.press("b");
  await page.keyboard.press("o");
  await expect(page.locator("section:visible")).toHaveCount(await page.locator("section").count());
  await page.keyboard.press("o");
  await page.keyboard.press("v");
  await page.keyboard.type(words[language].village);
  await page.keyboard.press("Enter");
  await expect(page.locator("section.on .hit, section.on rect.marked").first()).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.locator(".lens svg, .lens table").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".lens")).toBeHidden();

  const [speaker] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("s")]);
  await expect(speaker.locator(".panel .clock")).toHaveText(/^\d\d:\d\d$/);
  await page.keyboard.press("Home");
  await expect(speaker.locator("section.on")).toHaveAttribute("id", "1");
  await speaker.keyboard.press("PageDown");
  await expect(page.locator("section.on")).toHaveAttribute("id", "2");
});

test("a chart answers with name, value and interval, under the pointer and by the keyboard, and a village is marked on each @once", async ({ page, at, language }) => {
  await page.goto(at("/meetings/present?pack=monthly&year=2009&blocks=villages.caterpillar_villages.funnel_villages.map"));
  await page.keyboard.press("PageDown");
  const box = (await page.locator("section.on svg").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);

  await expect(page.locator(".tip")).toBeVisible();
  await expect(page.locator(".tip")).toContainText(/\d+\.\d%/);

  for (const slide of [3, 4]) {
    await page.keyboard.press("PageDown");
    await expect(page.locator("section.on")).toHaveAttribute("id", String(slide));
    const marks = page.locator("section.on .spot");
    expect(await marks.count()).toBe(24);
    await marks.first().focus();
    await page.keyboard.press("Tab");
    await expect(marks.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(marks.nth(2)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator(".tip")).toContainText(/\(\d+\.\d–\d+\.\d\)/);
    expect((await marks.nth(2).getAttribute("aria-label"))!).toContain((await page.locator(".tip").textContent())!.slice(0, 2));
  }
  await page.keyboard.press("v");
  await page.keyboard.type(words[language].village);
  await page.keyboard.press("Enter");
  await expect(page.locator(".spot.hit")).toHaveCount(3);
  await page.keyboard.press("d");
  await expect(page.locator("section.on h2")).toHaveCSS("color", "rgb(233, 237, 240)");
  await expect(page.locator("section.on")).toHaveCSS("filter", "none");
});

test("a pack is changed by links, saved, changed by two at once without loss, and copied", async ({ page, at, language, context }) => {
  const say = words[language];
  const name = `${say.monthly} ${language} ${Date.now()}`;
  await page.goto(at("/meetings?pack=monthly&year=2009"));
  const all = await page.locator(".story li").count();
  const second = await page.locator(".story li").nth(1).locator("h3").textContent();
  await page.locator(".story li").nth(1).locator(".links a", { hasText: say.up }).click();
  await expect(page.locator(".story li").first().locator("h3")).toHaveText(second!);
  await page.locator(".story li").last().locator(".links a", { hasText: say.drop }).click();
  await expect(page.locator(".story li")).toHaveCount(all - 1);
  await page.locator("#save input[name=name]").fill(name);
  await page.getByRole("button", { name: say.saveNew }).click();
  await expect(page.locator("#saved")).toContainText(name);
  await expect(page.locator(".story li")).toHaveCount(all - 1);

  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator(".story li").last().locator(".links a", { hasText: say.drop }).click();
  await other.getByRole("button", { name: say.save, exact: true }).click();
  await expect(other.locator(".story li")).toHaveCount(all - 2);
  await page.locator("#save input[name=name]").fill(`${name} B`);
  await page.getByRole("button", { name: say.save, exact: true }).click();
  await expect(page.getByRole("link", { name: say.theirs })).toBeVisible();
  await expect(page.locator("#save input[name=name]")).toHaveValue(`${name} B`);
  await page.getByRole("button", { name: say.copy }).click();
  await expect(page.locator("#saved").getByRole("link", { name: `${name} B` })).toBeVisible();
  await expect(page.locator("#saved").getByRole("link", { name, exact: true })).toBeVisible();

  await page.getByText(say.addText).click();
  await page.locator("textarea[name=text]").fill("会前请各村核对底数。");
  await page.getByRole("button", { name: say.addAndSave }).click();
  await expect(page.locator(".story li")).toHaveCount(all);
  await expect(page.locator(".story li").last()).toContainText("会前请各村核对底数");
});

test("the speech leads from each number to its making, and a fault of a template says line and column", async ({ page, at, language }) => {
  await page.goto(at("/meetings/speech?year=2009"));
  await expect(page.locator("p.said a.made").filter({ hasText: "10.42‰" })).toHaveAttribute("href", /\/how\/birth-rate\?/);

  await page.locator("details summary").last().click();
  await page.locator("textarea[name=template]").fill("{{birth-rat}}");
  await page.getByRole("button", { name: words[language].tryIt }).click();
  await expect(page.locator("[role=alert]").filter({ hasText: words[language].fault })).toBeVisible();
  await expect(page.locator("textarea[name=template]")).toHaveValue("{{birth-rat}}");

  await page.locator("textarea[name=template]").fill("# {{area}} {{year}}");
  await page.locator("input[name=name]").fill(`T ${language}`);
  await page.getByRole("button", { name: words[language].saveTemplate }).click();
  await expect(page).toHaveURL(/template=/);
  await expect(page.locator("h1")).toHaveText(/^(?:清源乡|Qingyuan Township) 2009$/);
  await expect(page.getByRole("link", { name: `T ${language}`, exact: true })).toHaveAttribute("aria-current", "true");
});

test.describe("accessibility", () => {
  test.use({ bypassCSP: true });

  test("neither the page of meetings with a pack open nor the speech has a fault", async ({ page, at }) => {
    await page.goto(at("/meetings?pack=monthly&year=2009&from=services"));
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(at("/meetings/speech?year=2009"));
    expect(await axeFaults(page)).toEqual([]);
  });
});
