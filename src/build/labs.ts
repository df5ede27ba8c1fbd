/** Finds the labs, and builds each: its checker bundled, its starter and solution copied. */
import fs from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import type { LabInfo } from "../core/lab.ts";
import type { Problems } from "./problems.ts";
import { labFile, mistakeFile, type MistakeFile } from "./schema.ts";
import { filesBelow, readYaml } from "./yaml.ts";

/** Every `labs/<name>/lab.yaml` under a chapter; `book/09-io-multiplexing/labs/chat-room` is `book/09/chat-room`. */
export function readLabs(root: string, problems: Problems): LabInfo[] {
  return filesBelow(root, "notes", "/lab.yaml").flatMap((file) => {
    const folder = path.posix.dirname(file).slice("notes/".length);
    const match = /^(\w+)\/(\d+)-[^/]+\/labs\/([^/]+)$/.exec(folder);
    const source = readYaml(root, file, labFile, problems);
    if (!match || !source) return [];
    checkFolder(root, file, source.value.main, problems);
    return [{ id: `${match[1]}/${match[2]}/${match[3]}`, folder, ...source.value }];
  });
}

/** What a lab must have beside its description. */
function checkFolder(root: string, file: string, main: string, problems: Problems): void {
  const folder = path.dirname(path.join(root, file));
  const starter = path.join(folder, "start", main);
  for (const needed of ["check.ts", `start/${main}`, `solution/${main}`, "lab.en.md", "lab.zh-cn.md"]) {
    if (!fs.existsSync(path.join(folder, needed))) problems.add(file, 1, `there is no ${needed} beside it`, "write it");
  }
  if (fs.existsSync(starter) && !fs.readFileSync(starter, "utf8").includes("TODO")) {
    problems.add(file, 1, `start/${main} has no TODO`, "mark what the learner is to write");
  }
  const mistakes = readMistakes(root, path.posix.dirname(file), problems, main);
  if (mistakes.length < 3)
    problems.add(file, 1, `${mistakes.length} wrong variants`, "plant at least three plausible mistakes");
}

/** A mistake that a checker must catch, and the program that makes it. */
export interface Mistake extends MistakeFile {
  readonly name: string;
  readonly program: string;
}

/** The wrong variants of a lab in `folder`, each made from the solution. */
export function readMistakes(root: string, folder: string, problems: Problems, main = "main.c"): Mistake[] {
  return filesBelow(root, `${folder}/wrong`, ".yaml").flatMap((file) => {
    const source = readYaml(root, file, mistakeFile, problems);
    const solution = path.join(root, folder, "solution", main);
    if (!source || !fs.existsSync(solution)) return [];
    let program = fs.readFileSync(solution, "utf8");
    source.value.replace.forEach(({ from, to }, index) => {
      const times = program.split(from).length - 1;
      if (times !== 1)
        problems.add(
          file,
          source.lineOf("replace", index),
          `from stands ${times} times in the solution`,
          "quote a place that is unique",
        );
      program = program.replace(from, () => to);
    });
    return [{ name: path.basename(file, ".yaml"), program, ...source.value }];
  });
}

/** Writes dist/labs/index.json, dist/labs/<id>/ and the kit's C helpers in dist/native/. */
export async function buildLabs(root: string, dist: string, labs: readonly LabInfo[]): Promise<void> {
  fs.mkdirSync(path.join(dist, "labs"), { recursive: true });
  fs.writeFileSync(path.join(dist, "labs/index.json"), JSON.stringify(labs));
  for (const lab of labs) {
    for (const part of ["start", "solution"]) {
      const from = path.join(root, "notes", lab.folder, part);
      if (fs.existsSync(from)) fs.cpSync(from, path.join(dist, "labs", lab.id, part), { recursive: true });
    }
  }
  fs.cpSync(path.join(root, "src/labs/kit/native"), path.join(dist, "native"), { recursive: true });
  await bundleCheckers(root, dist, labs);
}

async function bundleCheckers(root: string, dist: string, labs: readonly LabInfo[]): Promise<void> {
  const entryPoints = labs
    .map((lab) => ({ in: path.join(root, "notes", lab.folder, "check.ts"), out: `${lab.id}/check` }))
    .filter((entry) => fs.existsSync(entry.in));
  if (entryPoints.length === 0) return;
  await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir: path.join(dist, "labs"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    logLevel: "warning",
  });
}
