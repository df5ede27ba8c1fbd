import { format } from "../../core/format.ts";
import type { Language } from "../../core/language.ts";
import { WORDS } from "../words.ts";

type Kind = keyof (typeof WORDS)["en"]["addresses"];

/** The blocks that are set apart (IANA's registry of RFC 6890): first address, length of the prefix, purpose. */
const BLOCKS: readonly [string, number, Kind][] = [
  ["0.0.0.0", 32, "any"],
  ["0.0.0.0", 8, "reserved"],
  ["10.0.0.0", 8, "private"],
  ["100.64.0.0", 10, "carrier"],
  ["127.0.0.0", 8, "loopback"],
  ["169.254.0.0", 16, "linkLocal"],
  ["172.16.0.0", 12, "private"],
  ["192.0.0.0", 24, "reserved"],
  ["192.0.2.0", 24, "documentation"],
  ["192.168.0.0", 16, "private"],
  ["198.18.0.0", 15, "reserved"],
  ["198.51.100.0", 24, "documentation"],
  ["203.0.113.0", 24, "documentation"],
  ["224.0.0.0", 4, "multicast"],
  ["255.255.255.255", 32, "broadcast"],
  ["240.0.0.0", 4, "reserved"],
];

/** `"192.168.1.1"`: its bytes in the order in which they travel, and what kind of address it is. */
export function addressOf(text: string, language: Language): string | undefined {
  const number = parse(text);
  if (number === undefined) return undefined;
  return format(WORDS[language].address, bytesOf(number).map(hex).join(" "), kindOf(number, language));
}

/** `0x7f000001` is 127.0.0.1. */
export function addressOfNumber(number: number | undefined, language: Language): string | undefined {
  if (number === undefined || number < 256 || number >= 2 ** 32) return undefined;
  return format(WORDS[language].addressNumber, bytesOf(number).join("."), kindOf(number, language));
}

export function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}

function kindOf(address: number, language: Language): string {
  const block = BLOCKS.find(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((parse(first) ?? 0) / size);
  });
  return WORDS[language].addresses[block?.[2] ?? "public"];
}

/** Four decimal numbers; a leading zero would be octal to some calls and an error to others. */
function parse(text: string): number | undefined {
  const parts = text.split(".");
  const valid = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return valid ? parts.reduce((number, part) => number * 256 + Number(part), 0) : undefined;
}

function bytesOf(number: number): number[] {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
}
