/** What a value means where a set of values, or a way of reading it, is known. */
import type { Library } from "../library.ts";
import type { OptionArgument, Parts } from "../knowledge.ts";
import { phrase } from "./phrases.ts";
import { readValue } from "./readings.ts";
import { tokensOf } from "./tokens.ts";

/** What an option argument and an operand have in common. */
export type Slot = Pick<OptionArgument, "values" | "accepts" | "here" | "reads" | "separator" | "parts">;

export interface ValueMeaning {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The meaning of a value as a whole: listed, computed, or a phrase about it. */
export function meaningOf(library: Library, slot: Slot, value: string): string | undefined {
  const listed = slot.parts ? undefined : listedMeaning(library, slot, value);
  if (listed) return listed;
  const read = slot.reads && readValue(library, slot.reads, value);
  if (read) return read;
  return slot.here?.replaceAll("{}", value);
}

/** The meanings of parts of a value: `trace=` and each name in `trace=openat,read`, `%F` and `%T` in `+%F_%T`. */
export function partMeanings(library: Library, slot: Slot, value: string): ValueMeaning[] {
  if (!(slot.values || slot.accepts)) return [];
  if (slot.parts) return tokenMeanings(library, slot, value, slot.parts);
  return slot.separator ? itemMeanings(library, slot, value, slot.separator) : [];
}

function itemMeanings(library: Library, slot: Slot, value: string, separator: string): ValueMeaning[] {
  const meanings: ValueMeaning[] = [];
  const key = /^!?[\w-]+=!?/.exec(value)?.[0] ?? "";
  const known = key && listedMeaning(library, slot, key.replaceAll("!", ""));
  if (known) meanings.push({ from: 0, to: key.length, text: known });
  let from = known ? key.length : 0;
  for (const item of value.slice(from).split(separator)) {
    const text = listedMeaning(library, slot, item);
    if (text && (from > 0 || item.length < value.length)) meanings.push({ from, to: from + item.length, text });
    from += item.length + separator.length;
  }
  return meanings;
}

function tokenMeanings(library: Library, slot: Slot, value: string, parts: Parts): ValueMeaning[] {
  const meanings = new Map(listedValues(library, slot));
  return tokensOf(parts, value, [...meanings.keys()]).flatMap(({ from, to, key }) => {
    const text = meanings.get(key);
    return text === undefined ? [] : [{ from, to, text }];
  });
}

/** Every listed value of a slot with its meaning, for completion. */
export function listedValues(library: Library, slot: Slot): [string, string][] {
  const sets = (slot.accepts ?? []).flatMap((name) => Object.entries(library.valueSet(name)?.values ?? {}));
  const constants = library.members(slot.accepts).map((entry) => [entry.name, entry.summary] as [string, string]);
  return [...Object.entries(slot.values ?? {}), ...sets, ...constants];
}

function listedMeaning(library: Library, slot: Slot, value: string): string | undefined {
  if (value === "") return undefined;
  const name = /^!?([^=:]+)(?:[=:]|$)/.exec(value)?.[1] ?? value;
  for (const key of new Set([
    value,
    value.replace(/^[!+-]/, ""),
    name,
    value.toUpperCase(),
    `SIG${value.toUpperCase()}`,
  ])) {
    const text = inSlot(library, slot, key);
    if (text) return text;
  }
  return undefined;
}

function inSlot(library: Library, slot: Slot, key: string): string | undefined {
  if (slot.values && Object.hasOwn(slot.values, key)) return slot.values[key];
  for (const set of slot.accepts ?? []) {
    const values = library.valueSet(set)?.values;
    if (values && Object.hasOwn(values, key)) return values[key];
    // System calls are authored as functions of C, and need not be listed again.
    if (set === "syscalls") return library.entry(key, "function", "macro")?.summary;
    const member = library.members([set]).find((entry) => entry.name === key || entry.value === key);
    if (member) return phrase(library, "named", member.name, member.summary);
  }
  return undefined;
}
