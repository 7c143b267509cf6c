/** A sentence in both languages, Chinese first. Progress and faults go to standard error, results to standard output. */
export const say = (zh, en) => void process.stdout.write(`${zh}\n${en}\n`);
export const note = (zh, en) => void process.stderr.write(`${zh}  ${en}\n`);

/** A fault with its own exit code: 1 the program cannot, 2 the wish is refused. Printed as sentences, never as a stack. */
export class Fault extends Error {
  constructor(exitCode, zh, en) {
    super(en);
    this.exitCode = exitCode;
    this.zh = zh;
    this.en = en;
  }
}

/** Ends the program with the fault's sentences; what is not a Fault is a mistake of ours and shows one line of itself. */
export function endWith(cause) {
  if (cause instanceof Fault) process.stderr.write(`${cause.zh}\n${cause.en}\n`);
  else process.stderr.write(`程序出错：${oneLine(cause)}\nThe program failed: ${oneLine(cause)}\n`);
  process.exit(cause instanceof Fault ? cause.exitCode : 1);
}

const oneLine = (cause) => String(cause?.message ?? cause).split("\n")[0];
