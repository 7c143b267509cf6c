/** Does `work` on every item, at most `width` at a time, and returns the answers in the items' order. */
export async function inParallel<Item, Answer>(items: readonly Item[], width: number, work: (item: Item, at: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = new Array<Answer>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      answers[at] = await work(items[at]!, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return answers;
}
