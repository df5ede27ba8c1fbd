"use strict";
/**
 * `node leash.js PROGRAM ARGS…` runs a program that does not outlive the one who started it. That one holds the other
 * end of our standard input; when it is gone, however it ended, the input ends, and so does our whole process group.
 */
const { spawn } = require("node:child_process");

const PATIENCE_MS = 3000;

function main([program, ...args]) {
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  child.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on("exit", (status) => process.exit(status ?? 1));
  // Signals to the group reach the program as well; we stay to see it end.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => {});
  process.stdin.on("end", endGroup).on("error", endGroup).resume();
}

function endGroup() {
  process.kill(0, "SIGTERM");
  setTimeout(() => process.kill(0, "SIGKILL"), PATIENCE_MS);
}

main(process.argv.slice(2));
