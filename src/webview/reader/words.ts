import type { Language } from "../../core/language.ts";

const en = {
  previous: "Previous",
  next: "Next",
  read: "I have read this",
  otherLanguage: "中文",
  switchLanguage: "Switch to Chinese",
  start: "Start",
  run: "Run",
  check: "Check",
  hint: "Hint",
  compare: "Compare with solution",
  reset: "Reset…",
};

/** The few words of the reader itself. */
export const WORDS: Readonly<Record<Language, typeof en>> = {
  en,
  "zh-cn": {
    previous: "上一节",
    next: "下一节",
    read: "这一节读完了",
    otherLanguage: "English",
    switchLanguage: "切换到英文",
    start: "开始",
    run: "运行",
    check: "检查",
    hint: "提示",
    compare: "与参考解答对比",
    reset: "重置…",
  },
};
