/** What a lab's checker imports, as `#kit`; the README of src/labs tells how to write one. */
export { checker, type Check } from "./checker.ts";
export { needSlowReaderServed, type SlowReaderWords } from "./echo.ts";
export { fail, need, number, same, type Finding } from "./fail.ts";
export { needSleep, needToWaitIn } from "./idle.ts";
export type { Lab, LabOptions } from "./lab.ts";
export * as proc from "./proc.ts";
export type { Program, ProgramOptions } from "./program.ts";
export { acceptQueueOf, socketFor, unreadOf, unreadText, type Client } from "./server-side.ts";
export { TcpClient } from "./tcp-client.ts";
export { TcpServer } from "./tcp-server.ts";
export { pattern, sleep, SLOW, until } from "./time.ts";
export type { Text } from "../../core/language.ts";
