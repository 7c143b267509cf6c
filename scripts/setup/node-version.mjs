// Read by every Node that knows modules at all, so nothing newer than ES2015 here.
var OLDEST = [20, 9];

/** The sentence for a Node that is too old, or undefined. */
export function nodeFault(version) {
  var parts = version.split(".").map(Number);
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return undefined;
  return {
    zh: "需要 Node " + OLDEST.join(".") + " 或更新版本，当前为 " + version + "；请到 https://nodejs.org 安装新版本后重试。",
    en: "Node " + OLDEST.join(".") + " or newer is needed, this is " + version + "; install a newer one from https://nodejs.org and try again.",
  };
}
