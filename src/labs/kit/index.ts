/** What a lab's checker imports, as `#kit`; the README of src/labs tells how to write one. */
export { checker, type Check } from "./checker.ts";
export { fail, need, same, type Finding } from "./fail.ts";
export type { Lab, LabOptions } from "./lab.ts";
export * as proc from "./proc.ts";
export type { Program, ProgramOptions } from "./program.ts";
export { TcpClient } from "./tcp-client.ts";
export { pattern, sleep, SLOW, until } from "./time.ts";
export type { Text } from "../../core/language.ts";
