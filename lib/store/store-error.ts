import { LedgerError, type Bilingual } from "../base/errors";

export type StoreFault = "locked" | "readOnly" | "gone" | "damaged" | "newer" | "away" | "full" | "address" | "failed";

/** The small database's: what is wrong, that nothing was written, and what to do. The ledger's pages go on without it. HTTP 503, exit 3. */
export class StoreError extends LedgerError {
  static override readonly kind = "StoreError";
  override readonly status = 503;
  override readonly exitCode = 3;

  constructor(readonly fault: StoreFault, options?: ErrorOptions) {
    super(`store.${fault}`, TEXTS[fault], options);
  }
}

const TEXTS: Record<StoreFault, Bilingual> = {
  locked: { zh: "跟踪记录库正被另一个程序占用，本次没有写入；请稍后再保存一次。", en: "the small database is in use by another program, nothing was written; save again in a moment" },
  readOnly: { zh: "跟踪记录库只能读取，本次没有写入；请让管理员恢复 cunjing.db 及其文件夹的写权限。", en: "the small database can only be read, nothing was written; ask the administrator to make cunjing.db and its folder writable again" },
  gone: { zh: "跟踪记录库 cunjing.db 在运行中被移走或不可打开，本次没有写入；请从备份放回原处，或重新启动以新建一个。", en: "the small database cunjing.db was moved away while running or cannot be opened, nothing was written; put it back from the backup, or restart to begin a new one" },
  damaged: { zh: "跟踪记录库 cunjing.db 已损坏，本次没有写入；请停止服务，把它改名留存，从备份恢复，或用 ledger cases import 装回导出的记录。台账页面不受影响。", en: "the small database cunjing.db is damaged, nothing was written; stop the server, rename the file to keep it, restore the backup or load an export with ledger cases import; the ledger's pages are not affected" },
  newer: { zh: "跟踪记录库由更新版本的程序写成，本版本不能打开，以免写坏；请升级程序。", en: "the small database was written by a newer version of the program, and this one does not open it lest it be harmed; upgrade the program" },
  away: { zh: "连接不上 PostgreSQL 数据库（DATABASE_URL），不能确认已写入；恢复后再保存一次即可，不会重复写入。", en: "the PostgreSQL database (DATABASE_URL) cannot be reached, so writing is not confirmed; save again when it is back, nothing will be written twice" },
  full: { zh: "磁盘已满，本次没有写入；请清理后再保存一次。", en: "the disk is full, nothing was written; make room and save again" },
  address: { zh: "DATABASE_URL 不正确，应为 postgresql://用户@主机/数据库。", en: "DATABASE_URL is not right, expected postgresql://user@host/database" },
  failed: { zh: "跟踪记录库出错，本次没有写入；请再试一次，如仍出错请告诉管理员。", en: "the small database failed, nothing was written; try again, and tell the administrator if it fails again" },
};

/** What a driver threw, as the fault it stands for; an error of ours passes as it is. */
export function toStoreError(cause: unknown, kind: "sqlite" | "postgres" = "sqlite"): LedgerError {
  if (cause instanceof LedgerError) return cause;
  const { code = "", message = "" } = (cause ?? {}) as { code?: unknown; message?: string };
  const fault = faultOf(String(code), message);
  return new StoreError(kind === "postgres" && fault === "gone" ? "away" : fault, { cause }); // its socket is a file too
}

const FAULTS: readonly [RegExp, StoreFault][] = [
  [/^SQLITE_(BUSY|LOCKED)/, "locked"], [/^SQLITE_READONLY|^EACCES$|^EROFS$|^EPERM$|^25006$/, "readOnly"], [/^SQLITE_(CANTOPEN|IOERR)|^ENOENT$|^ENOTDIR$/, "gone"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"], [/^SQLITE_FULL$|^ENOSPC$|^53100$/, "full"],
  [/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET)|^08|^57P0|^53300$|^28|^3D000$/, "away"],
];

function faultOf(code: string, message: string): StoreFault {
  const known = FAULTS.find(([pattern]) => pattern.test(code));
  if (known) return known[1];
  if (/connection (?:terminated|ended|error)|not queryable|timeout (?:exceeded|expired)|read timeout|Connection terminated/i.test(message)) return "away";
  if (/database is locked/i.test(message)) return "locked";
  if (/readonly database/i.test(message)) return "readOnly";
  if (/malformed|not a database/i.test(message)) return "damaged";
  if (/unable to open/i.test(message)) return "gone";
  return "failed";
}
