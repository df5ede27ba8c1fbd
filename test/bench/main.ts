/**
 * Prints timings of the language server beside a server that does nothing, and beside clangd and
 * bash-language-server where they are installed. `npm run bench`; nothing here is asserted.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Client } from "../support/client.ts";
import { FILES, type Sample } from "./samples.ts";

interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: string[];
  /** The language ids it serves. */
  readonly languages: readonly string[];
  /** How many questions of each kind; a slow peer is asked fewer. */
  readonly rounds: number;
}

const ROUNDS = 300;
/** The editor brings its own Node, and its servers run on that; without it, ours must do. */
const EDITOR_NODE = path.resolve(`test/editor/node_modules/node-${process.platform}-${process.arch}/bin/node`);
const NODE = fs.existsSync(EDITOR_NODE) ? EDITOR_NODE : process.execPath;
const SERVER = path.resolve("dist/server.js");
const NOOP = path.resolve("out/test/bench/noop-server.js");
const BASH_SERVER = path.resolve("node_modules/.bin/bash-language-server");

/** As in the editor, where the first start of a server leaves its compiled code for those that follow. */
const CACHED = { NODE_COMPILE_CACHE: path.resolve("out/compiled") };

async function main(): Promise<void> {
  const peers: Peer[] = [
    {
      name: "no-op",
      command: NODE,
      args: [NOOP, "--stdio"],
      languages: ["c", "shellscript"],
      rounds: ROUNDS,
    },
    {
      name: "syslab",
      command: NODE,
      args: [SERVER, "--stdio"],
      languages: ["c", "shellscript"],
      rounds: ROUNDS,
    },
    ...(installed("clangd")
      ? [{ name: "clangd", command: "clangd", args: ["--log=error"], languages: ["c"], rounds: 20 }]
      : []),
    ...(fs.existsSync(BASH_SERVER)
      ? [{ name: "bash-ls", command: BASH_SERVER, args: ["start"], languages: ["shellscript"], rounds: 20 }]
      : []),
  ];
  console.log(`Node ${spawnSync(NODE, ["--version"], { encoding: "utf8" }).stdout.trim()}`);
  for (const { command, args } of peers) await (await Client.start(command, args, {}, "en", CACHED)).stop();
  for (const sample of FILES) {
    console.log(`\n${sample.name}: ${sample.text.split("\n").length.toLocaleString("en-US")} lines`);
    console.log(HEAD.join(""));
    for (const peer of peers.filter(({ languages }) => languages.includes(sample.language))) {
      console.log(await measure(peer, sample));
    }
  }
}

const COLUMNS: readonly [string, number][] = [
  ["server", 10],
  ["initialize", 12],
  ["first hover", 13],
  ["warm hover p50/p95/p99", 25],
  ["edit+hover p50/p95/p99", 25],
  ["completion p50/p95/p99", 25],
  ["hovers/s", 10],
  ["MB", 6],
];
const HEAD = COLUMNS.map(([title, width]) => title.padEnd(width));

/** One row: milliseconds, but for the last two columns. */
async function measure(peer: Peer, sample: Sample): Promise<string> {
  const begun = performance.now();
  const client = await Client.start(peer.command, peer.args, { language: "en" }, "en", CACHED);
  const initialize = performance.now() - begun;
  const uri = `file:///bench/${sample.file}`;
  await client.open(uri, sample.language, sample.text);
  const { line, character } = sample.hover;
  await client.at("hover", uri, line, character);
  const first = performance.now() - begun;
  const hover = () => client.at("hover", uri, line, character);
  const warm = await repeat(peer.rounds, hover);
  let version = 2;
  const edited = await repeat(peer.rounds, async () => {
    const at = { line: sample.edit, character: 0 };
    const text = version % 2 === 0 ? "x" : "";
    const end = version % 2 === 0 ? at : { line: sample.edit, character: 1 };
    await client.change(uri, version++, [{ range: { start: at, end }, text }]);
    await hover();
  });
  const completion = await repeat(peer.rounds, () =>
    client.at("completion", uri, sample.completion.line, sample.completion.character),
  );
  const rate = await pipelined(peer.rounds, hover);
  const cells = [
    peer.name,
    initialize.toFixed(0),
    first.toFixed(0),
    percentiles(warm),
    percentiles(edited),
    percentiles(completion),
    rate.toFixed(0),
    residentMegabytes(client.process.pid).toFixed(0),
  ];
  await client.stop();
  return cells.map((cell, index) => cell.padEnd(COLUMNS[index]?.[1] ?? 10)).join("");
}

async function repeat(rounds: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b);
}

/** How many answers a second, when all questions are asked at once. */
async function pipelined(rounds: number, ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await Promise.all(Array.from({ length: rounds }, ask));
  return (rounds * 1000) / (performance.now() - begun);
}

function percentiles(sorted: readonly number[]): string {
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `${at(0.5)} / ${at(0.95)} / ${at(0.99)}`;
}

function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return Number.NaN;
  }
}

function installed(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
