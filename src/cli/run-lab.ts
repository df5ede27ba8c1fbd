import { spawn } from "node:child_process";
import type { LabInfo } from "../core/lab.ts";
import { unmetNeeds } from "../labs/needs.ts";
import { buildCommand, runCommand, type Command } from "../labs/run.ts";
import type { Arguments } from "./main.ts";
import { findLab, folderToCheck } from "./labs.ts";

/** Compiles what the learner has written, and runs it here, in this terminal. */
export async function runCommandLine({ language, rest }: Arguments): Promise<number> {
  const lab = findLab(language, rest[0]);
  if (!lab) return 2;
  const obstacle = unmetNeeds(lab);
  if (obstacle) {
    console.error(obstacle[language]);
    return 2;
  }
  return run(lab, folderToCheck(lab, rest[1]));
}

async function run(lab: LabInfo, folder: string): Promise<number> {
  const built = await here(buildCommand(lab), folder);
  if (built !== 0) return built;
  // Ctrl+C is for the program; this one waits for what comes of it.
  process.on("SIGINT", () => undefined);
  const command = await runCommand(lab);
  console.error(`$ ${[command.command, ...command.args].join(" ")}`);
  return here(command, folder);
}

function here({ command, args }: Command, folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
