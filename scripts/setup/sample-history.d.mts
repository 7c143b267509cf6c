export const EARLIER: readonly string[];
export function importEarlierSamples(root: string, dataDir: string, days?: readonly string[]): Promise<boolean>;
