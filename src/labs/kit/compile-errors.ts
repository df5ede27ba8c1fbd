import { LabProblem } from "../messages.ts";
import { missingPackage } from "../needs.ts";
import type { Compiled } from "./cache.ts";
import { fail } from "./fail.ts";
import { lacksHeaders } from "./helpers.ts";

/** Fails with the compiler's first complaint, at its line. */
export function failToCompile({ output, stopped }: Compiled): never {
  if (stopped) {
    return fail("The compiler had to be stopped: it did not come to an end.", "编译器没有正常结束，已被停止。", {
      look: { en: "#include of something that is not a header", "zh-cn": "#include 了不是头文件的东西" },
    });
  }
  const { file, line, message } = firstError(output);
  if (lacksHeaders(message)) throw new LabProblem(missingPackage("libc"));
  const location = file === undefined ? {} : { location: { file, line: Number(line) } };
  return fail(`The program does not compile: ${message}`, `程序编译不通过：${message}`, location);
}

interface Complaint {
  readonly file?: string | undefined;
  readonly line?: string | undefined;
  readonly message: string;
}

/** Of the compiler proper, else of the linker, which names the whole path of a file. */
function firstError(output: string): Complaint {
  const compiler = /^([^\s:]+):(\d+):(?:\d+:)? (?:fatal )?error: (.*)$/m.exec(output);
  if (compiler) return { file: compiler[1], line: compiler[2], message: compiler[3] ?? "" };
  const linker = /^(?:\S*ld: )?(?:\S*\/)?([^\s:/]+):(\d+): (undefined reference.*)$/m.exec(output);
  if (linker) return { file: linker[1], line: linker[2], message: linker[3] ?? "" };
  const any = /^(?:.*?: )?(.*(?:undefined reference|multiple definition|error).*)$/m.exec(output);
  return { message: any?.[1] ?? output.split("\n")[0] ?? "" };
}
