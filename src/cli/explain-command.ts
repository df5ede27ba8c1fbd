import { explainCommandLine, explainCppName, explainIdentifier } from "./explain.ts";
import { explainPythonName } from "./explain-python.ts";
import { readLibrary } from "./library.ts";
import type { Arguments } from "./main.ts";
import { say } from "./messages.ts";

/** `syslab explain 'tar -zxvf a'`, `syslab explain --c epoll_wait`, `syslab explain --cpp std::mutex`, `syslab explain --python threading.Lock`. */
export function explain({ language, json, c, cpp, python, rest }: Arguments): number {
  const subject = rest.join(" ");
  if (subject === "") {
    console.error(say(language, "whatToExplain"));
    return 2;
  }
  const library = readLibrary(language);
  const color = process.stdout.isTTY && !process.env["NO_COLOR"];
  const options = { json, color, width: terminalWidth() };
  const text = explainerFor({ c, cpp, python })(subject, library, options);
  if (text === "") {
    console.error(say(language, "nothingKnown", subject));
    return 1;
  }
  console.log(text);
  return 0;
}

function explainerFor({ c, cpp, python }: Pick<Arguments, "c" | "cpp" | "python">) {
  if (python) return explainPythonName;
  if (cpp) return explainCppName;
  return c ? explainIdentifier : explainCommandLine;
}

/** Of the terminal, or as the shell tells a program whose output goes elsewhere. */
function terminalWidth(): number {
  return process.stdout.columns ?? (Number(process.env["COLUMNS"]) || 80);
}
