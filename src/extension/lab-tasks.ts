import {
  ProcessExecution,
  ShellExecution,
  Task,
  TaskGroup,
  TaskPanelKind,
  TaskRevealKind,
  TaskScope,
  tasks,
  type TaskDefinition,
} from "vscode";
import type { LabInfo } from "../core/lab.ts";
import { buildCommand, runCommand, type Command } from "../labs/run.ts";
import type { App } from "./app.ts";
import { labFolder, labsOf, labState } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";

interface LabTask extends TaskDefinition {
  readonly type: "syslab";
  readonly lab: string;
  readonly action?: "build" | "run";
}

/** How long a program is waited for that was told to end. */
const END_MS = 5000;

/** Tasks that build and run what the learner has started; the compiler's complaints go to Problems. */
export function activate(app: App): void {
  const started = () => labsOf(app).filter((lab) => labState(app, lab).kind !== "new");
  app.context.subscriptions.push(
    tasks.registerTaskProvider("syslab", {
      async provideTasks() {
        const actions = ["build", "run"] as const;
        const all = started().flatMap((lab) =>
          actions.map((action) => taskFor(app, lab, { type: "syslab", lab: lab.id, action })),
        );
        return (await Promise.all(all)).filter((task) => task !== undefined);
      },
      async resolveTask(task) {
        const definition = task.definition as LabTask;
        const lab = labsOf(app).find(({ id }) => id === definition.lab);
        return lab && taskFor(app, lab, definition);
      },
    }),
  );
}

/** Builds and runs what the learner has written, in a terminal of the lab's own; what ran there before is ended. */
export async function runTask(app: App, lab: LabInfo): Promise<void> {
  await endRun(lab);
  const task = await taskFor(app, lab, { type: "syslab", lab: lab.id, action: "run" });
  if (task) await tasks.executeTask(task);
}

/** VS Code does not start a task that is still running, and a server runs until it is ended. */
async function endRun(lab: LabInfo): Promise<void> {
  const running = tasks.taskExecutions.find(({ task }) => {
    const { type, lab: id, action } = task.definition as LabTask;
    return type === "syslab" && id === lab.id && action === "run";
  });
  if (!running) return;
  await new Promise<void>((resolve) => {
    const patience = setTimeout(resolve, END_MS);
    const subscription = tasks.onDidEndTask(({ execution }) => {
      if (execution !== running) return;
      clearTimeout(patience);
      subscription.dispose();
      resolve();
    });
    running.terminate();
  });
}

async function taskFor(app: App, lab: LabInfo, definition: LabTask): Promise<Task | undefined> {
  const folder = labFolder(lab);
  if (folder === undefined) return undefined;
  const { language } = app;
  const running = definition.action === "run";
  const name = language.say(running ? MESSAGES.runTerminal : MESSAGES.taskBuild, lab.title[language.current]);
  const execution = running ? await runs(folder, lab) : builds(folder, lab);
  const task = new Task(definition, TaskScope.Workspace, name, "syslab", execution, "$gcc");
  if (!running) task.group = TaskGroup.Build;
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated, clear: true };
  return task;
}

/** Arguments are passed as they are: no shell reads the name of a folder. */
function builds(folder: string, lab: LabInfo): ProcessExecution {
  const { command, args } = buildCommand(lab);
  return new ProcessExecution(command, [...args], { cwd: folder });
}

/** The shell is given only words that are shipped with the lab; its folder is set apart. */
async function runs(folder: string, lab: LabInfo): Promise<ShellExecution> {
  const line = ({ command, args }: Command) => [command, ...args].join(" ");
  return new ShellExecution(`${line(buildCommand(lab))} && ${line(await runCommand(lab))}`, { cwd: folder });
}
