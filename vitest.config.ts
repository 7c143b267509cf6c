import { defineConfig } from "vitest/config";

/** Folders whose code keeps nothing that one file of tests could leave to another: they share what they load, which is half of their time. */
const PURE = ["base", "statistics", "i18n", "indicators", "analysis", "views", "charts", "speech", "exports"].map((folder) => `lib/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    setupFiles: ["vitest.setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "apart", include: ["lib/**/*.test.ts", "scripts/**/*.test.{ts,mjs}", "e2e/**/*.test.ts"], exclude: PURE } },
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
    ],
  },
});
