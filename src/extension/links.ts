import { commands, env, Uri } from "vscode";

/** Which command follows a link of our own scheme. */
const COMMANDS: Readonly<Record<string, string>> = {
  api: "syslab.openReference",
  cmd: "syslab.openReference",
  note: "syslab.openNote",
  lab: "syslab.openLab",
  diagram: "syslab.openDiagram",
};

/** Follows `api:epoll_wait`, `note:book/9.3`, … and web addresses; anything else is not a link that a note may hold. */
export async function follow(link: string): Promise<void> {
  const [scheme = "", target = ""] = split(link);
  const command = COMMANDS[scheme];
  if (command) await commands.executeCommand(command, decodeURIComponent(target));
  else if (scheme === "http" || scheme === "https" || scheme === "mailto") await env.openExternal(Uri.parse(link));
}

function split(link: string): [string, string] {
  const colon = link.indexOf(":");
  return [link.slice(0, colon), link.slice(colon + 1)];
}
