import { expect, sampleAreas, test } from "./support/test";

const { township, villages } = sampleAreas();
const INSIDE = /SELECT |read_parquet|node_modules|\.tsx?\b|\bat \S+ \(?\S+:\d+:\d+|\/(?:work|tmp|home|root|usr|var)\//;

const REFUSED: [name: string, path: string, status: number][] = [
  ["an unknown page", "/nowhere", 404],
  ["an unknown village", "/villages/999999999999", 404],
  ["an unknown area", "/?area=nowhere", 404],
  ["an unknown year", "/?year=1849", 404],
  ["a year that is none", "/?year=abc", 400],
  ["an unknown indicator", "/villages?indicator=wealth", 404],
  ["an unknown snapshot", "/?snapshot=2001-01-01-000000000000", 404],
  ["a snapshot that is none", "/?snapshot=../../etc", 400],
  ["a page number that is none", "/villages?page=-1", 400],
];

for (const [name, path, status] of REFUSED) {
  test(`${name} is answered by a page that says what is wrong and what to do`, async ({ page, at, language }) => {
    const answer = await page.goto(at(path));

    expect([400, 404]).toContain(answer!.status());
    expect(answer!.status()).toBe(status);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator("main a").first()).toBeVisible();
    expect(await page.locator("main").innerText()).toMatch(language === "en" ? /[a-z]{4}/ : /\p{Script=Han}{4}/u);
    expect(INSIDE.exec(await answer!.text())?.[0]).toBeUndefined();
  });
}

const STRINGS = ["<script>window.hurt=1</script>", '"><img src=x onerror=window.hurt=1>', "'-alert(1)-'", "javascript:window.hurt=1", "</title><svg onload=window.hurt=1>", "{{7*7}}${7*7}", "'; DROP TABLE areas; --", "\\u003cscript\\u003e"];
const PLACES = (text: string) => [`/?find=${text}`, `/?area=${text}`, `/?year=${text}`, `/?snapshot=${text}`, `/villages?q=${text}`, `/villages?indicator=${text}`, `/villages?find=${text}&area=${township}`, `/villages/${text}`, `/villages/${villages[0]!.code}?indicator=${text}`, `/?${text}=${text}`];

// The reader of addresses knows no language; that pages write out what they refuse, those in both show.
const IN_BOTH = STRINGS.slice(0, 2);

for (const string of STRINGS) {
  test(`nothing runs and nothing breaks where an address holds ${string}${IN_BOTH.includes(string) ? "" : " @once"}`, async ({ page, at, language }) => {
    for (const place of PLACES(encodeURIComponent(string))) {
      const answer = await page.goto(at(place));

      expect([200, 400, 404], place).toContain(answer!.status());
      expect(await page.evaluate(() => (window as { hurt?: number }).hurt), place).toBeUndefined();
      expect(await page.locator("img[onerror], svg[onload]").count(), place).toBe(0);
      expect(INSIDE.exec(await answer!.text())?.[0], place).toBeUndefined();
      if (answer!.status() === 200) await expect(page.locator("html")).toHaveAttribute("lang", language);
    }
  });
}

test("the same parameter twice is refused or taken once, never an error of the server", async ({ page, at }) => {
  for (const path of ["/?area=1&area=2", "/?year=2008&year=2009", "/villages?q=a&q=b"]) expect((await page.goto(at(path)))!.status(), path).toBeLessThan(500);
});
