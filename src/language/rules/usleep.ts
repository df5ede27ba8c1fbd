import { evaluate } from "../../core/c/evaluate.ts";
import { replaces, type Rule } from "./rule.ts";

const MILLION = 1_000_000;

/** usleep() is gone from POSIX.1-2008, and may refuse a second or more; both return 0, or -1 and errno. */
export const usleep: Rule = ({ name, args, language, macros }) => {
  const [time] = args;
  if (name !== "usleep" || !time || args.length !== 1 || language !== "c") return undefined;
  const microseconds = evaluate(time, macros);
  if (microseconds === undefined || microseconds < 0) return undefined;
  const seconds = Math.floor(microseconds / MILLION);
  const nanoseconds = (microseconds % MILLION) * 1000;
  const fields = [
    ...(seconds > 0 ? [`.tv_sec = ${seconds}`] : []),
    ...(nanoseconds > 0 || seconds === 0 ? [`.tv_nsec = ${nanoseconds}`] : []),
  ];
  const newText = `nanosleep(&(struct timespec){ ${fields.join(", ")} }, NULL)`;
  return { title: replaces(name, "nanosleep"), newText, headers: ["time.h"] };
};
