import fs from "node:fs";
import path from "node:path";
import { exitStatus, passed, type LabInfo, type Report, type Verdict } from "../core/lab.ts";
import type { Language } from "../core/language.ts";
import { Catalog, folderOf } from "../labs/catalog.ts";
import { checkLab } from "../labs/check.ts";
import { LabProblem } from "../labs/messages.ts";
import { readProgress, recordProgress } from "../labs/progress.ts";
import { startLabIn } from "../labs/start.ts";
import type { Arguments } from "./main.ts";
import { say } from "./messages.ts";

const catalog = new Catalog(__dirname);
const SIGNS = { passed: "✔", failed: "✘", error: "!", skipped: "·" } as const;

export function listLabs({ language, json }: Arguments): number {
  const progress = readProgress();
  if (json) {
    console.log(
      JSON.stringify(
        catalog.labs.map((lab) => ({ ...lab, progress: progress[lab.id] ?? null })),
        undefined,
        2,
      ),
    );
    return 0;
  }
  for (const lab of catalog.labs) {
    const good = progress[lab.id]?.passed ?? 0;
    const sign = good >= lab.checks.length ? SIGNS.passed : " ";
    const columns = [lab.id.padEnd(34), say(language, "minutes", lab.minutes).padEnd(8)];
    console.log(`${sign} ${columns.join(" ")} ${`${good}/${lab.checks.length}`.padEnd(6)} ${lab.title[language]}`);
  }
  return 0;
}

export function startCommand({ language, rest }: Arguments): number {
  const lab = findLab(language, rest[0]);
  if (!lab) return 2;
  try {
    const { folder, existed } = startLabIn(catalog, lab, rest[1] ?? folderOf("labs", lab));
    const check = [lab.id, ...(rest[1] === undefined ? [] : [rest[1]])].join(" ");
    console.log(existed ? say(language, "existed", folder) : say(language, "started", folder, lab.main, check));
    return 0;
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    console.error(error.text[language]);
    return 2;
  }
}

export async function checkCommand(args: Arguments): Promise<number> {
  if (args.allSolutions) return checkSolutions(args);
  const { language, json, rest } = args;
  const lab = findLab(language, rest[0]);
  if (!lab) return 2;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  const onVerdict = (verdict: Verdict) => {
    if (!json) console.log(describe(lab, verdict, language));
  };
  const folder = folderToCheck(lab, rest[1]);
  const report = await checkLab(catalog, lab, folder, { signal: stop.signal, onVerdict });
  if (folder !== catalog.solution(lab)) recordProgress(report);
  if (json) console.log(JSON.stringify(report, undefined, 2));
  else if (report.problem) console.error(report.problem[language]);
  return exitStatus(report);
}

/** Every solution, `repeat` times over, `jobs` at once: how reliable the checkers are. */
async function checkSolutions({ language, repeat, jobs, rest }: Arguments): Promise<number> {
  const labs = catalog.labs.filter((lab) => rest.length === 0 || rest.includes(lab.id));
  const unknown = rest.find((name) => !catalog.lab(name));
  if (unknown !== undefined) {
    console.error(say(language, "noSuchLab", unknown));
    return 2;
  }
  const queue = Array.from({ length: repeat }, () => labs).flat();
  const all = queue.length;
  const bad: Report[] = [];
  const work = async () => {
    for (let lab = queue.shift(); lab; lab = queue.shift()) {
      const report = await checkLab(catalog, lab, catalog.solution(lab));
      if (passed(report)) continue;
      bad.push(report);
      const [first] = report.verdicts.filter(({ outcome }) => outcome !== "passed");
      console.log(report.problem?.[language] ?? `${lab.id}\n${first ? describe(lab, first, language) : ""}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  console.log(say(language, "solutions", all - bad.length, all));
  if (bad.some((report) => exitStatus(report) === 2)) return 2;
  return bad.length === 0 ? 0 : 1;
}

/** The lab that is named, else the one in whose folder the command is run. */
export function findLab(language: Language, name: string | undefined): LabInfo | undefined {
  const lab = name === undefined ? catalog.labOf(process.cwd()) : catalog.named(name);
  if (!lab) console.error(name === undefined ? say(language, "whichLab") : say(language, "noSuchLab", name));
  return lab;
}

/** The folder that is named, else the place where `start` puts it, else this one when it is the lab's. */
export function folderToCheck(lab: LabInfo, named: string | undefined): string {
  const usual = path.resolve(named ?? folderOf("labs", lab));
  const here = process.cwd();
  return named === undefined && !fs.existsSync(usual) && catalog.labOf(here) === lab ? here : usual;
}

function describe(lab: LabInfo, verdict: Verdict, language: Language): string {
  const title = lab.checks.find((check) => check.id === verdict.check)?.title[language] ?? verdict.check;
  const place = verdict.location && `${verdict.location.file}:${verdict.location.line}: `;
  const details = [
    verdict.message && `${place ?? ""}${verdict.message[language]}`,
    ...(["expected", "saw", "look"] as const).map(
      (name) => verdict[name] && `${say(language, name)}: ${verdict[name][language]}`,
    ),
  ].filter((line) => line !== undefined);
  return [
    `${SIGNS[verdict.outcome]} ${title} (${say(language, verdict.outcome)})`,
    ...details.map((line) => `    ${line}`),
  ].join("\n");
}
