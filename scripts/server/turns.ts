/** Lets a few works run at once and the rest wait in order; beyond `waiting` they are turned away. */
export class Turns {
  #running = 0;
  readonly #queue: (() => void)[] = [];

  constructor(private readonly atOnce: number, private readonly waiting: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atOnce) {
      if (this.#queue.length >= this.waiting) throw new BusyError();
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next(); // the place goes on to the next one
      else this.#running -= 1;
    }
  }
}

export class BusyError extends Error {
  constructor() {
    super("too many renders are waiting");
  }
}
