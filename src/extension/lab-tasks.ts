import path from "node:path";
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
import { C_FLAGS } from "../labs/kit/compile.ts";
import type { App } from "./app.ts";
import { labFolder, labsOf, labState } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";

interface LabTask extends TaskDefinition {
  readonly type: "syslab";
  readonly lab: string;
  readonly action?: "build" | "run";
}

/** Tasks that build and run what the learner has started; gcc's complaints go to Problems. */
export function activate(app: App): void {
  app.context.subscriptions.push(
    tasks.registerTaskProvider("syslab", {
      provideTasks: () =>
        labsOf(app)
          .filter((lab) => labState(app, lab).kind !== "new")
          .flatMap((lab) =>
            (["build", "run"] as const).map((action) => taskFor(app, lab, { type: "syslab", lab: lab.id, action })),
          )
          .filter((task) => task !== undefined),
      resolveTask: (task) => {
        const definition = task.definition as LabTask;
        const lab = labsOf(app).find(({ id }) => id === definition.lab);
        return lab && taskFor(app, lab, definition);
      },
    }),
  );
}

/** Builds and runs what the learner has written, in a terminal of the lab's own. */
export async function runTask(app: App, lab: LabInfo): Promise<void> {
  const task = taskFor(app, lab, { type: "syslab", lab: lab.id, action: "run" });
  if (task) await tasks.executeTask(task);
}

function taskFor(app: App, lab: LabInfo, definition: LabTask): Task | undefined {
  const folder = labFolder(lab);
  if (folder === undefined) return undefined;
  const { language } = app;
  const running = definition.action === "run";
  const name = language.say(running ? MESSAGES.runTerminal : MESSAGES.taskBuild, lab.title[language.current]);
  const task = new Task(
    definition,
    TaskScope.Workspace,
    name,
    "syslab",
    running ? runs(folder, lab) : builds(folder, lab),
    "$gcc",
  );
  if (!running) task.group = TaskGroup.Build;
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated, clear: true };
  return task;
}

/** Arguments are passed as they are: no shell reads the name of a folder. */
function builds(folder: string, lab: LabInfo): ProcessExecution {
  return new ProcessExecution("gcc", [...C_FLAGS, lab.main, "-o", programOf(lab)], { cwd: folder });
}

/** The shell is given fixed words only; its working directory is set apart. */
function runs(folder: string, lab: LabInfo): ShellExecution {
  const program = programOf(lab);
  const build = ["gcc", ...C_FLAGS, lab.main, "-o", program].join(" ");
  return new ShellExecution(`${build} && ./${program} 9000`, { cwd: folder });
}

function programOf(lab: LabInfo): string {
  return path.basename(lab.main, path.extname(lab.main));
}
