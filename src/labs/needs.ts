import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { LabInfo } from "../core/lab.ts";
import type { Text } from "../core/language.ts";
import { problem } from "./messages.ts";

/** What a lab may need, and the Debian package that brings it. */
const PACKAGES: Readonly<Record<string, string>> = {
  gcc: "gcc libc6-dev",
  "g++": "g++",
  make: "make",
  strace: "strace",
  gdb: "gdb",
  tcpdump: "tcpdump",
  python3: "python3",
  ip: "iproute2",
};

/** Why a lab cannot be run on this machine; undefined when it can. */
export function unmetNeeds(lab: LabInfo): Text | undefined {
  if (process.platform !== "linux") return problem("notLinux");
  const missing = lab.needs.filter((need) => !isMet(need));
  if (missing.length === 0) return undefined;
  return problem("needs", missing.join(", "), missing.map((need) => PACKAGES[need] ?? need).join(" "));
}

function isMet(need: string): boolean {
  // A namespace may be created and still be of no use, so the test is to use one.
  if (need === "namespaces") return spawnSync("unshare", ["-Urn", "ip", "link", "set", "lo", "up"]).status === 0;
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => folder !== "" && fs.existsSync(path.join(folder, need)));
}
