import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURES, entrySchema, type CaseEntry, type EntryDraft } from "./case-entry";
import { caseState, dayOf, daysBetween, overdueDays } from "./case-state";

const text = fc.stringMatching(/^[村乡一二a-z]{1,12}$/);
const day = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.UTC(2008, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const measures = fc.subarray([...MEASURES]);
const plain = (value: object) => JSON.parse(JSON.stringify(value)) as never;
const plan = fc.record({ post: optional(fc.constantFrom("health", "statistics")), group: optional(fc.constantFrom("g1", "g2")), deadline: optional(day), measures: optional(measures) }).map((body): EntryDraft => ({ kind: "plan", body: plain(body) }));
const progress = fc.record({ note: text, measures: optional(measures) }).map((body): EntryDraft => ({ kind: "progress", body: plain(body) }));
const close = text.map((note): EntryDraft => ({ kind: "close", body: { reason: "released", note, evidence: [] } }));
const reopen = text.map((note): EntryDraft => ({ kind: "reopen", body: { note } }));
const own = fc.oneof(plan, progress, close, reopen);
const ordered = (drafts: readonly EntryDraft[]) => drafts.map((draft, at) => entrySchema.parse({ ...draft, seq: at + 1, role: "planning-office", at: new Date(Date.UTC(2009, 0, 1) + at * 86_400_000).toISOString() }));
const history = fc.array(own, { minLength: 1, maxLength: 8 }).map(ordered);
/** A history, and one of its entries with another content of the same kind. */
const corrected = history.chain((entries) => fc.nat(entries.length - 1).chain((at) => ({ plan, progress, close, reopen })[entries[at]!.kind as "plan"].map((other) => ({ entries, at, other }))));
const correction = (entries: readonly CaseEntry[], of: number, as?: EntryDraft): CaseEntry => entrySchema.parse({ kind: "correction", seq: entries.length + 1, role: "planning-office", at: "2010-01-01T00:00:00Z", body: { of, note: "x", ...(as ? { as } : {}) } });
const facts = ({ told: _told, last: _last, ...state }: ReturnType<typeof caseState>) => state;

describe("caseState", () => {
  it("does not depend on the order in which entries are given", () => {
    fc.assert(fc.property(history, fc.infiniteStream(fc.nat()), (entries, keys) => {
      const shuffled = entries.map((entry) => [keys.next().value, entry] as const).sort(([a], [b]) => a! - b!).map(([, entry]) => entry);
      expect(caseState(shuffled)).toEqual(caseState(entries));
    }));
  });

  it("is open until closed and closed until opened again", () => {
    fc.assert(fc.property(history, (entries) => {
      const last = entries.findLast(({ kind }) => kind === "close" || kind === "reopen");
      const state = caseState(entries);

      expect(state.state).toBe(last?.kind === "close" ? "closed" : "open");
      expect(state.closedAt !== undefined).toBe(state.state === "closed");
    }));
  });

  it("after a correction is as if the entry had been right from the start, and the wrong one can still be read", () => {
    fc.assert(fc.property(corrected, ({ entries, at, other }) => {
      const right = entries.map((entry, place) => (place === at ? entrySchema.parse({ ...entry, ...other }) : entry));
      const state = caseState([...entries, correction(entries, at + 1, other)]);

      expect(facts(state)).toEqual(facts(caseState(right)));
      expect(state.told[at]).toMatchObject({ written: entries[at], corrections: [entries.length + 1] });
    }));
  });

  it("after a withdrawal is as if the entry had not been made", () => {
    fc.assert(fc.property(history, fc.nat(), (entries, seed) => {
      const at = seed % entries.length;

      expect(facts(caseState([...entries, correction(entries, at + 1)]))).toEqual(facts(caseState(entries.filter((_, place) => place !== at))));
    }));
  });

  it("follows the last correction where there are several, and ignores those of what is not there or of another kind", () => {
    fc.assert(fc.property(corrected, plan, ({ entries, at, other }, wrong) => {
      const first = [...entries, correction(entries, at + 1, wrong)];
      const both = [...first, correction(first, at + 1, other)];

      expect(facts(caseState(both))).toEqual(facts(caseState([...entries, correction(entries, at + 1, other)])));
      expect(facts(caseState([...entries, correction(entries, 99, other)]))).toEqual(facts(caseState(entries)));
      expect(facts(caseState([...entries, correction(entries, at + 1, { kind: other.kind === "plan" ? "reopen" : "plan", body: other.kind === "plan" ? { note: "x" } : {} } as EntryDraft)]))).toEqual(facts(caseState(entries)));
    }));
  });

  it("keeps the post, the group and the deadline last named, and each measure with the day it was first planned", () => {
    const entries = ordered([
      { kind: "plan", body: { post: "health", deadline: "2009-06-30", measures: ["training"] } }, { kind: "plan", body: { deadline: "2009-09-30", measures: ["funds", "training"] } }, { kind: "progress", body: { note: "办了", measures: ["training"] } },
    ]);

    expect(caseState(entries)).toMatchObject({ post: "health", deadline: "2009-09-30", measures: [{ measure: "training", at: "2009-01-01T00:00:00.000Z" }, { measure: "funds", at: "2009-01-02T00:00:00.000Z" }], done: [{ measure: "training" }], last: 3 });
  });

  it("knows which deadline held on which day: the last one set, and none while it was closed", () => {
    const entries = ordered([{ kind: "plan", body: { deadline: "2009-06-30" } }, { kind: "close", body: { reason: "decision", note: "x", evidence: [] } }, { kind: "reopen", body: { note: "x" } }, { kind: "plan", body: { deadline: "2009-09-30" } }, { kind: "plan", body: { post: "health" } }]);

    expect(caseState(entries).deadlines).toEqual([{ at: "2009-01-01T00:00:00.000Z", deadline: "2009-06-30" }, { at: "2009-01-02T00:00:00.000Z" }, { at: "2009-01-03T00:00:00.000Z", deadline: "2009-06-30" }, { at: "2009-01-04T00:00:00.000Z", deadline: "2009-09-30" }]);
  });
});

describe("days", () => {
  it("are those of the offices, eight hours east", () => expect([dayOf("2009-06-30T15:59:59Z"), dayOf("2009-06-30T16:00:00Z")]).toEqual(["2009-06-30", "2009-07-01"]));

  it("past a deadline count for open cases only, from the day after it", () => {
    const at = (on: string, state: "open" | "closed" = "open") => overdueDays({ state, deadline: "2009-02-28" }, on);

    expect([at("2009-02-28"), at("2009-03-01"), at("2009-03-31"), at("2009-03-31", "closed"), overdueDays({ state: "open" }, "2009-03-31"), daysBetween("2009-03-01", "2009-02-28")]).toEqual([0, 1, 31, 0, 0, -1]);
  });
});
