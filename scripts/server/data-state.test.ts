import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { dataState } from "./data-state";

let directory: string;
let time: number;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "state-"));
  time = 0;
  mkdirSync(join(directory, "snapshots", "a"), { recursive: true });
  writeFileSync(join(directory, "snapshots", "a", "events.parquet"), "1234");
  writeFileSync(join(directory, "current.json"), "{}");
});
afterEach(() => rmSync(directory, { recursive: true }));

it("stays while nothing changes, and changes at once when current.json is replaced", () => {
  const state = dataState(directory, () => time);
  const before = state();
  writeFileSync(join(directory, "beside"), "{}");

  expect(state()).toBe(before);
  renameSync(join(directory, "beside"), join(directory, "current.json"));
  expect(state()).not.toBe(before);
});

it("changes within half a second when a snapshot's file is damaged, or a snapshot arrives or goes", () => {
  const state = dataState(directory, () => time);
  const states = [state()];
  const later = () => ((time += 600), states.push(state()));
  appendFileSync(join(directory, "snapshots", "a", "events.parquet"), "5");
  later();
  mkdirSync(join(directory, "snapshots", "b"));
  writeFileSync(join(directory, "snapshots", "b", "manifest.json"), "{}");
  later();
  rmSync(join(directory, "snapshots", "b"), { recursive: true });
  later();

  expect(new Set(states).size).toBe(3); // gone again is the first state but one
  expect(states[3]).toBe(states[1]);
});

it("works where there is no data at all", () => expect(dataState(join(directory, "none"))()).toMatch(/^none:/));
