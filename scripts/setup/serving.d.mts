export type Served = { url: string; milliseconds: number; stop(): Promise<void>; output(): string };
export function startServer(dataDir: string, env?: Record<string, string>): Promise<Served>;
