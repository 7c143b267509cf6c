import type { Locale } from "../../lib/base/locale";
import * as messages from "../../lib/i18n/messages/ledger-command";
import { translator } from "../../lib/i18n/translator";
import type { OnProgress, Stage } from "../../lib/services/progress";

const WIDTH = 24;
/** Work shorter than this needs no bar. */
const QUIET_FOR = 400;
const EVERY = { terminal: 100, pipe: 5000 };

/** A bar on standard error with stage, rows and time left: redrawn in place on a terminal, now and then a line elsewhere. */
export function progressBar(locale: Locale, { stream = process.stderr, now = () => performance.now() } = {}): { onProgress: OnProgress; end(): void } {
  const t = translator(locale, messages);
  const stageNames: Record<Stage, string> = { read: t("stageRead"), map: t("stageMap"), check: t("stageCheck"), publish: t("stagePublish") };
  const began = now();
  let [stage, stageBegan, drawn, last]: [Stage | undefined, number, boolean, number] = [undefined, began, false, -Infinity];
  return {
    onProgress(event) {
      const at = now();
      if (event.stage !== stage) [stage, stageBegan] = [event.stage, at];
      if (at - began < QUIET_FOR || at - last < (stream.isTTY ? EVERY.terminal : EVERY.pipe)) return;
      last = at;
      drawn = true;
      const share = event.total > 0 ? Math.min(1, event.done / event.total) : 0;
      const left = share > 0 ? ((at - stageBegan) / share) * (1 - share) / 1000 : undefined;
      const bar = `${"█".repeat(Math.round(share * WIDTH))}${"░".repeat(WIDTH - Math.round(share * WIDTH))}`;
      const leftText = left === undefined ? "…" : left < 90 ? t("seconds", { n: String(Math.ceil(left)) }) : t("minutes", { n: String(Math.ceil(left / 60)) });
      const line = `${bar} ${t("progress", { stage: stageNames[event.stage], percent: String(Math.floor(share * 100)), rows: event.rows.toLocaleString("en-US"), left: leftText })}`;
      stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    end() {
      if (drawn && stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}

/** The same bar for a pack: blocks made and files written, of all. */
export function packBar(locale: Locale, { stream = process.stderr, now = () => performance.now() } = {}): { onPack(done: number, total: number): void; end(): void } {
  const t = translator(locale, messages);
  const began = now();
  let [drawn, last] = [false, -Infinity];
  return {
    onPack(done, total) {
      const at = now();
      if (at - began < QUIET_FOR || at - last < (stream.isTTY ? EVERY.terminal : EVERY.pipe)) return;
      [drawn, last] = [true, at];
      const share = Math.min(1, done / Math.max(1, total));
      const line = `${"█".repeat(Math.round(share * WIDTH))}${"░".repeat(WIDTH - Math.round(share * WIDTH))} ${t("stagePack")} ${done}/${total}`;
      stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    end() {
      if (drawn && stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}
