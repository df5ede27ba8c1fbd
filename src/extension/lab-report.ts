import { commands, window } from "vscode";
import { passed, type LabInfo, type Report, type Verdict } from "../core/lab.ts";
import type { App } from "./app.ts";
import { setProgress } from "./lab-state.ts";
import { MESSAGES, withoutCodeMarks } from "./messages.ts";

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
    void offerHelp(
      app,
      lab,
      language.say(MESSAGES.labNotPassed, title, good, lab.checks.length, firstComplaint(app, report)),
    );
  }
}

async function offerHelp(app: App, lab: LabInfo, message: string): Promise<void> {
  const [show, hint] = [app.language.say(MESSAGES.showChecks), app.language.say(MESSAGES.showHint)];
  const chosen = await window.showWarningMessage(message, show, hint);
  if (chosen === show) await commands.executeCommand("workbench.view.testing.focus");
  if (chosen === hint) await commands.executeCommand("syslab.showHint", lab.id);
}

function firstComplaint(app: App, report: Report): string {
  const bad: Verdict | undefined = report.verdicts.find(({ outcome }) => outcome !== "passed");
  return withoutCodeMarks(bad?.message?.[app.language.current] ?? bad?.check ?? "");
}
