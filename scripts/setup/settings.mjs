import { access, constants, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "./say.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** What the environment asks for, checked. The server has no accounts yet, so it listens to this machine only. */
export function settings(env = process.env) {
  const host = env.HOST || "127.0.0.1";
  if (!LOOPBACK.includes(host)) {
    throw new Fault(2, `HOST=${printable(host)} 被拒绝：尚无账号功能，服务器只监听本机（127.0.0.1、::1 或 localhost）。`, `HOST=${printable(host)} is refused: there are no accounts yet, so the server listens to this machine only (127.0.0.1, ::1 or localhost).`);
  }
  const text = env.PORT || "3000";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65535)) throw new Fault(2, `PORT=${printable(text)} 无效：须为 0 到 65535 的整数。`, `PORT=${printable(text)} is not a port: a whole number from 0 to 65535 is wanted.`);
  return { host, port, dataDir: resolve(ROOT, env.LEDGER_DATA || "data") };
}

const printable = (text) => JSON.stringify(text.slice(0, 40)).slice(1, -1);

/** Refuses a port that another program holds, before any long work. */
export async function portFree({ host, port }) {
  const probe = createServer();
  await new Promise((done, failed) => {
    probe.once("error", (cause) => failed(portFault(cause, { host, port })));
    probe.listen({ host, port, exclusive: true }, () => probe.close(done));
  });
}

/** The sentence for a port that cannot be listened on. */
export function portFault(cause, { host, port }) {
  if (cause.code === "EADDRINUSE") return new Fault(1, `端口 ${port} 已被占用；请关闭占用它的程序，或用 PORT 指定其他端口。`, `Port ${port} is in use; close the program that holds it, or choose another with PORT.`);
  if (cause.code === "EACCES" || cause.code === "EPERM") return new Fault(1, `无权使用端口 ${port}；请用 PORT 指定 1024 以上的端口。`, `No permission to use port ${port}; choose one above 1024 with PORT.`);
  return new Fault(1, `无法在 ${host}:${port} 监听（${cause.code}）。`, `Cannot listen on ${host}:${port} (${cause.code}).`);
}

/** Refuses a folder that cannot be written, by writing; a missing one is made where its parent can be written. */
export async function writable(directory, zhName, enName) {
  const probe = join(directory, `.write-${process.pid}`);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(probe, "");
    await rm(probe, { force: true });
  } catch (cause) {
    const full = cause.code === "ENOSPC" || cause.code === "EDQUOT";
    if (full) throw new Fault(1, `磁盘已满，无法写入${zhName} ${directory}。`, `The disk is full: cannot write to ${enName} ${directory}.`);
    throw new Fault(1, `无法写入${zhName} ${directory}；请检查文件夹权限。`, `Cannot write to ${enName} ${directory}; check the folder's permissions.`);
  }
}

/** As `writable`, for a folder that is only made when there is something to put in: it or the nearest one above. */
export async function creatable(directory, zhName, enName) {
  let above = directory;
  while (!(await stat(above).catch(() => undefined)) && dirname(above) !== above) above = dirname(above);
  await access(above, constants.W_OK).catch(() => {
    throw new Fault(1, `无法写入${zhName} ${directory}；请检查文件夹权限。`, `Cannot write to ${enName} ${directory}; check the folder's permissions.`);
  });
}
