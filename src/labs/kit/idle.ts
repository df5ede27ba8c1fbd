/** How a program spends the time in which it has nothing to do. */
import type { Text } from "../../core/language.ts";
import { need } from "./fail.ts";
import type { Lab } from "./lab.ts";
import { stateOf } from "./proc.ts";
import type { Program } from "./program.ts";
import { isFunction } from "./syscalls.ts";
import { sleep, until } from "./time.ts";

const LOOK_MS = 500;
/** Processor time that a program may use in that time without work. */
const IDLE_MS = 150;

const SPINS: Text = {
  en: "a loop that does not wait: a time-out of 0, or a retry on EAGAIN",
  "zh-cn": "没有等待的循环：超时为 0，或者遇到 EAGAIN 就原地重试",
};

/** Fails when the program uses the processor; `call` is the one in which it should wait. */
export async function needSleep(lab: Lab, program: Program, call: string, look = SPINS): Promise<void> {
  const before = stateOf(program.pid)?.cpuMs ?? 0;
  await sleep(LOOK_MS);
  const ms = (stateOf(program.pid)?.cpuMs ?? before) - before;
  need(
    ms < IDLE_MS,
    `The program used ${ms} ms of processor time in ${LOOK_MS} ms without work.`,
    `没有任何事做的 ${LOOK_MS} 毫秒里，程序用掉了 ${ms} 毫秒 CPU。`,
    {
      expected: { en: `that it sleeps in ${call}()`, "zh-cn": `睡在 ${call}() 里` },
      look,
      ...lab.at(call),
    },
  );
}

/** Fails when an idle program sleeps in another function than `call`; where the kernel does not tell, it passes. */
export async function needToWaitIn(lab: Lab, program: Program, call: string): Promise<void> {
  const right = await until(() => program.sleepsIn === call || !isFunction(program.sleepsIn || call), 1000);
  need(right, `The idle program does not wait in ${call}().`, `空闲时程序没有在 ${call}() 中等待。`, {
    expected: { en: `one thread that sleeps in ${call}()`, "zh-cn": `单线程，睡在 ${call}() 里` },
    saw: { en: `the program ${program.doing.en}`, "zh-cn": `程序${program.doing["zh-cn"]}` },
    ...lab.whereItSleeps(program, call),
  });
}
