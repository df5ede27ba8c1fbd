import type { Language } from "../../core/language.ts";
import type { PythonKind } from "../../core/python/knowledge.ts";

/** What a Python entry is, in words. */
export const PYTHON_KINDS: Readonly<Record<Language, Readonly<Record<PythonKind, string>>>> = {
  en: {
    module: "Python module",
    function: "Python function",
    class: "Python class",
    exception: "Python exception",
    method: "Python method",
    attribute: "Python attribute",
    constant: "Python constant",
  },
  "zh-cn": {
    module: "Python 模块",
    function: "Python 函数",
    class: "Python 类",
    exception: "Python 异常",
    method: "Python 方法",
    attribute: "Python 属性",
    constant: "Python 常量",
  },
};
