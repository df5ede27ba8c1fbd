import path from "node:path";
import { commands, window, workspace } from "vscode";
import type { LabInfo } from "../core/lab.ts";
import { Catalog, folderOf } from "../labs/catalog.ts";
import type { App } from "./app.ts";
import { MESSAGES } from "./messages.ts";

const PROGRESS = "syslab.labs";

export type LabState =
  | { readonly kind: "new" }
  | { readonly kind: "started"; readonly passed: number }
  | { readonly kind: "passed" };

let catalog: Catalog | undefined;

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

/** Keeps how many checks have passed. */
export async function setProgress(app: App, lab: LabInfo, checks: number): Promise<void> {
  const progress = app.context.workspaceState.get<Record<string, number>>(PROGRESS, {});
  await app.context.workspaceState.update(PROGRESS, { ...progress, [lab.id]: checks });
  app.labsChanged();
}

/** Whether programs may be compiled and run here; if not, the learner is told once how to change that. */
export function isTrusted(app: App): boolean {
  if (workspace.isTrusted) return true;
  const manage = app.language.say(MESSAGES.manageTrust);
  void window.showWarningMessage(app.language.say(MESSAGES.untrusted), manage).then((chosen) => {
    if (chosen === manage) void commands.executeCommand("workbench.trust.manage");
  });
  return false;
}
