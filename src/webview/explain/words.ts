import type { Language } from "../../core/language.ts";

const en = {
  label: "Command line",
  explain: "Explain",
  copy: "Copy as text",
  page: "Whole page",
  pieces: "Explanations",
  nothing: "Nothing in this line is in the reference yet.",
  keys: "Arrow keys go from piece to piece.",
};

export type Words = typeof en;

/** The few words of the page itself. */
export const WORDS: Readonly<Record<Language, Words>> = {
  en,
  "zh-cn": {
    label: "命令行",
    explain: "解释",
    copy: "复制为文本",
    page: "完整条目",
    pieces: "逐段解释",
    nothing: "这行命令里还没有参考条目收录的内容。",
    keys: "用方向键在各段之间移动。",
  },
};
