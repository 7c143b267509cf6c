import { LRUCache } from "lru-cache";
import { refine, weight, type FinishedAnswer } from "./finished-answer";

const MEBIBYTE = 1024 * 1024;

/**
 * Finished answers, the least recently asked for given up first. One that is asked for again is compressed once more as
 * well as it can be, one at a time, while nobody waits for it.
 */
export class KeptAnswers {
  readonly #answers: LRUCache<string, FinishedAnswer>;
  readonly #waiting = new Set<string>();
  #refining: Promise<void> | undefined;

  constructor(bytes = 96 * MEBIBYTE) {
    this.#answers = new LRUCache({ maxSize: bytes, maxEntrySize: bytes / 8, sizeCalculation: weight });
  }

  get(key: string): FinishedAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer && !answer.best) this.#refineLater(key);
    return answer;
  }

  keep(key: string, answer: FinishedAnswer): void {
    this.#answers.set(key, answer);
  }

  /** Bytes held now. */
  get size(): number {
    return this.#answers.calculatedSize;
  }

  /** Resolves when nothing is left to compress better. */
  async settled(): Promise<void> {
    while (this.#refining) await this.#refining;
  }

  #refineLater(key: string): void {
    this.#waiting.add(key);
    this.#refining ??= this.#refineAll().finally(() => (this.#refining = undefined));
  }

  async #refineAll(): Promise<void> {
    for (const key of this.#waiting) {
      const answer = this.#answers.peek(key);
      if (answer) {
        const better = await refine(answer);
        // It may have been given up meanwhile; then it stays given up.
        if (this.#answers.peek(key) === answer) this.#answers.set(key, better);
      }
      this.#waiting.delete(key);
    }
  }
}
