import { format } from "../../core/format.ts";
import type { Reading } from "../../core/knowledge.ts";
import type { Language } from "../../core/language.ts";
import { WORDS } from "../words.ts";

/** What a literal means by computation: 0644 is `rw-r--r--`, 8080 as a port is the bytes 1f 90. */
export function readLiteral(literal: string, reading: Reading, language: Language): string | undefined {
  if (reading === "ipv4") return undefined;
  const value = numberOf(literal);
  if (value === undefined) return undefined;
  const words = WORDS[language];
  switch (reading) {
    case "mode":
      return modeOf(value);
    case "port":
      return value <= 0xffff ? format(words.bytes, hex(value >> 8), hex(value & 0xff)) : undefined;
    case "milliseconds":
      return value < 1000 ? format(words.milliseconds, value) : duration(value / 1000, language);
    case "seconds":
      return duration(value, language);
    case "bytes":
      return size(value, language);
    case "signal":
      return undefined;
  }
}

/** A C integer literal: decimal, octal, hexadecimal, binary, with suffixes and digit separators. */
export function numberOf(literal: string): number | undefined {
  const text = literal.replaceAll("'", "").replace(/[uUlL]+$/, "");
  if (/^0[xX][\da-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^0[bB][01]+$/.test(text)) return Number.parseInt(text.slice(2), 2);
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9]\d*$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** As `ls -l` writes it, setuid, setgid and sticky bits included. */
function modeOf(mode: number): string | undefined {
  if (mode > 0o7777) return undefined;
  const triple = (bits: number, special: boolean, letter: string) =>
    `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? "x" : "-"}`;
  const owner = triple((mode >> 6) & 7, (mode & 0o4000) !== 0, "s");
  const group = triple((mode >> 3) & 7, (mode & 0o2000) !== 0, "s");
  return `\`${owner}${group}${triple(mode & 7, (mode & 0o1000) !== 0, "t")}\``;
}

function duration(seconds: number, language: Language): string {
  const words = WORDS[language];
  return seconds >= 120 && seconds % 60 === 0 ? format(words.minutes, seconds / 60) : format(words.seconds, seconds);
}

function size(bytes: number, language: Language): string | undefined {
  const words = WORDS[language];
  if (bytes >= 2 ** 20 && bytes % 2 ** 20 === 0) return format(words.mebibytes, bytes / 2 ** 20);
  return bytes >= 1024 && bytes % 1024 === 0 ? format(words.kibibytes, bytes / 1024) : undefined;
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}
