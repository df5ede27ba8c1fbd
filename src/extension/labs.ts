import path from "node:path";
import { commands, Uri, ViewColumn, window, workspace } from "vscode";
import type { LabInfo } from "../core/lab.ts";
import type { Text } from "../core/language.ts";
import { missingFiles, obstacleTo } from "../labs/check.ts";
import { LabProblem } from "../labs/messages.ts";
import { resetLab, startLab } from "../labs/start.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { catalogOf, isTrusted, labFolder, labsOf, labState, setProgress } from "./lab-state.ts";
import { runTask } from "./lab-tasks.ts";
import { runChecks } from "./lab-tests.ts";
import { MESSAGES, withoutCodeMarks } from "./messages.ts";
import { readText } from "./notes-files.ts";
import { chooseLab } from "./quick-picks.ts";
import { labInReader, showInReader } from "./reader.ts";

/** Solutions are shown by a scheme of their own, because what has a provider cannot be edited. */
const SOLUTION = "syslab-solution";

/** Start, read, run, check, hint, compare and reset: what a learner does with a lab. */
export function activate(app: App): void {
  const on = (command: string, run: (lab: LabInfo) => unknown) =>
    register(app, command, async (target?: unknown) => {
      const lab = await pick(app, target);
      if (lab) await withProblems(app, () => run(lab));
    });
  register(app, "syslab.startLab", async (target?: unknown) => {
    const lab = await pick(app, target ?? (await chooseLab(app)));
    if (lab) await withProblems(app, () => start(app, lab));
  });
  on("syslab.openLab", (lab) => showInReader(app, { kind: "lab", id: lab.id }));
  on("syslab.runLab", (lab) => run(app, lab));
  on("syslab.checkLab", (lab) => check(app, lab));
  on("syslab.showHint", (lab) => showHint(app, lab));
  on("syslab.compareLab", (lab) => compare(app, lab));
  on("syslab.resetLab", (lab) => reset(app, lab));
  app.context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(SOLUTION, {
      provideTextDocumentContent: ({ path: file }) => readText(Uri.file(file)),
    }),
  );
}

async function start(app: App, lab: LabInfo): Promise<void> {
  const { language } = app;
  const folder = labFolder(lab);
  if (folder === undefined) return askForFolder(app);
  const { existed } = startLab(catalogOf(app), lab, baseOf(folder, lab));
  if (labState(app, lab).kind === "new") await setProgress(app, lab, 0);
  await window.showTextDocument(Uri.file(path.join(folder, lab.main)), { viewColumn: ViewColumn.One, preview: false });
  showInReader(app, { kind: "lab", id: lab.id }, ViewColumn.Beside);
  const message = existed ? MESSAGES.labOpenAgain : MESSAGES.labStartedAt;
  window.setStatusBarMessage(
    language.say(message, lab.title[language.current], workspace.asRelativePath(folder)),
    6000,
  );
}

/** Builds with a task, so that the compiler's complaints are in Problems, then runs in a terminal of the lab's own. */
async function run(app: App, lab: LabInfo): Promise<void> {
  if (!isTrusted(app) || !(await requireStarted(app, lab))) return;
  const obstacle = obstacleTo(lab, labFolder(lab) ?? "");
  if (obstacle) throw new LabProblem(obstacle);
  await runTask(app, lab);
}

async function check(app: App, lab: LabInfo): Promise<void> {
  if (!isTrusted(app) || !(await requireStarted(app, lab))) return;
  await workspace.saveAll(false);
  await runChecks(app, lab);
}

/** The hints of the first check that does not pass, one at a time. */
async function showHint(app: App, lab: LabInfo): Promise<void> {
  const state = labState(app, lab);
  const first = state.kind === "started" ? state.passed : 0;
  const { language } = app;
  const current = lab.checks[Math.min(first, lab.checks.length - 1)];
  if (!current) return;
  const [next, solution] = [language.say(MESSAGES.nextHint), language.say(MESSAGES.compare)];
  for (const [index, hint] of current.hints.entries()) {
    const { length } = current.hints;
    const words = [current.title[language.current], hint[language.current]];
    const message = withoutCodeMarks(language.say(MESSAGES.hint, index + 1, length, ...words));
    const more = index + 1 < length ? next : solution;
    const chosen = await window.showInformationMessage(message, more);
    if (chosen === solution) return compare(app, lab);
    if (chosen !== next) return;
  }
}

async function compare(app: App, lab: LabInfo): Promise<void> {
  if (!(await requireStarted(app, lab))) return;
  const mine = Uri.file(path.join(labFolder(lab) ?? "", lab.main));
  const solution = Uri.from({ scheme: SOLUTION, path: path.join(catalogOf(app).solution(lab), lab.main) });
  const title = app.language.say(MESSAGES.compareTitle, lab.title[app.language.current]);
  await commands.executeCommand("vscode.diff", mine, solution, title, { viewColumn: ViewColumn.One });
}

async function reset(app: App, lab: LabInfo): Promise<void> {
  const folder = labFolder(lab);
  if (folder === undefined) return askForFolder(app);
  const { language } = app;
  const yes = language.say(MESSAGES.reset);
  const question = language.say(MESSAGES.resetQuestion, lab.title[language.current]);
  if ((await window.showWarningMessage(question, { modal: true }, yes)) !== yes) return;
  // What is not saved yet belongs into the backup, too.
  await workspace.saveAll(false);
  const backup = resetLab(catalogOf(app), lab, baseOf(folder, lab));
  await setProgress(app, lab, 0);
  const done =
    backup === undefined
      ? language.say(MESSAGES.resetNothing)
      : language.say(MESSAGES.resetDone, workspace.asRelativePath(backup));
  void window.showInformationMessage(done);
}

async function requireStarted(app: App, lab: LabInfo): Promise<boolean> {
  const folder = labFolder(lab);
  if (folder === undefined) {
    await askForFolder(app);
    return false;
  }
  const { language } = app;
  const why =
    labState(app, lab).kind === "new"
      ? language.say(MESSAGES.notStarted, lab.title[language.current])
      : missingFiles(lab, folder)?.[language.current];
  if (why === undefined) return true;
  const yes = language.say(MESSAGES.startIt);
  const chosen = await window.showInformationMessage(why, yes);
  if (chosen === yes) await start(app, lab);
  return false;
}

async function askForFolder(app: App): Promise<void> {
  const open = app.language.say(MESSAGES.openFolder);
  const chosen = await window.showWarningMessage(app.language.say(MESSAGES.noFolder), open);
  if (chosen === open) await commands.executeCommand("vscode.openFolder");
}

/** The lab of a tree item, an id, or the learner's choice. */
async function pick(app: App, target: unknown): Promise<LabInfo | undefined> {
  const fromTree = (target as { lab?: LabInfo } | undefined)?.lab;
  if (fromTree) return fromTree;
  const id = typeof target === "string" ? target : (currentLab(app) ?? (await chooseLab(app)));
  const lab = labsOf(app).find((candidate) => candidate.id === id);
  if (!lab && id !== undefined) throw new Error(app.language.say(MESSAGES.noSuchLab, id));
  return lab;
}

/** The lab whose file is in the active editor, or whose instructions are open. */
function currentLab(app: App): string | undefined {
  const file = window.activeTextEditor?.document.uri.fsPath ?? "";
  return labsOf(app).find((lab) => file.startsWith(`${labFolder(lab) ?? "\0"}${path.sep}`))?.id ?? labInReader();
}

async function withProblems(app: App, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof LabProblem)) throw error;
    const text: Text = error.text;
    void window.showErrorMessage(text[app.language.current]);
  }
}

/** The folder below which labs are, from the folder of one of them. */
function baseOf(folder: string, lab: LabInfo): string {
  return path.resolve(folder, ...lab.id.split("/").map(() => ".."));
}
