import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";
import { note } from "./say.mjs";

/** Are the programs of a PostgreSQL server here? Debian keeps them out of the path. */
export function hasPostgres() {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").map((version) => join("/usr/lib/postgresql", version, "bin")) : [];
  return [...(process.env.PATH ?? "").split(delimiter), ...versions].some((folder) => folder !== "" && existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** Debian's PostgreSQL, installed where this is root; elsewhere the tests against it are skipped, and that is said. */
export async function installPostgres() {
  if (hasPostgres()) return true;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    note("正在安装 PostgreSQL（apt-get）……", "Installing PostgreSQL (apt-get)…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "postgresql"], { env });
  }
  if (hasPostgres()) return true;
  note("没有 PostgreSQL 服务程序：针对它的测试将跳过，并计入“skipped”。", "There is no PostgreSQL server here: the tests against it are skipped and counted as skipped.");
  return false;
}
