import { commands, ConfigurationTarget, window, workspace, type Disposable } from "vscode";
import type { App } from "./app.ts";
import { MESSAGES } from "./messages.ts";

/** Commands that belong to no view. */
export function activate(app: App): void {
  register(app, "syslab.switchLanguage", async () => {
    const next = app.language.current === "en" ? "zh-cn" : "en";
    await workspace.getConfiguration("syslab").update("language", next, ConfigurationTarget.Global);
    window.setStatusBarMessage(app.language.say(MESSAGES.languageNow), 3000);
  });
}

/** Registers a command; whatever it throws is shown once, as one sentence that says what went wrong. */
export function register(app: App, id: string, run: (...args: never[]) => unknown): Disposable {
  const guarded = async (...args: unknown[]) => {
    try {
      return await (run as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(app.language.say(MESSAGES.actionFailed, cause));
      return undefined;
    }
  };
  const command = commands.registerCommand(id, guarded);
  app.context.subscriptions.push(command);
  return command;
}
