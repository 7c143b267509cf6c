import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { translator } from "./translator";

type Messages = { zhCN: Record<string, string>; en: Record<string, string> };
const folder = join(import.meta.dirname, "messages");
const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));

/** Names of the values that a message takes, nested ones too. */
const valuesOf = (message: string) => new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name!));

it.each(files)("%s says everything in both languages", async (file) => {
  const { zhCN, en } = (await import(join(folder, file))) as Messages;

  expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  for (const [key, message] of Object.entries(zhCN)) {
    expect(message.trim(), key).not.toBe("");
    expect(key, "use-intl reads a point as nesting").not.toContain(".");
    for (const name of valuesOf(en[key]!)) if (!["one", "other"].includes(name) && !/plural/.test(en[key]!)) expect([...valuesOf(message)], `${key} takes {${name}} in English only`).toContain(name);
  }
});

it("throws on a value that is missing, and keeps a translator", () => {
  const file = { zhCN: { hello: "你好，{name}" }, en: { hello: "Hello, {name}" } } as const;

  expect(translator("en", file)("hello", { name: "A" })).toBe("Hello, A");
  expect(translator("en", file)).toBe(translator("en", file));
  expect(() => translator("zh-CN", file)("hello", {} as never)).toThrow();
});
