import tseslint from "typescript-eslint";

/** The one-way rule, written once: a layer may import itself and what stands left of it. */
const LAYERS = ["base", "store", "statistics", "i18n", "engine", "snapshots", "indicators", "analysis", "views", "charts", "speech", "exports", "services"];

/** The folder that owns each vendor package; nothing else may import it. */
const OWNERS = {
  "@duckdb/node-api": ["lib/engine/duckdb"],
  echarts: ["lib/charts"],
  "use-intl": ["lib/i18n"],
  "@protobi/exceljs": ["lib/snapshots", "lib/exports"],
  "apache-arrow": ["lib/exports"],
  pptxgenjs: ["lib/exports"],
  docx: ["lib/exports"],
  "@resvg/resvg-js": ["lib/exports"],
  mammoth: ["lib/speech"],
  saxes: ["lib/snapshots", "lib/exports"],
  "topojson-client": ["lib/snapshots"],
  "d3-geo": ["lib/charts"],
  yauzl: ["lib/snapshots"],
  "@stdlib": ["lib/statistics"],
  "pure-rand": ["lib/base"],
  tyme4ts: ["lib/analysis", "scripts"],
  commander: ["scripts"],
  next: ["app", "scripts"],
  react: ["app"],
  "lru-cache": ["lib/services", "scripts"],
  kysely: ["lib/store"],
  libsql: ["lib/store"],
  pg: ["lib/store"],
  "ical-generator": ["lib/exports"],
};

const vendors = (folder) =>
  Object.entries(OWNERS)
    .filter(([, owners]) => !owners.some((owner) => folder.startsWith(owner) || owner.startsWith(`${folder}/`)))
    .flatMap(([name]) => [name, `${name}/*`]);

const forbid = (patterns, message) => ({ "no-restricted-imports": ["error", { patterns: [{ group: patterns, message }] }] });

const layerRules = LAYERS.map((layer, at) => {
  const right = LAYERS.slice(at + 1).flatMap((name) => [`**/${name}/**`, `../${name}`]);
  return {
    files: [`lib/${layer}/**/*.ts`],
    ignores: ["lib/engine/duckdb/**"],
    rules: forbid([...right, "**/app/**", "**/scripts/**", ...vendors(`lib/${layer}`), ...(layer === "engine" ? ["@duckdb/node-api"] : [])], "imports go left only, and a vendor package has one owner: see LAYERS and OWNERS in eslint.config.mjs"),
  };
});

export default tseslint.config(
  { ignores: [".next/**", "node_modules/**", "next-env.d.ts", "data/**", "test-results/**", "playwright-report/**"] },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  { files: ["scripts/**", "e2e/**"], rules: { "no-console": "off" } },
  ...layerRules,
  { files: ["lib/engine/duckdb/**/*.ts"], rules: forbid(LAYERS.slice(LAYERS.indexOf("engine") + 1).map((name) => `**/lib/${name}/**`), "imports go left only") },
  { files: ["app/**/*.{ts,tsx}"], rules: forbid([...LAYERS.filter((name) => !["services", "i18n", "views", "charts", "base"].includes(name)).map((name) => `**/lib/${name}/**`), ...vendors("app")], "pages reach the data through lib/services only") },
  { files: ["scripts/**/*.ts"], rules: forbid(LAYERS.filter((name) => !["services", "i18n", "base"].includes(name)).map((name) => `**/lib/${name}/**`), "scripts reach the data through lib/services only") },
);
