/**
 * A hook for the kill tests: with `LEDGER_TEST_PAUSE_AT=stage` the process says so on standard error and stops there until it is killed.
 * Without the variable it does nothing.
 */
export async function testPause(stage: string): Promise<void> {
  if (process.env.LEDGER_TEST_PAUSE_AT !== stage) return;
  process.stderr.write(`paused at ${stage}\n`);
  await new Promise(() => setInterval(() => undefined, 1_000_000));
}
