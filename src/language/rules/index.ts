import { creat } from "./creat.ts";
import { epollCreate } from "./epoll-create.ts";
import { inetNtoa } from "./inet-ntoa.ts";
import { legacyMemory } from "./legacy-memory.ts";
import { renamed } from "./renamed.ts";
import type { Rule } from "./rule.ts";
import { signal } from "./signal.ts";
import { usleep } from "./usleep.ts";

/** Every rule that knows a better call. */
export const RULES: readonly Rule[] = [creat, epollCreate, inetNtoa, legacyMemory, renamed, signal, usleep];
