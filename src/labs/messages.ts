import { format } from "../core/format.ts";
import type { Text } from "../core/language.ts";

/** What can keep a lab from being started or checked. */
const PROBLEMS = {
  folderMissing: {
    en: "The folder {} is not there. Start the lab again to get its files.",
    "zh-cn": "找不到文件夹 {}。重新开始该实验即可恢复文件。",
  },
  mainMissing: {
    en: "{} is not in {}. Put it back, or start the lab again.",
    "zh-cn": "{1} 中没有 {0}。请放回该文件，或者重新开始该实验。",
  },
  needs: {
    en: "This lab needs {}, which is not installed. To install it: {}",
    "zh-cn": "这个实验需要 {}，但没有安装。安装命令：{}",
  },
  noNamespaces: {
    en: "This lab needs user and network namespaces, which this machine does not allow. To allow them: sudo sysctl -w user.max_user_namespaces=15000 kernel.apparmor_restrict_unprivileged_userns=0",
    "zh-cn":
      "这个实验需要用户与网络命名空间，但本机不允许。允许的命令：sudo sysctl -w user.max_user_namespaces=15000 kernel.apparmor_restrict_unprivileged_userns=0",
  },
  notLinux: {
    en: "Labs run on Linux only; open the workspace in WSL, a container or over SSH.",
    "zh-cn": "实验只能在 Linux 上运行；请在 WSL、容器或通过 SSH 打开工作区。",
  },
  cannotWrite: {
    en: "{} cannot be written to ({}). Open a folder that you may write in.",
    "zh-cn": "无法写入 {}（{}）。请打开一个可写的文件夹。",
  },
  cannotRead: { en: "{} cannot be read.", "zh-cn": "无法读取 {}。" },
  checkerDied: {
    en: "The checker ended without a result: {}",
    "zh-cn": "检查程序没有给出结果就结束了：{}",
  },
  tooLong: {
    en: "Checking took more than {} seconds and was stopped.",
    "zh-cn": "检查超过 {} 秒，已停止。",
  },
  cancelled: { en: "Checking was stopped.", "zh-cn": "检查已停止。" },
} satisfies Record<string, Text>;

/** A problem in every language; `{}` are filled in order, `{0}` and `{1}` by number. */
export function problem(name: keyof typeof PROBLEMS, ...values: (string | number)[]): Text {
  const text = PROBLEMS[name];
  const fill = (sentence: string) =>
    format(
      sentence.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? "")),
      ...values,
    );
  return { en: fill(text.en), "zh-cn": fill(text["zh-cn"]) };
}

/** An error that already is a sentence for the learner. */
export class LabProblem extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
