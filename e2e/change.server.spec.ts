import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startServer, type Served } from "../scripts/setup/serving.mjs";
import { damage, importInto, laterSample } from "./support/ledgers";

let dataDir: string;
let served: Served;
test.beforeEach(async ({}, { testId }) => {
  dataDir = join(process.env.E2E_DIRECTORY!, `change-${testId}`);
  cpSync(join(process.env.E2E_DIRECTORY!, "sample"), dataDir, { recursive: true });
  served = await startServer(dataDir);
});
test.afterEach(() => served.stop());

const asOf = async () => /2009-1[01]-05/.exec(await (await fetch(`${served.url}/`)).text())?.[0];

test("an import while the server runs is on the page at the next request", async () => {
  expect(await asOf()).toBe("2009-10-05");
  expect(await asOf()).toBe("2009-10-05"); // kept now
  await importInto(dataDir, laterSample(`${dataDir}-package`));

  expect(await asOf()).toBe("2009-11-05");
});

test("a snapshot that is damaged while the server runs is not shown a second later", async () => {
  await importInto(dataDir, laterSample(`${dataDir}-package`));
  expect(await asOf()).toBe("2009-11-05");
  damage(dataDir);

  await expect.poll(async () => (await (await fetch(`${served.url}/`)).text()).includes('role="alert"'), { timeout: 5000 }).toBe(true);
});

test("it ends cleanly when told to", async () => {
  await fetch(`${served.url}/`);
  const began = Date.now();
  await served.stop();

  expect(Date.now() - began).toBeLessThan(5000);
  await expect(fetch(`${served.url}/`)).rejects.toThrow();
});
