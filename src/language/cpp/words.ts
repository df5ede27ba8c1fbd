import type { Language } from "../../core/language.ts";

const en = {
  memberOf: "member of {}",
  throws: "Throws: {}",
  members: "Members: {}",
  values: "Values: {}",
  literal: "`{}` is {}, a `{}`.",
  since: "Since {}",
  source: "Source: {}",
  hours: "{} h",
  minutes: "{} min",
  seconds: "{} s",
  milliseconds: "{} ms",
  microseconds: "{} µs",
  nanoseconds: "{} ns",
  headParams: "Parameters",
  headReturns: "Returns",
  headThrows: "Exceptions",
  headMembers: "Members",
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
    since: "起始版本 {}",
    source: "出处：{}",
    hours: "{} 小时",
    minutes: "{} 分钟",
    seconds: "{} 秒",
    milliseconds: "{} 毫秒",
    microseconds: "{} 微秒",
    nanoseconds: "{} 纳秒",
    headParams: "参数",
    headReturns: "返回值",
    headThrows: "异常",
    headMembers: "成员",
  },
};
