export function chromium(env?: Record<string, string | undefined>): string | undefined;
export function testBrowser(env?: Record<string, string | undefined>): string | undefined;
export function installBrowser(): Promise<boolean>;
