import type { Lines } from "../../core/document.ts";

/**
 * Whether a script, or the document around it, gives a variable a value of its own, or asks whether it
 * has one. A copy of another variable or of a parameter is as empty as that.
 */
export function givesValue(lines: Lines, variable: string): boolean {
  // Positional parameters come from outside.
  if (/^\d/.test(variable)) return false;
  const gives = patternFor(variable);
  for (let index = 0; index < lines.count; index++) {
    const text = lines.line(index);
    if (text.includes(variable) && gives.test(text)) return true;
  }
  return false;
}

function patternFor(variable: string): RegExp {
  const forms = [
    `(?:^|[\\s;&|(@-])${variable}\\+?=(?!["']?\\$\\w|["']?\\$\\{\\w+\\}|["']{2}|\\s|;|$)`,
    // Of makefiles and Dockerfiles.
    `^\\s*(?:export\\s+)?${variable}(?:\\s+[:?+]?=|:=)\\s*[^\\s$]`,
    `^\\s*ENV\\s+${variable}\\s+\\S`,
    `\\bfor\\s+${variable}\\b`,
    `\\b(?:read|mapfile|readarray|getopts|printf\\s+-v)\\b.*\\b${variable}\\b`,
    `\\$\\{${variable}:?[-=?]`,
    `-[nz]\\s+"?\\$\\{?${variable}\\b`,
  ];
  return new RegExp(forms.join("|"));
}
