import type { FileHandle } from "node:fs/promises";

/**
 * Writes every byte or throws. One `write` may take fewer bytes than asked without an error (a full disk, a limit on file
 * size), and a staged file would silently be cut short. @param at place in the file; without it the current one
 */
export async function writeAll(file: FileHandle, piece: string | Uint8Array, at?: number): Promise<void> {
  const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at === undefined ? null : at + done);
    if (bytesWritten === 0) throw Object.assign(new Error("ENOSPC: nothing more could be written"), { code: "ENOSPC" });
    done += bytesWritten;
  }
}
