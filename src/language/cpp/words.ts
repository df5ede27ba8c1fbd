import type { Language } from "../../core/language.ts";

const en = {
  memberOf: "member of {}",
  throws: "Throws: {}",
  members: "Members: {}",
  values: "Values: {}",
  literal: "`{}` is {}, a `{}`.",
};

/** The words around the entries of C++. `{}` stands for a value. */
export const CPP_WORDS: Readonly<Record<Language, typeof en>> = {
  en,
  "zh-cn": {
    memberOf: "{} 的成员",
    throws: "抛出异常：{}",
    members: "成员：{}",
    values: "取值：{}",
    literal: "`{}` 即 {}，类型是 `{}`。",
  },
};
