import type { Library } from "../core/library.ts";
import type { Language } from "../core/language.ts";
import { PYTHON_KINDS } from "./python/kinds.ts";

export interface NameInfo {
  readonly name: string;
  readonly kind: string;
  readonly summary: string;
}

const KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    function: "function",
    macro: "macro",
    constant: "constant",
    struct: "struct",
    type: "type",
    errno: "error",
    variable: "variable",
    header: "header",
    class: "class",
    enum: "enumeration",
    object: "object",
    namespace: "namespace",
    keyword: "keyword",
    member: "member",
    command: "command",
  },
  "zh-cn": {
    function: "函数",
    macro: "宏",
    constant: "常量",
    struct: "结构体",
    type: "类型",
    errno: "错误码",
    variable: "变量",
    header: "头文件",
    class: "类",
    enum: "枚举",
    object: "对象",
    namespace: "命名空间",
    keyword: "关键字",
    member: "成员",
    command: "命令",
  },
};

/** Every name of the reference with its kind in words, for search and for choosing one. */
export function provideNames(library: Library): NameInfo[] {
  const kinds = KINDS[library.language];
  return [
    ...library.python.entries.map(({ name, kind, summary }) => ({
      name,
      kind: PYTHON_KINDS[library.language][kind],
      summary,
    })),
    ...library.entries.map(({ name, kind, summary }) => ({ name, kind: kinds[kind] ?? kind, summary })),
    ...cppNames(library).map(({ name, kind, summary }) => ({ name, kind: kinds[kind] ?? kind, summary })),
    ...library.commands.map(({ name, summary }) => ({ name, kind: kinds["command"] ?? "", summary })),
  ];
}

/** The names of C++ and, as `std::mutex::lock`, those of their members. */
function cppNames({ cpp }: Library): NameInfo[] {
  return cpp.entries.flatMap((entry) => [
    entry,
    ...(entry.members ?? []).map(({ name, text }) => ({
      name: `${entry.name}::${name}`,
      kind: "member",
      summary: text,
    })),
  ]);
}
