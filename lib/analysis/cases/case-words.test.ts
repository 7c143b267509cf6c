import { describe, expect, it } from "vitest";
import { wordFault } from "./case-words";
import { caseworkSchema } from "./casework";

describe("wordFault", () => {
  it.each([
    ["请张三负责联系"], ["由王小明同志包村"], ["陈书记到村"], ["联系人：李四"], ["负责人 刘建国"], ["张三"], ["电话 13800138000"], ["110105 19491231 002X"], ["户主：赵六"], ["called on Mr Zhang"], ["由村民周大姐带路"],
  ])("finds the person in %s", (text) => expect(wordFault(text)?.kind).toBe("person"));

  it.each([["已安排集中孕检"], ["征收社会抚养费"], ["结扎 2 例"], ["罚款两户"], ["pregnancy checks were done"], ["IUD insertions, fines collected"]])("holds the line against %s", (text) => expect(wordFault(text)?.kind).toBe("line"));

  it.each([
    ["组织村统计岗培训两次，重点讲报表口径和漏报查找。"], ["由卫生院与派出所户籍室联合核查，村委会主任参加"], ["乡镇统计站站长召集例会"], ["开展服务日活动，新生儿访视和老年人体检集中办理"], ["落实经费五千元，添置电脑一台"], ["春节前后走访外出人口；请各组组长配合"], ["限期改为 2009年12月31日"],
    ["Two training days on the reporting rules and on finding omissions."], ["Joint check with the health centre; late entries were added to the ledger."], ["Funds of 5,000 for equipment; the deadline moves to 31 December 2009."], [""], ["支部书记和村主任参加会议"], ["高度重视"],
  ])("takes %s", (text) => expect(wordFault(text)).toBeUndefined());
});

it("refuses a person as a post in the office's own lists, and takes an office", () => {
  const parse = (zh: string) => caseworkSchema.safeParse({ posts: [{ code: "a", zh }] }).success;

  expect([parse("张三"), parse("李建国"), parse("水务站"), parse("第二指导组")]).toEqual([false, false, true, true]);
  expect(caseworkSchema.safeParse({}).success).toBe(true);
});
