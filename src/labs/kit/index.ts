/** What a lab's checker imports, as `#kit`. */
export { checker, type Lab } from "./checker.ts";
export { fail, need, type Finding } from "./fail.ts";
export { TcpClient } from "./tcp-client.ts";
export { Program, type ProgramOptions } from "./program.ts";
export * as proc from "./proc.ts";
export { lineOf } from "./source-lines.ts";
export { pattern, sleep, SLOW, until } from "./time.ts";
