import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { LabInfo } from "../core/lab.ts";
import type { Text } from "../core/language.ts";
import { problem } from "./messages.ts";

/** What brings a program, by the way packages are installed here; the first that is on the PATH is used. */
const INSTALLERS = [
  { command: "apt", line: "sudo apt install", packages: { gcc: "gcc libc6-dev", libc: "libc6-dev", ip: "iproute2" } },
  { command: "dnf", line: "sudo dnf install", packages: { libc: "glibc-devel", "g++": "gcc-c++", ip: "iproute" } },
  {
    command: "pacman",
    line: "sudo pacman -S",
    packages: { libc: "glibc", "g++": "gcc", python3: "python", ip: "iproute2" },
  },
  {
    command: "zypper",
    line: "sudo zypper install",
    packages: { libc: "glibc-devel", "g++": "gcc-c++", ip: "iproute2" },
  },
  {
    command: "apk",
    line: "sudo apk add",
    packages: { gcc: "gcc musl-dev linux-headers", libc: "musl-dev", ip: "iproute2" },
  },
] as const;

/** Why a lab cannot be run on this machine; undefined when it can. */
export function unmetNeeds(lab: LabInfo): Text | undefined {
  if (process.platform !== "linux") return problem("notLinux");
  const missing = lab.needs.filter((need) => !isMet(need));
  if (missing.length === 0) return undefined;
  return missing.includes("namespaces") ? problem("noNamespaces") : missingPackage(...missing);
}

/** What is missing, with the one line that installs it. */
export function missingPackage(...missing: readonly string[]): Text {
  const installer = INSTALLERS.find(({ command }) => isOnPath(command)) ?? INSTALLERS[0];
  const packages: Readonly<Record<string, string>> = installer.packages;
  return problem(
    "needs",
    missing.join(", "),
    `${installer.line} ${missing.map((need) => packages[need] ?? need).join(" ")}`,
  );
}

function isMet(need: string): boolean {
  // A namespace may be created and still be of no use, so the test is to use one.
  if (need === "namespaces") return spawnSync("unshare", ["-Urn", "ip", "link", "set", "lo", "up"]).status === 0;
  return isOnPath(need);
}

function isOnPath(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => {
    try {
      fs.accessSync(path.join(folder || ".", program), fs.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
