import { readFileSync } from "node:fs";

/** A process by its number and its start, so that a number given out again is not taken for the old process. */
export type ProcessMark = { pid: number; started: string };

/** Start of a process in ticks since boot, where the system tells (Linux); else empty. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

export const ownProcess = (): ProcessMark => ({ pid: process.pid, started: startOf(process.pid) });

/** Whether the process that left a mark still runs. */
export function isAlive({ pid, started }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false; // EPERM: it runs, as another user
  }
  const now = startOf(pid);
  return now === "" || started === "" || now === started;
}
