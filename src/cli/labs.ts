import path from "node:path";
import { exitStatus, passed, type LabInfo, type Report, type Verdict } from "../core/lab.ts";
import type { Language } from "../core/language.ts";
import { Catalog, folderOf } from "../labs/catalog.ts";
import { checkLab } from "../labs/check.ts";
import { LabProblem } from "../labs/messages.ts";
import { startLab } from "../labs/start.ts";
import type { Arguments } from "./main.ts";
import { say } from "./messages.ts";

const catalog = new Catalog(__dirname);
const SIGNS = { passed: "✔", failed: "✘", error: "!", skipped: "·" } as const;

export function listLabs({ language, json }: Arguments): number {
  if (json) console.log(JSON.stringify(catalog.labs, undefined, 2));
  else for (const lab of catalog.labs) console.log(`${lab.id.padEnd(34)} ${say(language, "minutes", lab.minutes).padEnd(8)} ${lab.title[language]}`);
  return 0;
}

export function startCommand({ language, rest }: Arguments): number {
  const lab = find(language, rest[0]);
  if (!lab) return 2;
  try {
    const { folder, existed } = startLab(catalog, lab, rest[1] ?? "labs");
    console.log(existed ? say(language, "existed", folder) : say(language, "started", folder, lab.main, lab.id));
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
  const lab = find(language, rest[0]);
  if (!lab) return 2;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const folder = path.resolve(rest[1] ?? folderOf("labs", lab));
  const onVerdict = json ? undefined : (verdict: Verdict) => console.log(describe(lab, verdict, language));
  const report = await checkLab(catalog, lab, folder, { signal: stop.signal, ...(onVerdict && { onVerdict }) });
  if (json) console.log(JSON.stringify(report, undefined, 2));
  else if (report.problem) console.error(report.problem[language]);
  return exitStatus(report);
}

/** Every solution, `repeat` times over, `jobs` at once: how reliable the checkers are. */
async function checkSolutions({ language, repeat, jobs, rest }: Arguments): Promise<number> {
  const labs = catalog.labs.filter((lab) => rest.length === 0 || rest.includes(lab.id));
  const queue = Array.from({ length: repeat }, () => labs).flat();
  const all = queue.length;
  const bad: Report[] = [];
  const work = async () => {
    for (let lab = queue.shift(); lab; lab = queue.shift()) {
      const report = await checkLab(catalog, lab, catalog.solution(lab));
      if (passed(report)) continue;
      bad.push(report);
      console.log(`${SIGNS.failed} ${lab.id}: ${JSON.stringify(report.problem ?? report.verdicts.find(({ outcome }) => outcome !== "passed"))}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  console.log(say(language, "solutions", all - bad.length, all));
  return bad.length === 0 ? 0 : 1;
}

function find(language: Language, id: string | undefined): LabInfo | undefined {
  const lab = id === undefined ? undefined : catalog.lab(id);
  if (!lab) console.error(id === undefined ? say(language, "whichLab") : say(language, "noSuchLab", id));
  return lab;
}

function describe(lab: LabInfo, verdict: Verdict, language: Language): string {
  const title = lab.checks.find((check) => check.id === verdict.check)?.title[language] ?? verdict.check;
  const place = verdict.location && `${verdict.location.file}:${verdict.location.line}: `;
  const details = [
    verdict.message && `${place ?? ""}${verdict.message[language]}`,
    ...(["expected", "saw", "look"] as const).map((name) => verdict[name] && `${say(language, name)}: ${verdict[name][language]}`),
  ].filter((line) => line !== undefined);
  return [`${SIGNS[verdict.outcome]} ${title} (${say(language, verdict.outcome)})`, ...details.map((line) => `    ${line}`)].join("\n");
}
