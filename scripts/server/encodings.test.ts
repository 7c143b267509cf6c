import { expect, it } from "vitest";
import { acceptedEncoding, fromBrotli, toBrotli } from "./encodings";

it.each([
  [undefined, "identity"], ["gzip, deflate, br, zstd", "br"], ["gzip;q=1.0, br;q=0", "gzip"], ["br;q=0.5", "br"], ["deflate", "identity"], ["gzip", "gzip"], ["xbr", "identity"], ["gzip;q=0", "identity"], ["BR", "br"],
])("chooses for %j %s", (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding));

it("gives back what was compressed", async () => {
  const body = Buffer.from("村镜".repeat(1000));

  expect(fromBrotli(await toBrotli(body, 5)).equals(body)).toBe(true);
});
