import type { FoundFault } from "./fault";

/** The snapshot in which something was first so: its day and id. */
export type KnownIn = { date: string; snapshot: string };

/**
 * A fault with its history over the snapshots: `since` the first that has it, absent where the oldest already had it; `mendedIn` the first in which it
 * was put right. `gone` stands where the snapshot in use no longer has it; it is told as an earlier one had it.
 */
export type TracedFault = FoundFault & { since?: KnownIn; mendedIn?: KnownIn; gone?: true };

/** Mended, whether the ledger took in what lacked or the fault is no longer found. */
export const isMended = ({ mended, gone }: TracedFault): boolean => mended === true || gone === true;

/** `open` to be looked into, `record` known and small, `mended` put right. */
export const FAULT_STATES = ["open", "record", "mended"] as const;
export type FaultState = (typeof FAULT_STATES)[number];
export const stateOf = (fault: TracedFault): FaultState => (isMended(fault) ? "mended" : fault.severity === "low" ? "record" : "open");
