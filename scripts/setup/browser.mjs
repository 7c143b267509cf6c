import { existsSync } from "node:fs";
import { run } from "./run.mjs";
import { Fault, note } from "./say.mjs";

const PLACES = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"],
  darwin: ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
};

/** The system's Chromium: by CHROMIUM_PATH, else in its usual places. */
export function chromium(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  return (PLACES[process.platform] ?? []).find((path) => existsSync(path));
}

/** Debian's build of the same Chromium without windows: a page costs a sixth of the processor's time. */
const WINDOWLESS = "/usr/lib/chromium/chromium-headless-shell";

/** The browser of the tests: the one named by CHROMIUM_PATH, else the one without windows where it is there. */
export function testBrowser(env = process.env) {
  return !env.CHROMIUM_PATH && existsSync(WINDOWLESS) ? WINDOWLESS : chromium(env);
}

/** Chromium and Chinese fonts, installed where this is root on Debian; elsewhere it says what to install. */
export async function installBrowser() {
  if (process.env.CHROMIUM_PATH && !chromium()) {
    throw new Fault(1, "CHROMIUM_PATH 指向的浏览器不存在。", "CHROMIUM_PATH names a browser that is not there.");
  }
  if (chromium() && (await hasChineseFont())) return installWindowless();
  if (!mayInstall()) {
    throw new Fault(1, "浏览器测试需要系统自带的 Chromium 和中文字体；请安装（Debian：apt-get install -y chromium fonts-noto-cjk）或设置 CHROMIUM_PATH 后重试。", "The browser tests need the system's Chromium and Chinese fonts; install them (Debian: apt-get install -y chromium fonts-noto-cjk) or set CHROMIUM_PATH, then try again.");
  }
  note("正在安装 Chromium 和中文字体（apt-get）……", "Installing Chromium and Chinese fonts (apt-get)…");
  if (!(await install("chromium", "fonts-noto-cjk", "fontconfig")) || !chromium()) throw new Fault(1, "Chromium 安装失败，原因见上。", "Chromium could not be installed, see above.");
  await installWindowless();
  return true;
}

const mayInstall = () => process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

async function install(...packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const patience = ["-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20"];
  await run("apt-get", [...patience, "update", "-q"], { env });
  return (await run("apt-get", [...patience, "install", "-y", "-q", "--no-install-recommends", ...packages], { env })).code === 0;
}

/** Beside Debian's Chromium only; the tests are the same without it, and take some minutes more. */
async function installWindowless() {
  if (process.env.CHROMIUM_PATH || existsSync(WINDOWLESS) || !mayInstall() || !existsSync("/usr/lib/chromium/chromium")) return false;
  note("正在安装不带窗口的 Chromium（apt-get）……", "Installing Chromium without windows (apt-get)…");
  if (await install("chromium-headless-shell")) return true;
  note("没有装上：浏览器测试改用带窗口的 Chromium，多花几分钟。", "It could not be installed: the browser tests use the one with windows and take some minutes more.");
  return false;
}

/** Without a Chinese font a browser draws blanks and says nothing. */
async function hasChineseFont() {
  if (process.platform !== "linux") return true;
  const { code, output } = await run("fc-list", [":lang=zh-cn", "family"], { collect: true }).catch(() => ({ code: 1, output: "" }));
  return code === 0 && output.trim() !== "";
}
