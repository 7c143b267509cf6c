import type { NextConfig } from "next";

/**
 * Chinese stands at the root without a prefix, English under /en; both are app/[locale]. The address without a prefix is
 * the only one a Chinese page has: /zh-CN/… goes back to it.
 */
const config: NextConfig = {
  serverExternalPackages: ["@duckdb/node-api", "echarts", "@protobi/exceljs", "apache-arrow", "pptxgenjs", "docx", "@resvg/resvg-js", "fflate", "libsql", "pg"],
  poweredByHeader: false,
  compress: false, // the server round Next keeps finished answers compressed
  reactStrictMode: true,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true }, // types are checked by npm test, once for the whole project; a build need not do it again
  async redirects() {
    return [{ source: "/zh-CN/:path*", destination: "/:path*", permanent: true }];
  },
  async rewrites() {
    return {
      beforeFiles: [
        { source: "/", destination: "/zh-CN" },
        { source: "/:path((?!en$|en/|zh-CN$|zh-CN/|_next/|download/|chart/|favicon|icon\\.svg).+)", destination: "/zh-CN/:path" },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default config;
