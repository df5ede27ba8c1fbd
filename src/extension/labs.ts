import path from "node:path";
import { commands, Uri, ViewColumn, window, workspace } from "vscode";
import type { LabInfo, Report, Verdict } from "../core/lab.ts";
import { passed } from "../core/lab.ts";
import type { Text } from "../core/language.ts";
import { Catalog, folderOf } from "../labs/catalog.ts";
import { LabProblem } from "../labs/messages.ts";
import { resetLab, startLab } from "../labs/start.ts";
import type { App } from "./app.ts";
import { register } from "./commands.ts";
import { MESSAGES } from "./messages.ts";
import { chooseLab } from "./quick-picks.ts";
import { labInReader, showInReader } from "./reader.ts";
import { runTask } from "./lab-tasks.ts";
import { runChecks } from "./lab-tests.ts";

const PROGRESS = "syslab.labs";

export type LabState =
  | { readonly kind: "new" }
  | { readonly kind: "started"; readonly passed: number }
  | { readonly kind: "passed" };

let catalog: Catalog | undefined;

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
}

export function catalogOf(app: App): Catalog {
  catalog ??= new Catalog(app.dist().fsPath);
  return catalog;
}

export function labsOf(app: App): readonly LabInfo[] {
  return catalogOf(app).labs;
}

/** The folder that a lab has, or will have, in the workspace; undefined when no folder is open. */
export function labFolder(lab: LabInfo): string | undefined {
  const root = workspace.workspaceFolders?.find((folder) => folder.uri.scheme === "file")?.uri.fsPath;
  if (root === undefined) return undefined;
  const base = workspace.getConfiguration("syslab").get<string>("labs.folder", "labs");
  return folderOf(path.resolve(root, base || "labs"), lab);
}

/** How many checks passed when it was last checked; kept in the workspace. */
export function labState(app: App, lab: LabInfo): LabState {
  const state = app.context.workspaceState.get<Record<string, number>>(PROGRESS, {})[lab.id];
  if (state === undefined) return { kind: "new" };
  return state >= lab.checks.length ? { kind: "passed" } : { kind: "started", passed: state };
}

/** Keeps what came of a checking, and tells the learner in one line. */
export async function recordReport(app: App, lab: LabInfo, report: Report): Promise<void> {
  const good = report.verdicts.filter(({ outcome }) => outcome === "passed").length;
  if (!report.problem) await setProgress(app, lab, good);
  const { language } = app;
  const title = lab.title[language.current];
  if (report.problem) {
    void window.showWarningMessage(report.problem[language.current]);
  } else if (passed(report)) {
    void window.showInformationMessage(language.say(MESSAGES.labPassedNow, title, lab.checks.length));
  } else {
    // Not awaited: the checking has ended, whenever the learner answers.
    void offerHelp(app, lab, language.say(MESSAGES.labNotPassed, title, good, lab.checks.length, firstComplaint(app, report)));
  }
}

export function isTrusted(app: App): boolean {
  if (workspace.isTrusted) return true;
  const manage = app.language.say(MESSAGES.manageTrust);
  void window.showWarningMessage(app.language.say(MESSAGES.untrusted), manage).then((chosen) => {
    if (chosen === manage) void commands.executeCommand("workbench.trust.manage");
  });
  return false;
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
  window.setStatusBarMessage(language.say(message, lab.title[language.current], workspace.asRelativePath(folder)), 6000);
}

/** Builds with a task, so that the compiler's complaints are in Problems, then runs in a terminal of the lab's own. */
async function run(app: App, lab: LabInfo): Promise<void> {
  if (!isTrusted(app) || !(await requireStarted(app, lab))) return;
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
    const title = language.say(MESSAGES.hintTitle, index + 1, current.hints.length, current.title[language.current]);
    const more = index + 1 < current.hints.length ? next : solution;
    const chosen = await window.showInformationMessage(`${title}\n\n${hint[language.current]}`, more);
    if (chosen === solution) return compare(app, lab);
    if (chosen !== next) return;
  }
}

async function compare(app: App, lab: LabInfo): Promise<void> {
  if (!(await requireStarted(app, lab))) return;
  const mine = Uri.file(path.join(labFolder(lab) ?? "", lab.main));
  const solution = Uri.file(path.join(catalogOf(app).solution(lab), lab.main));
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
  const backup = resetLab(catalogOf(app), lab, baseOf(folder, lab));
  await setProgress(app, lab, 0);
  void window.showInformationMessage(language.say(MESSAGES.resetDone, workspace.asRelativePath(backup)));
}

async function setProgress(app: App, lab: LabInfo, checks: number): Promise<void> {
  const progress = app.context.workspaceState.get<Record<string, number>>(PROGRESS, {});
  await app.context.workspaceState.update(PROGRESS, { ...progress, [lab.id]: checks });
  app.labsChanged();
}

async function requireStarted(app: App, lab: LabInfo): Promise<boolean> {
  const folder = labFolder(lab);
  if (folder === undefined) {
    await askForFolder(app);
    return false;
  }
  if (labState(app, lab).kind !== "new") return true;
  const { language } = app;
  const yes = language.say(MESSAGES.startIt);
  const chosen = await window.showInformationMessage(language.say(MESSAGES.notStarted, lab.title[language.current]), yes);
  if (chosen === yes) await start(app, lab);
  return false;
}

async function offerHelp(app: App, lab: LabInfo, message: string): Promise<void> {
  const [show, hint] = [app.language.say(MESSAGES.showChecks), app.language.say(MESSAGES.showHint)];
  const chosen = await window.showWarningMessage(message, show, hint);
  if (chosen === show) await commands.executeCommand("workbench.view.testing.focus");
  if (chosen === hint) await showHint(app, lab);
}

function firstComplaint(app: App, report: Report): string {
  const bad: Verdict | undefined = report.verdicts.find(({ outcome }) => outcome !== "passed");
  return bad?.message?.[app.language.current] ?? bad?.check ?? "";
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
