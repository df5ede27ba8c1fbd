import { format } from "../../../core/format.ts";
import type { Language } from "../../../core/language.ts";
import type { Library } from "../../../core/library.ts";

const en = {
  misspeltCommand: "No command {} is known. Did you mean {}?",
  misspeltOption: "{} has no option {}. Did you mean {}?",
  superseded: "{} is superseded; use {} today.",
  replaceBy: "Replace by {}",
  stopWhenEmpty: "Stop when {} is unset or empty: {}",
  fromRoot: "When {} is unset or empty, this deletes {}.",
  deletesEverything: "Deletes every file that can be reached from /, mounted file systems included.",
  refusesRoot: "Deletes every file below /. GNU rm refuses this without --no-preserve-root.",
  deletesSystem: "Deletes {} with everything below it; what the system or its users keep there is lost.",
  deletesHome: "Deletes the home directory {}, with every file in it.",
  changesSystem:
    "Changes every file below {}, and {} has no undo. Programs such as sudo and ssh refuse files with the wrong mode or owner.",
  overwritesDevice: "Overwrites the device {} from its first byte on: partition table and file systems on it are lost.",
  makesFileSystem: "Makes an empty file system on {}; what is on it now is lost.",
  wipesDevice: "Erases {}; what is on it now cannot be read again.",
  forkBomb:
    "A fork bomb: {} starts itself twice, again and again, until no process can be started. Only a limit (ulimit -u) holds it.",
};

const WORDS: Readonly<Record<Language, typeof en>> = {
  en,
  "zh-cn": {
    misspeltCommand: "不认识命令 {}，是不是想写 {}？",
    misspeltOption: "{} 没有选项 {}，是不是想写 {}？",
    superseded: "{} 已被取代，现在用 {}。",
    replaceBy: "改为 {}",
    stopWhenEmpty: "{} 未设置或为空时停下：{}",
    fromRoot: "{} 未设置或为空时，这里删除的是 {}。",
    deletesEverything: "从 / 开始删除所有能删的文件，包括已挂载的文件系统。",
    refusesRoot: "删除 / 下的所有文件。GNU rm 不加 --no-preserve-root 会拒绝执行。",
    deletesSystem: "删除 {} 以及其下的一切，系统和用户放在那里的文件都会丢失。",
    deletesHome: "删除主目录 {} 以及其中的所有文件。",
    changesSystem: "改动 {} 下的每一个文件，而 {} 无法撤销。权限或属主不对时，sudo、ssh 等程序会拒绝工作。",
    overwritesDevice: "从第一个字节起覆盖设备 {}：上面的分区表和文件系统都会丢失。",
    makesFileSystem: "在 {} 上建立空的文件系统，原有内容全部丢失。",
    wipesDevice: "擦除 {}，原有内容再也读不出来。",
    forkBomb: "fork 炸弹：{} 不断启动两个自己，直到无法再创建进程，只有 ulimit -u 的限制拦得住它。",
  },
};

export function say(library: Library, key: keyof typeof en, ...values: string[]): string {
  return format(WORDS[library.language][key], ...values);
}
