/** Code in the colours of the theme: highlight.js finds the parts, reader.css gives them their colours. */
import type { LanguageFn } from "highlight.js";
import core from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import ini from "highlight.js/lib/languages/ini";
import json from "highlight.js/lib/languages/json";
import makefile from "highlight.js/lib/languages/makefile";
import python from "highlight.js/lib/languages/python";
import shell from "highlight.js/lib/languages/shell";
import { strace, tcpdump } from "./tool-output.ts";

const LANGUAGES: Readonly<Record<string, LanguageFn>> = {
  bash,
  c,
  cpp,
  ini,
  json,
  makefile,
  python,
  shell,
  strace,
  tcpdump,
};
for (const [name, language] of Object.entries(LANGUAGES)) core.registerLanguage(name, language);
core.registerAliases(["console"], { languageName: "shell" });

/** For markdown-it: HTML of the code, or nothing for a language that is not known. */
export function highlight(code: string, language: string): string {
  return core.getLanguage(language) ? core.highlight(code, { language, ignoreIllegals: true }).value : "";
}
