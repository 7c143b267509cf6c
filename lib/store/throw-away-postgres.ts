import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of one test run: its own folder, no password, gone afterwards. */
export type ThrowAwayPostgres = {
  /** Of a new, empty database. */
  database(): Promise<string>;
  /** Stops as a power cut does; `resume` starts on the same files. */
  crash(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
};

/** The folder of the system's server programs, or undefined: Debian does not put them in the path. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions.map((version) => join("/usr/lib/postgresql", version, "bin"))];
  return folders.find((folder) => folder !== "" && existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** Starts one on a socket in its own folder, so no port is taken; as another user where this one is root, whom it refuses. */
export async function startPostgres(programs: string): Promise<ThrowAwayPostgres> {
  const user = otherUser();
  const folder = mkdtempSync(join(tmpdir(), "cunjing-pg-"));
  const data = join(folder, "data");
  if (user) chownSync(folder, user.uid, user.gid);
  const made = spawnSync(join(programs, "initdb"), ["-D", data, "-U", "cunjing", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], { ...user, env: { ...process.env }, cwd: folder, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`);
  let server: ChildProcess | undefined;
  const urlOf = (name: string) => `postgresql://cunjing@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const resume = async () => {
    server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=20", "-c", "shared_buffers=8MB"], { ...user, env: { ...process.env }, cwd: folder, stdio: "ignore" });
    await ready(urlOf("postgres"));
  };
  const end = (signal: NodeJS.Signals) => new Promise<void>((resolve) => {
    if (!server || server.exitCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill(signal);
  });
  await resume();
  let count = 0;
  return {
    async database() {
      const name = `t${(count += 1)}`;
      await ask(urlOf("postgres"), `create database ${name}`);
      return urlOf(name);
    },
    crash: () => end("SIGQUIT"),
    resume,
    async stop() {
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim() || "65534");
  return { uid: id("-u"), gid: id("-g") };
}

async function ready(url: string): Promise<void> {
  for (let left = 200; ; left -= 1) {
    try {
      return await ask(url, "select 1");
    } catch (cause) {
      if (left === 0) throw cause;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function ask(connectionString: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(question);
  } finally {
    await client.end().catch(() => undefined);
  }
}
