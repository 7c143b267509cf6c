import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareQuality } from "./prepare-quality";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const page = '<a href="/quality?year=2008">2008</a><a href="/quality?year=2007">2007</a><a href="/quality?year=2008">2008</a><a href="/people?year=2006">2006</a>';

function prepared(answer: (url: string) => Promise<string | undefined> = () => Promise.resolve(page)) {
  const asked: string[] = [];
  const state = { current: "one", asked, logged: [] as string[], lastRequest: -Infinity };
  const preparing = prepareQuality({ warm: (url) => { asked.push(url); return answer(url); }, current: () => state.current, idle: () => Date.now() - state.lastRequest, log: (line) => state.logged.push(line) }, { quiet: 10, look: 100 });
  return { state, preparing };
}

describe("prepareQuality", () => {
  it("asks for the page of the whole ledger and of each of its years, once for a snapshot", async () => {
    const { state, preparing } = prepared();

    await vi.advanceTimersByTimeAsync(500);

    expect(state.asked).toEqual(["/quality", "/quality?year=2008", "/quality?year=2007"]);
    preparing.close();
  });

  it("asks again when another snapshot becomes the current one", async () => {
    const { state, preparing } = prepared();
    await vi.advanceTimersByTimeAsync(50);

    state.current = "two";
    await vi.advanceTimersByTimeAsync(200);

    expect(state.asked.filter((url) => url === "/quality")).toHaveLength(2);
    preparing.close();
  });

  it("keeps out of the way of readers: it goes on when nobody has asked for a while", async () => {
    const { state, preparing } = prepared();
    const reading = setInterval(() => (state.lastRequest = Date.now()), 5);

    await vi.advanceTimersByTimeAsync(500);
    expect(state.asked).toEqual([]);

    clearInterval(reading);
    await vi.advanceTimersByTimeAsync(500);
    expect(state.asked).toHaveLength(3);
    preparing.close();
  });

  it("says in the log that it failed, and asks for nothing more once closed", async () => {
    const { state, preparing } = prepared(() => Promise.reject(new Error("no snapshot")));
    await vi.advanceTimersByTimeAsync(50);
    preparing.close();

    state.current = "two";
    await vi.advanceTimersByTimeAsync(500);

    expect([state.asked, state.logged]).toEqual([["/quality"], ["data quality was not prepared: Error: no snapshot"]]);
  });
});
