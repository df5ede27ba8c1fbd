import { access } from "node:fs/promises";
import { window } from "vscode";
import type { App } from "./app.ts";
import { ask } from "./client.ts";
import { register } from "./commands.ts";
import { MESSAGES } from "./messages.ts";
import { showInReader } from "./reader.ts";

/** Where `man` lives on every distribution that has it. */
const MAN = "/usr/bin/man";

export interface EntryName {
  readonly name: string;
  /** What it is, in the learner's language: function, flag, command… */
  readonly kind: string;
  readonly summary: string;
}

/** Pages of the reference in the reader, and manual pages in the terminal. */
export function activate(app: App): void {
  register(app, "syslab.openReference", async (name?: string) => {
    const chosen = name ?? (await choose(app));
    if (chosen !== undefined) showInReader(app, { kind: "entry", name: chosen });
  });
  register(app, "syslab.openManual", openManual);

  async function openManual(name: string, section?: string): Promise<void> {
    const page = section === undefined ? name : `${name}(${section})`;
    const installed = await access(MAN).then(
      () => true,
      () => false,
    );
    if (!installed) throw new Error(app.language.say(MESSAGES.noManual, page));
    const args = section === undefined ? ["--", name] : ["--", section, name];
    window.createTerminal({ name: page, shellPath: MAN, shellArgs: args }).show();
  }
}

/** Every name of the reference; empty while the server does not answer. */
export async function entryNames(): Promise<EntryName[]> {
  return (await ask<EntryName[]>("syslab/names", {})) ?? [];
}

async function choose(app: App): Promise<string | undefined> {
  const names = await entryNames();
  const items = names.map(({ name, kind, summary }) => ({ label: name, description: kind, detail: summary }));
  const chosen = await window.showQuickPick(items, {
    placeHolder: app.language.say(MESSAGES.openReferencePlaceholder),
    matchOnDetail: true,
  });
  return chosen?.label;
}
