import os from "node:os";

/** Deadlines are stretched on small machines, where a program waits longer for its turn. */
export const SLOW = Number(process.env["SYSLAB_SLOW"]) || Math.max(1, 4 / os.cpus().length);

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until `probe` answers with something, or `ms` (times SLOW) are over; then
 * once more, because the last sleep may have been long. Between two probes the event loop gets at
 * least twice the time that a probe took, and a whole turn: a chain of due timers would otherwise
 * starve the sockets that the checker itself is reading.
 */
export async function until<T>(probe: () => T | Promise<T>, ms: number): Promise<NonNullable<T> | undefined> {
  const end = performance.now() + ms * SLOW;
  for (let pause = 2; ; pause = Math.min(pause * 1.5, 50)) {
    const begun = performance.now();
    const last = begun >= end;
    const answer = await probe();
    if (answer) return answer;
    if (last) return undefined;
    await sleep(Math.max(pause, 2 * (performance.now() - begun)));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Bytes that tell where they are: a lost, doubled or swapped piece is seen. */
export function pattern(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let index = 0; index < length; index++) bytes[index] = (index * 31 + (index >> 8)) % 251;
  return bytes;
}
