export const zhCN = {
  which: "模板", shipped: "自带的模板", name: "模板名称", save: "保存", saveNew: "存为新模板", copy: "另存一份", remove: "删除这份模板",
  hint: "试写不保存；保存的模板对各年度、各地区都可用。", away: "保存的模板暂时读不到：{why}", failed: "没有保存：{why}", changed: "最近由会议岗位保存：{at}",
  conflict: "“{name}”在您修改期间已被他人保存（{at}）。您的文字仍在下面，没有覆盖；可看对方的，也可另存一份。", see: "看对方保存的",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  which: "Template", shipped: "The shipped template", name: "Name of the template", save: "Save", saveNew: "Save as a new template", copy: "Save a copy", remove: "Remove this template",
  hint: "Trying keeps nothing; a saved template serves every year and area.", away: "Saved templates cannot be read just now: {why}", failed: "Not saved: {why}", changed: "Last saved by the meetings post: {at}",
  conflict: "\"{name}\" was saved by somebody else while you worked on it ({at}). Your text stands below and nothing was overwritten; look at theirs, or save a copy.", see: "See theirs",
};
