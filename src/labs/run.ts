import net from "node:net";
import path from "node:path";
import type { LabInfo } from "../core/lab.ts";
import { compilerOf } from "./kit/compile.ts";

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** What compiles the learner's program, to be run in the lab's folder. */
export function buildCommand(lab: LabInfo): Command {
  const { command, flags } = compilerOf(lab.main);
  return { command, args: [...flags, lab.main, "-o", programOf(lab)] };
}

/** What runs it by hand, with a port that nobody listens on. */
export async function runCommand(lab: LabInfo): Promise<Command> {
  const port = lab.run.some((each) => each.includes("{port}")) ? await freePort(FIRST_PORT) : 0;
  return { command: `./${programOf(lab)}`, args: lab.run.map((each) => each.replace("{port}", String(port))) };
}

const FIRST_PORT = 9000;
const LAST_PORT = 9099;

/** The first port from `wanted` on that can be listened on. */
async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port <= LAST_PORT; port++) {
    if (await canListen(port)) return port;
  }
  return 0;
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function programOf(lab: LabInfo): string {
  return path.basename(lab.main, path.extname(lab.main));
}
