/** Every sentence that the extension shows outside notes, labs and diagrams. `{}` stands for a value. */
import type { Text } from "../core/language.ts";

export const MESSAGES = {
  contentsTitle: { en: "Chapters", "zh-cn": "章节" },
  notesTitle: { en: "My notes", "zh-cn": "我的笔记" },
  notWritten: { en: "not written yet", "zh-cn": "尚未编写" },
  readOf: { en: "{} of {} read", "zh-cn": "已读 {}/{}" },
  read: { en: "read", "zh-cn": "已读" },
  labMinutes: { en: "lab · {} min", "zh-cn": "实验 · {} 分钟" },
  labStarted: { en: "lab · {} of {} checks", "zh-cn": "实验 · 通过 {}/{}" },
  labPassed: { en: "lab · passed", "zh-cn": "实验 · 已通过" },
  diagram: { en: "diagram", "zh-cn": "图解" },
  findTitle: { en: "Find in Syslab", "zh-cn": "在 Syslab 中查找" },
  findPlaceholder: {
    en: "A call, a flag, an error, a command, a section, a heading of your notes…",
    "zh-cn": "函数、标志、错误码、命令、章节，或笔记里的标题……",
  },
  findNothing: { en: "Nothing found for “{}”.", "zh-cn": "没有找到“{}”。" },
  openNotePlaceholder: { en: "Which section do you want to read?", "zh-cn": "想读哪一节？" },
  openDiagramPlaceholder: { en: "Which diagram do you want to open?", "zh-cn": "想打开哪张图解？" },
  openReferencePlaceholder: {
    en: "A call, flag, struct, error or command",
    "zh-cn": "函数、标志、结构体、错误码或命令",
  },
  noSuchSection: { en: "There is no section {}.", "zh-cn": "没有 {} 这一节。" },
  noSuchDiagram: { en: "There is no diagram {}.", "zh-cn": "没有图解 {}。" },
  noSuchEntry: { en: "There is no entry for {} yet.", "zh-cn": "还没有 {} 的条目。" },
  noManual: {
    en: "The manual page {} is not installed. On Debian and Ubuntu: sudo apt install man-db manpages-dev",
    "zh-cn": "没有安装手册页 {}。Debian、Ubuntu 上运行：sudo apt install man-db manpages-dev",
  },
  sectionNotWritten: {
    en: "# {}\n\nThis section is not written yet. The chapter that is complete is [9 I/O multiplexing](note:book/9.1).",
    "zh-cn": "# {}\n\n这一节尚未编写。已经完整的是[第 9 章 I/O 复用](note:book/9.1)。",
  },
  noteMissing: { en: "This note cannot be read: {}", "zh-cn": "读不到这篇笔记：{}" },
  notesGone: {
    en: "not found; remove it from the list, or put it back",
    "zh-cn": "找不到；请从列表中移除，或者把它放回原处",
  },
  notesEmpty: { en: "no Markdown in it", "zh-cn": "里面没有 Markdown 文件" },
  noHeadings: { en: "no headings", "zh-cn": "没有标题" },
  notesFolderButton: { en: "Show as notes", "zh-cn": "作为笔记显示" },
  languageNow: { en: "Syslab now speaks English.", "zh-cn": "Syslab 现在使用简体中文。" },
  serverFailed: {
    en: "Syslab's language server did not start: {}. Hover and completion are off; reload the window to try again.",
    "zh-cn": "Syslab 语言服务器没有启动：{}。悬停和补全不可用；重新加载窗口可再试。",
  },
  chooseLab: { en: "Which lab do you want to start?", "zh-cn": "想开始哪个实验？" },
  noSuchLab: { en: "There is no lab {}.", "zh-cn": "没有实验 {}。" },
  noFolder: {
    en: "A lab is copied into your workspace, and no folder is open. Open a folder first.",
    "zh-cn": "实验要复制到工作区，但现在没有打开文件夹。请先打开一个文件夹。",
  },
  openFolder: { en: "Open Folder…", "zh-cn": "打开文件夹…" },
  untrusted: {
    en: "Labs compile and run programs, and this workspace is not trusted. Trust it to go on.",
    "zh-cn": "实验要编译并运行程序，而这个工作区不受信任。信任它之后才能继续。",
  },
  manageTrust: { en: "Manage Trust", "zh-cn": "管理信任" },
  notStarted: { en: "The lab “{}” is not started in this workspace.", "zh-cn": "这个工作区里还没有开始实验“{}”。" },
  startIt: { en: "Start It", "zh-cn": "开始实验" },
  labStartedAt: { en: "The lab “{}” is in {}.", "zh-cn": "实验“{}”已放在 {}。" },
  labOpenAgain: {
    en: "The lab “{}” was started before; your files are as you left them.",
    "zh-cn": "实验“{}”以前开始过，你的文件原样未动。",
  },
  labPassedNow: { en: "“{}” passed: all {} checks.", "zh-cn": "“{}”通过：{} 项检查全部通过。" },
  labNotPassed: { en: "“{}”: {} of {} checks passed. First to mend: {}", "zh-cn": "“{}”：通过 {}/{} 项检查。先看：{}" },
  showChecks: { en: "Show Checks", "zh-cn": "查看检查结果" },
  showHint: { en: "Hint", "zh-cn": "提示" },
  hint: { en: "Hint {} of {} · {}: {}", "zh-cn": "提示 {}/{} · {}：{}" },
  nextHint: { en: "Next Hint", "zh-cn": "下一条提示" },
  compare: { en: "Compare with Solution", "zh-cn": "与参考解答对比" },
  compareTitle: { en: "{}: yours ↔ solution", "zh-cn": "{}：你的 ↔ 参考解答" },
  resetQuestion: {
    en: "Put the starter of “{}” back? Your files are kept in a backup folder beside it.",
    "zh-cn": "把“{}”恢复为初始代码？你的文件会先备份到旁边的文件夹。",
  },
  reset: { en: "Reset", "zh-cn": "重置" },
  resetDone: { en: "The starter is back; your files are in {}.", "zh-cn": "已恢复初始代码；你的文件在 {}。" },
  resetNothing: { en: "The starter is there again.", "zh-cn": "初始代码已放回。" },
  runTerminal: { en: "Lab {}", "zh-cn": "实验 {}" },
  tests: { en: "Syslab labs", "zh-cn": "Syslab 实验" },
  runProfile: { en: "Check", "zh-cn": "检查" },
  expected: { en: "Expected: {}", "zh-cn": "期望：{}" },
  saw: { en: "Saw: {}", "zh-cn": "实际：{}" },
  look: { en: "Look at: {}", "zh-cn": "去看：{}" },
  skipped: { en: "Not reached: an earlier check did not pass.", "zh-cn": "没有执行到：前面的检查没有通过。" },
  explainTitle: { en: "Explain a command line", "zh-cn": "解释命令行" },
  nothingSelected: { en: "nothing is selected in the terminal.", "zh-cn": "终端里没有选中内容。" },
  copied: { en: "The explanation is copied.", "zh-cn": "解释已复制。" },
  actionFailed: { en: "Syslab could not do that: {}", "zh-cn": "Syslab 没能完成：{}" },
  exported: { en: "The picture is saved as {}.", "zh-cn": "图片已保存为 {}。" },
  taskBuild: { en: "build {}", "zh-cn": "编译 {}" },
} satisfies Record<string, Text>;

/** Notifications show the marks around `code` as they are, where pages and test results render them. */
export function withoutCodeMarks(text: string): string {
  return text.replaceAll("`", "");
}
