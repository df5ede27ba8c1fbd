import path from "node:path";
import {
  Location,
  MarkdownString,
  Position,
  TestMessage,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  type CancellationToken,
  type TestController,
  type TestItem,
  type TestRun,
} from "vscode";
import type { LabInfo, Report, Verdict } from "../core/lab.ts";
import { checkLab } from "../labs/check.ts";
import type { App } from "./app.ts";
import { recordReport } from "./lab-report.ts";
import { catalogOf, isTrusted, labFolder, labsOf, labState } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";

let controller: TestController | undefined;

/** Every started lab is in the Test Explorer, each of its checks a test. */
export function activate(app: App): void {
  const made = tests.createTestController("syslab", app.language.say(MESSAGES.tests));
  controller = made;
  made.createRunProfile(
    app.language.say(MESSAGES.runProfile),
    TestRunProfileKind.Run,
    (request, token) => run(app, made, request, token),
    true,
  );
  const refresh = () => {
    made.label = app.language.say(MESSAGES.tests);
    list(app, made);
  };
  refresh();
  made.refreshHandler = refresh;
  app.context.subscriptions.push(
    made,
    app.language.onDidChange(refresh),
    app.onDidChangeLabs(() => list(app, made)),
  );
}

/** Checks one lab the way the Test Explorer does, so that its result is seen there too. */
export async function runChecks(app: App, lab: LabInfo): Promise<void> {
  if (!controller) return;
  list(app, controller);
  const item = controller.items.get(lab.id);
  if (item) await run(app, controller, new TestRunRequest([item]));
}

function list(app: App, made: TestController): void {
  const started = labsOf(app).filter((lab) => labState(app, lab).kind !== "new" && labFolder(lab) !== undefined);
  const items = started.map((lab) => itemOf(app, made, lab));
  made.items.replace(items);
}

function itemOf(app: App, made: TestController, lab: LabInfo): TestItem {
  const { current } = app.language;
  const file = Uri.file(path.join(labFolder(lab) ?? "", lab.main));
  const item = made.createTestItem(lab.id, lab.title[current], file);
  item.description = lab.id;
  item.children.replace(
    lab.checks.map((check, index) => {
      const child = made.createTestItem(`${lab.id}#${check.id}`, check.title[current], file);
      child.sortText = String(index).padStart(3, "0");
      return child;
    }),
  );
  return item;
}

/** A check builds on those before it, so a lab is always checked as a whole. */
async function run(app: App, made: TestController, request: TestRunRequest, token?: CancellationToken): Promise<void> {
  if (!isTrusted(app)) return;
  const wanted = request.include ?? [...made.items].map(([, item]) => item);
  const ids = new Set(wanted.map((item) => item.id.replace(/#.*$/, "")));
  const test = made.createTestRun(request);
  for (const lab of labsOf(app).filter(({ id }) => ids.has(id))) {
    const item = made.items.get(lab.id);
    if (item && !token?.isCancellationRequested) await runLab(app, lab, item, test);
  }
  test.end();
}

async function runLab(app: App, lab: LabInfo, item: TestItem, test: TestRun): Promise<void> {
  const folder = labFolder(lab) ?? "";
  const stop = new AbortController();
  const subscription = test.token.onCancellationRequested(() => stop.abort());
  item.children.forEach((child) => test.started(child));
  const report = await checkLab(catalogOf(app), lab, folder, {
    signal: stop.signal,
    onVerdict: (verdict) => show(app, lab, folder, item, test, verdict),
  });
  subscription.dispose();
  if (report.problem) showProblem(app, item, test, report);
  await recordReport(app, lab, report);
}

function show(app: App, lab: LabInfo, folder: string, item: TestItem, test: TestRun, verdict: Verdict): void {
  const child = item.children.get(`${lab.id}#${verdict.check}`);
  if (!child) return;
  const mark = { passed: "✔", failed: "✘", error: "!", skipped: "·" }[verdict.outcome];
  test.appendOutput(`${mark} ${child.label}\r\n`, undefined, child);
  switch (verdict.outcome) {
    case "passed":
      return test.passed(child, verdict.ms);
    case "skipped":
      return test.skipped(child);
    case "failed":
      return test.failed(child, messageOf(app, folder, verdict), verdict.ms);
    case "error":
      return test.errored(child, messageOf(app, folder, verdict), verdict.ms);
  }
}

function messageOf(app: App, folder: string, verdict: Verdict): TestMessage {
  const { language } = app;
  const lines = [
    verdict.message?.[language.current] ?? verdict.check,
    verdict.expected && language.say(MESSAGES.expected, verdict.expected[language.current]),
    verdict.saw && language.say(MESSAGES.saw, verdict.saw[language.current]),
    verdict.look && language.say(MESSAGES.look, verdict.look[language.current]),
  ];
  // Markdown, because plain text is not wrapped where it is shown.
  const message = new TestMessage(new MarkdownString().appendText(lines.filter(Boolean).join("\n")));
  if (verdict.location) {
    const file = Uri.file(path.join(folder, verdict.location.file));
    message.location = new Location(file, new Position(verdict.location.line - 1, 0));
  }
  return message;
}

function showProblem(app: App, item: TestItem, test: TestRun, report: Report): void {
  const reached = new Set(report.verdicts.map(({ check }) => `${report.lab}#${check}`));
  const message = new TestMessage(report.problem?.[app.language.current] ?? "");
  item.children.forEach((child) => {
    if (!reached.has(child.id)) test.errored(child, message);
  });
}
