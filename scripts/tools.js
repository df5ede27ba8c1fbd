"use strict";
/** The programs that labs and tests need, and how Debian and Ubuntu call their packages. */
const fs = require("node:fs");
const { tryRun, hasProgram } = require("./support.js");

const PROGRAMS = [
  { program: "gcc", package: "gcc" },
  { program: "make", package: "make" },
  { program: "python3", package: "python3" },
  { program: "strace", package: "strace" },
  { program: "ss", package: "iproute2" },
  { program: "tcpdump", package: "tcpdump" },
  { program: "nvim", package: "neovim" },
];
const FILES = [
  { file: "/usr/include/stdio.h", package: "libc6-dev" },
  { file: "/usr/include/linux/tcp.h", package: "linux-libc-dev" },
  { file: "/usr/include/event2/event.h", package: "libevent-dev" },
];

/** Installs what is missing when that is allowed without a question; else says in one line what to install. */
function ensureTools() {
  const packages = missing();
  if (packages.length === 0) return;
  const install = installer();
  if (install) {
    console.log(`Installing ${packages.join(", ")}…`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const [command, ...args] = install;
    tryRun(command, [...args, "update", "-qq"], { env });
    tryRun(command, [...args, "install", "-y", "-qq", "--no-install-recommends", ...packages], {
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  const left = missing();
  if (left.length > 0)
    console.log(`Some labs and tests need more. Install it with: sudo apt-get install ${left.join(" ")}`);
}

function missing() {
  const programs = PROGRAMS.filter(({ program }) => !hasProgram(program) && !fs.existsSync(`/usr/sbin/${program}`));
  const files = FILES.filter(
    ({ file }) => !fs.existsSync(file) && !fs.existsSync(file.replace("/usr/include", "/usr/include/x86_64-linux-gnu")),
  );
  return [...programs, ...files].map((tool) => tool.package);
}

/** apt-get, with sudo where that asks for no password. */
function installer() {
  if (process.platform !== "linux" || !hasProgram("apt-get")) return undefined;
  if (process.getuid() === 0) return ["apt-get"];
  const allowed = hasProgram("sudo") && tryRun("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0;
  return allowed ? ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"] : undefined;
}

module.exports = { ensureTools };
