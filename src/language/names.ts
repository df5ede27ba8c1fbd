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
    ...library.commands.map(({ name, summary }) => ({ name, kind: kinds["command"] ?? "", summary })),
  ];
}
