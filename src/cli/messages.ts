import { format } from "../core/format.ts";
import type { Language, Text } from "../core/language.ts";

export const HELP: Text = {
  en: `syslab explain [--json] '<command line>'   take a shell command apart
syslab explain --python <name>             explain a name of Python, such as threading.Lock
syslab explain --c <name>                  explain a call, flag, struct or error of C
syslab explain --cpp <name>                explain a name of the C++ library, such as std::mutex
syslab labs [--json]                       list the labs
syslab start <lab> [folder]                copy a lab's starter (into ./labs/<lab> without a folder)
syslab run <lab> [folder]                  compile your program and run it
syslab check <lab> [folder] [--json]       check your solution; 0 passed, 1 not, 2 could not be run
syslab check --all-solutions [--repeat N] [--jobs N]
                                           check the shipped solutions; how reliable the checks are
A lab may be named by its last part; in its folder it need not be named at all.
Everywhere: --language en|zh-cn`,
  "zh-cn": `syslab explain [--json] '<命令行>'         逐段解释一条 shell 命令
syslab explain --python <名字>             解释 Python 的名字，例如 threading.Lock
syslab explain --c <名字>                  解释 C 的函数、标志、结构体或错误码
syslab explain --cpp <名字>                解释 C++ 标准库的名字，例如 std::mutex
syslab labs [--json]                       列出实验
syslab start <实验> [文件夹]               复制实验的初始代码（不给文件夹则放到 ./labs/<实验>）
syslab run <实验> [文件夹]                 编译并运行你的程序
syslab check <实验> [文件夹] [--json]      检查你的程序；退出状态 0 通过，1 未通过，2 无法运行
syslab check --all-solutions [--repeat N] [--jobs N]
                                           检查自带的参考解答，衡量检查本身是否可靠
实验可以只写 id 的最后一段；在实验的文件夹里可以不写。
通用选项：--language en|zh-cn`,
};

const MESSAGES = {
  unknownCommand: { en: "syslab has no command “{}”.", "zh-cn": "syslab 没有“{}”这个命令。" },
  whatToExplain: {
    en: "Say what to explain: syslab explain 'tar -zxvf a.tar.gz'",
    "zh-cn": "请给出要解释的内容：syslab explain 'tar -zxvf a.tar.gz'",
  },
  nothingKnown: { en: "Nothing is known about “{}”.", "zh-cn": "没有关于“{}”的条目。" },
  noReference: {
    en: "The reference {} cannot be read ({}). Build or install Syslab again.",
    "zh-cn": "读不到参考资料 {}（{}）。请重新构建或安装 Syslab。",
  },
  whichLab: { en: "Say which lab: syslab labs lists them.", "zh-cn": "请指定实验：syslab labs 会列出全部实验。" },
  noSuchLab: {
    en: "There is no lab “{}”; syslab labs lists them.",
    "zh-cn": "没有实验“{}”；syslab labs 会列出全部实验。",
  },
  started: {
    en: "The lab is in {}. Write {}, then: syslab check {}",
    "zh-cn": "实验已放在 {}。编写 {}，然后运行：syslab check {}",
  },
  existed: {
    en: "The lab was started before; your files in {} are as they were.",
    "zh-cn": "实验以前开始过；{} 中的文件原样未动。",
  },
  minutes: { en: "{} min", "zh-cn": "{} 分钟" },
  passed: { en: "passed", "zh-cn": "通过" },
  failed: { en: "failed", "zh-cn": "未通过" },
  error: { en: "error", "zh-cn": "出错" },
  skipped: { en: "skipped", "zh-cn": "跳过" },
  expected: { en: "expected", "zh-cn": "期望" },
  saw: { en: "saw", "zh-cn": "实际" },
  look: { en: "look at", "zh-cn": "去看" },
  solutions: { en: "{} of {} runs of the solutions passed", "zh-cn": "参考解答运行 {1} 次，通过 {0} 次" },
} satisfies Record<string, Text>;

export function say(language: Language, name: keyof typeof MESSAGES, ...values: (string | number)[]): string {
  const text = MESSAGES[name][language].replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
  return format(text, ...values);
}
