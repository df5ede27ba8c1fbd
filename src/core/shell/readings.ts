/** Values that are explained by computing: permissions, sizes, times, signals, ports, addresses. */
import type { Reading } from "../knowledge.ts";
import type { Library } from "../library.ts";
import { readMode } from "./file-modes.ts";
import { phrase } from "./phrases.ts";

export function readValue(library: Library, reading: Reading, value: string): string | undefined {
  return READERS[reading](library, value);
}

type Reader = (library: Library, value: string) => string | undefined;

const READERS: Readonly<Record<Reading, Reader>> = {
  mode: readMode,
  port: (library, value) => (/^\d{1,5}$/.test(value) ? phrase(library, "port", value) : undefined),
  ipv4: readAddress,
  milliseconds: (library, value) => (/^\d+$/.test(value) ? phrase(library, "milliseconds", value) : undefined),
  seconds: readSeconds,
  bytes: readBytes,
  signal: readSignal,
};

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

function readSeconds(library: Library, value: string): string | undefined {
  const parts = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(value);
  if (!parts) return undefined;
  return phrase(library, "seconds", Number(parts[1]) * (UNITS[parts[2] || "s"] ?? 1));
}

/** `4k` and `1M` count by 1024, `1kB` and `1MB` by 1000, as in the GNU programs. */
function readBytes(library: Library, value: string): string | undefined {
  const parts = /^(\d+)([kKMGTPE]?)(i?B)?$/.exec(value);
  if (!parts) return undefined;
  const exponent = " KMGTPE".indexOf((parts[2] || " ").toUpperCase());
  const bytes = Number(parts[1]) * (parts[3] === "B" && exponent > 0 ? 1000 : 1024) ** exponent;
  return phrase(library, "bytes", bytes.toLocaleString("en-US"));
}

function readAddress(library: Library, value: string): string | undefined {
  const parts = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(value);
  const bits = Number(parts?.[2]);
  if (!parts || bits > 32) return undefined;
  return phrase(library, "network", String(bits), (2 ** (32 - bits)).toLocaleString("en-US"));
}

function readSignal(library: Library, value: string): string | undefined {
  const set = library.valueSet("signals")?.values ?? {};
  const name = value.toUpperCase();
  for (const key of [value, name, `SIG${name}`, name.replace(/^SIG/, "")]) if (set[key]) return set[key];
  const entry = library
    .members(["signals"])
    .find((member) => member.value === value || member.name === name || member.name === `SIG${name}`);
  return entry && phrase(library, "named", entry.name, entry.summary);
}
