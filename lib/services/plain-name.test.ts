import { expect, it } from "vitest";
import { attachment, plainName } from "./plain-name";

it("names a file by what it is, without signs that a file system refuses", () => {
  expect(plainName(["清源乡月例会材料（2009年9月）", undefined, ""], "pptx")).toBe("清源乡月例会材料（2009年9月）.pptx");
  expect(plainName(['Qingyuan Township: Monthly meeting', 'a/b\\c<d>"e"\n'], "html")).toBe("Qingyuan Township - Monthly meeting a-b-c-d--e--.html");
  expect([...plainName(["长".repeat(300)], "csv")]).toHaveLength(104);
});

it("gives both names in a header that holds plain letters only", () => {
  const header = attachment({ name: "cunjing-monthly.pptx", plain: "清源乡 (9月)'s.pptx" });

  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(header).toBe("attachment; filename=\"cunjing-monthly.pptx\"; filename*=UTF-8''%E6%B8%85%E6%BA%90%E4%B9%A1%20%289%E6%9C%88%29%27s.pptx");
  expect(attachment({ name: "a.csv" })).toBe('attachment; filename="a.csv"');
});
