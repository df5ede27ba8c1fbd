import { format } from "../../core/format.ts";
import type { CReading } from "../../core/knowledge.ts";
import type { Language } from "../../core/language.ts";
import { WORDS } from "../words.ts";
import { addressOf, addressOfNumber, hex } from "./ipv4.ts";

/** What a literal means by computation: 0644 is `rw-r--r--`, 8080 as a port is the bytes 1f 90. */
export function readLiteral(
  literal: string,
  number: number | undefined,
  reading: CReading,
  language: Language,
): string | undefined {
  const quoted = /^"(.*)"$/.exec(literal)?.[1];
  if (reading === "ipv4") return quoted === undefined ? addressOfNumber(number, language) : addressOf(quoted, language);
  const value = reading === "port" && /^\d+$/.test(quoted ?? "") ? Number(quoted) : number;
  return value === undefined || value < 0 ? undefined : READERS[reading](value, language);
}

const READERS: Readonly<Record<Exclude<CReading, "ipv4">, (value: number, language: Language) => string | undefined>> =
  {
    mode: modeOf,
    port: (value, language) =>
      value <= 0xffff ? format(WORDS[language].bytes, hex(value >> 8), hex(value & 0xff)) : undefined,
    nanoseconds: (value, language) => duration(value / 1e9, language),
    microseconds: (value, language) => duration(value / 1e6, language),
    milliseconds: (value, language) => duration(value / 1e3, language),
    seconds: duration,
    bytes: size,
    signal: () => undefined,
  };

/** As `ls -l` writes it, setuid, setgid and sticky bits included. */
function modeOf(mode: number): string | undefined {
  if (mode > 0o7777) return undefined;
  const triple = (bits: number, special: boolean, letter: string) =>
    `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? "x" : "-"}`;
  const owner = triple((mode >> 6) & 7, (mode & 0o4000) !== 0, "s");
  const group = triple((mode >> 3) & 7, (mode & 0o2000) !== 0, "s");
  return `\`${owner}${group}${triple(mode & 7, (mode & 0o1000) !== 0, "t")}\``;
}

/** In the unit that people would say: 0.5 s is 500 ms, 7200 s is 2 h. */
function duration(seconds: number, language: Language): string {
  const words = WORDS[language];
  const said = (unit: string, value: number) => format(unit, Number(value.toPrecision(6)));
  if (seconds >= 7200 && seconds % 3600 === 0) return said(words.hours, seconds / 3600);
  if (seconds >= 120 && seconds % 60 === 0) return said(words.minutes, seconds / 60);
  if (seconds >= 1 || seconds === 0) return said(words.seconds, seconds);
  if (seconds >= 1e-3) return said(words.milliseconds, seconds * 1e3);
  return seconds >= 1e-6 ? said(words.microseconds, seconds * 1e6) : said(words.nanoseconds, seconds * 1e9);
}

function size(bytes: number, language: Language): string | undefined {
  const words = WORDS[language];
  if (bytes >= 2 ** 20 && bytes % 2 ** 20 === 0) return format(words.mebibytes, bytes / 2 ** 20);
  return bytes >= 1024 && bytes % 1024 === 0 ? format(words.kibibytes, bytes / 1024) : undefined;
}
