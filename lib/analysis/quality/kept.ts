import type { OpenLedger } from "../open-ledger";

/**
 * What was made of a snapshot stays true, for it never changes: each answer is made once for its key, whoever asks, and so many are kept for each open
 * snapshot, those asked for last. One that failed is made anew.
 */
export function keptFor<T>(most: number): (ledger: Pick<OpenLedger, "reader">, key: string | number, make: () => Promise<T>) => Promise<T> {
  const snapshots = new WeakMap<OpenLedger["reader"], Map<string | number, Promise<T>>>();
  return ({ reader }, key, make) => {
    const answers = snapshots.get(reader) ?? new Map<string | number, Promise<T>>();
    snapshots.set(reader, answers);
    const known = answers.get(key);
    const answer = known ?? make();
    // The order of a Map is that of its entries: taken out and put back, this one is the last to go.
    answers.delete(key);
    answers.set(key, answer);
    if (!known) answer.catch(() => answers.get(key) === answer && answers.delete(key));
    if (answers.size > most) answers.delete(answers.keys().next().value!);
    return answer;
  };
}
