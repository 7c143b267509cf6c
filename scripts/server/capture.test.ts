import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { capture } from "./capture";

const asked = { url: "/x?y=1", headers: { host: "localhost" } };
const noOverflow = { limit: 1000, overflow: () => { throw new Error("not expected"); } };

describe("capture", () => {
  it("holds status, headers and body of an answer, and gives the handler only what it was given", async () => {
    const captured = await capture(async (request, response) => {
      response.setHeader("X-Url", request.url!);
      response.setHeader("X-Seen", Object.keys(request.headers).join());
      response.writeHead(201, { "Content-Type": "text/plain" });
      response.write("村");
      response.end(Buffer.from("镜"));
    }, asked, noOverflow);

    expect(captured).toMatchObject({ status: 201, headers: { "x-url": "/x?y=1", "x-seen": "host", "content-type": "text/plain" } });
    expect("body" in captured && captured.body.toString()).toBe("村镜");
  });

  it("tells the handler that headers are sent, that the answer is done, and when it is closed", async () => {
    const seen: unknown[] = [];
    await new Promise<void>((closed) => {
      void capture(async (_request, response) => {
        response.on("finish", () => seen.push("finish")).on("close", () => (seen.push("close"), closed()));
        seen.push(response.headersSent);
        response.flushHeaders();
        seen.push(response.headersSent, response.writableEnded);
        response.end("x", () => seen.push("called back"));
        seen.push(response.writableEnded, response.writableFinished);
      }, asked, noOverflow);
    });

    expect(seen).toEqual([false, true, false, true, true, "finish", "called back", "close"]);
  });

  it("passes on what grows beyond the limit, whole and in order, with its head", async () => {
    const sink = new PassThrough();
    let head: unknown;
    const captured = await capture(async (_request, response) => {
      response.writeHead(200, { "content-type": "text/csv" });
      for (let part = 0; part < 4; part += 1) response.write(String(part).repeat(500));
      response.end("end");
    }, asked, { limit: 1000, overflow: (given) => ((head = given), sink) });
    const text = (await sink.toArray()).join("");

    expect(captured).toEqual({ passed: true });
    expect(head).toMatchObject({ status: 200, headers: { "content-type": "text/csv" } });
    expect(text).toBe(`${"0".repeat(500)}${"1".repeat(500)}${"2".repeat(500)}${"3".repeat(500)}end`);
  });

  it("rejects when the handler fails or breaks the answer off", async () => {
    await expect(capture(async () => { throw new Error("boom"); }, asked, noOverflow)).rejects.toThrow("boom");
    await expect(capture(async (_request, response) => void response.destroy(new Error("cut")), asked, noOverflow)).rejects.toThrow("cut");
  });
});
