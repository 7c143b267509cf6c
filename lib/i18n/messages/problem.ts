export const zhCN = {
  home: "回到总览", villages: "到村级比较里找",
  emptyHeading: "还没有数据", emptyNext: "先导入一个台账包；下面的命令导入示例数据，换成自己的文件夹即可。导入后刷新本页。",
  damagedHeading: "快照已损坏，不能使用", damagedNext: "请核对快照，再从原来的台账包重新导入。",
  areaHeading: "没有这个地区", areaNext: "请核对代码，或用页首的“地区”按名称查找。",
  yearHeading: "没有这个年度的数据", yearNext: "请在页首的“统计年度”里另选一年。",
  snapshotHeading: "没有这个快照", snapshotNext: "请去掉地址里的 snapshot 部分，改看当前快照。",
  indicatorHeading: "没有这个指标", indicatorNext: "请在村级比较里另选一个指标。",
  addressHeading: "地址有误", addressNext: "请核对地址，或从总览重新开始。",
  storeHeading: "跟踪记录库暂不可用", storeNext: "台账页面不受影响；恢复后请重新打开本页。",
  pageHeading: "没有这个页面", pageNext: "请从下面的页面重新开始。",
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  home: "Back to the overview", villages: "Look for it among the villages",
  emptyHeading: "No data yet", emptyNext: "Import a ledger package first: the command below imports the sample; put your own folder in its place. Then reload this page.",
  damagedHeading: "The snapshot is damaged and is not used", damagedNext: "Verify the snapshot, then import the ledger package again.",
  areaHeading: "No such area", areaNext: "Check the code, or find the area by name under Area at the top.",
  yearHeading: "No data for this year", yearNext: "Choose another year under Statistical year at the top.",
  snapshotHeading: "No such snapshot", snapshotNext: "Take the snapshot part out of the address to see the current one.",
  indicatorHeading: "No such indicator", indicatorNext: "Choose another indicator among the villages.",
  addressHeading: "The address is not valid", addressNext: "Check the address, or start again from the overview.",
  storeHeading: "The small database is not available", storeNext: "The ledger's pages are not affected; open this page again when it is back.",
  pageHeading: "No such page", pageNext: "Start again from one of these pages.",
};
