import os from "node:os";
import type { Text } from "../../core/language.ts";
import { format } from "../../core/format.ts";
import type { End, Reason } from "./cage.ts";

const SIGNALS: Readonly<Record<string, Text>> = {
  SIGSEGV: { en: "it used an address that is not its own", "zh-cn": "访问了不属于它的内存地址" },
  SIGBUS: { en: "it used memory that has nothing behind it", "zh-cn": "访问的内存背后没有内容" },
  SIGABRT: { en: "abort(): a failed assertion, or the heap is damaged", "zh-cn": "abort()：断言失败，或者堆被破坏" },
  SIGFPE: { en: "a division by zero", "zh-cn": "除以零" },
  SIGPIPE: {
    en: "it wrote to a connection that the other side had closed; pass MSG_NOSIGNAL, or ignore SIGPIPE",
    "zh-cn": "向对方已关闭的连接写数据；给 send() 加 MSG_NOSIGNAL，或者忽略 SIGPIPE",
  },
  SIGXCPU: { en: "it used up its processor time", "zh-cn": "用完了允许的 CPU 时间" },
  SIGXFSZ: { en: "it wrote a file of more than 64 MiB", "zh-cn": "写出的文件超过 64 MiB" },
};

const REASONS: Readonly<Record<Exclude<Reason, "ended">, Text>> = {
  time: { en: "did not end in time and was stopped", "zh-cn": "没有在限定时间内结束，已被停止" },
  processes: {
    en: "started more than 200 processes and was stopped with all of them",
    "zh-cn": "创建了 200 个以上的进程，已连同它们一起被停止",
  },
  memory: { en: "took too much memory and was stopped", "zh-cn": "占用内存过多，已被停止" },
  output: { en: "printed more than 256 MiB and was stopped", "zh-cn": "输出超过 256 MiB，已被停止" },
  told: { en: "was stopped", "zh-cn": "已被停止" },
};

/** The rest of a sentence that begins with "the program". */
export function howItEnded({ reason, exit, signal }: End): Text {
  if (reason !== "ended") return REASONS[reason];
  if (signal <= 0) return fill("ended with exit status {}", "结束了，退出状态为 {}", exit);
  const name = signalName(signal);
  const why = SIGNALS[name];
  const killed = fill("was killed by {}", "被信号 {} 终止", name);
  return why ? { en: `${killed.en} (${why.en})`, "zh-cn": `${killed["zh-cn"]}（${why["zh-cn"]}）` } : killed;
}

/** What a program may do of its own accord: end with a status. Everything else is an accident. */
export function isAccident({ reason, signal }: End): boolean {
  return (reason !== "ended" && reason !== "told") || (reason === "ended" && signal > 0);
}

function signalName(number: number): string {
  return Object.entries(os.constants.signals).find(([, each]) => each === number)?.[0] ?? String(number);
}

function fill(en: string, zh: string, value: string | number): Text {
  return { en: format(en, value), "zh-cn": format(zh, value) };
}
