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
  back: "Back",
  pictureMissing: "Picture not found: ",
  pictureOnTheWeb: "Picture on the web, not loaded: ",
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
    back: "返回",
    pictureMissing: "找不到图片：",
    pictureOnTheWeb: "网上的图片，未加载：",
  },
};
