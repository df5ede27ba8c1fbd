"use strict";
/** What the extension does, asked through VS Code's own API. */
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const { commands, extensions, languages, Position, Uri, window, workspace, ConfigurationTarget } = vscode;
const LAB = "book/09/epoll-edge-triggered";
const root = () => workspace.workspaceFolders[0].uri;

async function until(probe, what) {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await probe();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not in time: ${what}`);
}

async function hoverAt(document, needle, offset = 1) {
  const at = document.positionAt(document.getText().indexOf(needle) + offset);
  const hovers = await commands.executeCommand("vscode.executeHoverProvider", document.uri, at);
  return hovers.flatMap((hover) => hover.contents.map((content) => content.value ?? content)).join("\n");
}

/** Something to explain in each language; the word before the bar. */
const ONE_OF_EACH = {
  c: "int n = EINTR ¦",
  cpp: "#include <mutex>\nstd::mutex ¦ m;",
  dockerfile: "RUN chmod ¦ 755 x",
  makefile: "all:\n\tchmod ¦ 755 x",
  markdown: "```sh\nchmod ¦ 755 x\n```",
  python: "import threading\nlock = threading.Lock ¦",
  shellscript: "chmod ¦ 755 x",
};

const setLanguage = (language) =>
  workspace.getConfiguration("syslab").update("language", language, ConfigurationTarget.Global);

describe("the extension", () => {
  let c;
  before(async () => {
    c = await workspace.openTextDocument(Uri.joinPath(root(), "echo.c"));
    await window.showTextDocument(c);
    await until(async () => (await hoverAt(c, "epoll_wait(epfd")) !== "", "the first hover");
  });
  after(() => setLanguage(undefined));

  it("is active once a C file is open", () => {
    assert.equal(extensions.getExtension("syslab.syslab").isActive, true);
  });

  it("registers every command that package.json declares", async () => {
    const declared = extensions
      .getExtension("syslab.syslab")
      .packageJSON.contributes.commands.map(({ command }) => command);
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it("explains a call for this very use", async () => {
    const text = await hoverAt(c, "epoll_wait(epfd");
    assert.match(text, /int epoll_wait\(int epfd/);
    assert.match(text, /at most 16 events; waits without limit/);
    assert.match(text, /command:syslab\.openNote/);
  });

  it("switches the language of hovers at once", async () => {
    await setLanguage("zh-cn");
    await until(async () => /最多 16 个事件/.test(await hoverAt(c, "epoll_wait(epfd")), "a Chinese hover");
    await setLanguage("en");
    await until(async () => /at most 16 events/.test(await hoverAt(c, "epoll_wait(epfd")), "an English hover");
  });

  it("takes shell commands apart", async () => {
    const shell = await workspace.openTextDocument(Uri.joinPath(root(), "tools.sh"));
    assert.match(await hoverAt(shell, "chmod 750", 7), /rwxr-x---/);
  });

  it("answers in every language that it is activated for", async () => {
    const { activationEvents } = extensions.getExtension("syslab.syslab").packageJSON;
    const served = activationEvents.flatMap((event) => /^onLanguage:(.+)/.exec(event)?.[1] ?? []);
    assert.deepEqual(Object.keys(ONE_OF_EACH).toSorted(), served.toSorted());
    for (const [language, content] of Object.entries(ONE_OF_EACH)) {
      const document = await workspace.openTextDocument({ language, content });
      await until(async () => (await hoverAt(document, "¦", -2)) !== "", `a hover in ${language}`);
    }
  });

  it("completes the constants that fit", async () => {
    const document = await workspace.openTextDocument({
      language: "c",
      content: "#include <sys/epoll.h>\nint f(void)\n{\n    epoll_ctl(1, );\n}\n",
    });
    const list = await commands.executeCommand(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new Position(3, 17),
    );
    const labels = list.items.map((item) => item.label.label ?? item.label);
    for (const name of ["EPOLL_CTL_ADD", "EPOLL_CTL_DEL", "EPOLL_CTL_MOD"]) assert.ok(labels.includes(name), name);
  });

  it("knows the languages of tool output by extension and by first line", async () => {
    assert.ok((await languages.getLanguages()).includes("syslab-strace"));
    const byLine = await workspace.openTextDocument(Uri.joinPath(root(), "traces", "echo-run"));
    assert.equal(byLine.languageId, "syslab-strace");
  });

  it("opens a section in the reader", async () => {
    await commands.executeCommand("syslab.openNote", "book/9.3");
    await until(
      () => window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label.startsWith("9.3"))),
      "a tab of the section",
    );
  });

  it("opens a diagram", async () => {
    await commands.executeCommand("syslab.openDiagram", "epoll-inside");
    await until(
      () => window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label === "Inside epoll")),
      "a tab of the diagram",
    );
  });

  it("starts a lab without touching what is there, and offers its tasks", async () => {
    const main = path.join(root().fsPath, "labs/book/09/epoll-edge-triggered/main.c");
    await commands.executeCommand("syslab.startLab", LAB);
    assert.match(fs.readFileSync(main, "utf8"), /TODO/);
    fs.appendFileSync(main, "/* mine */\n");
    await commands.executeCommand("syslab.startLab", LAB);
    assert.match(fs.readFileSync(main, "utf8"), /mine/);
    const found = await vscode.tasks.fetchTasks({ type: "syslab" });
    assert.deepEqual(found.map((task) => task.definition.action).sort(), ["build", "run"]);
  });

  it("compares with a solution that cannot be edited", async () => {
    await commands.executeCommand("syslab.compareLab", LAB);
    const compared = () => window.tabGroups.activeTabGroup.activeTab?.input;
    await until(() => compared() instanceof vscode.TabInputTextDiff, "a comparison");
    const { original, modified } = compared();
    assert.equal(original.fsPath, path.join(root().fsPath, "labs", LAB, "main.c"));
    assert.notEqual(modified.scheme, "file");
    assert.doesNotMatch((await workspace.openTextDocument(modified)).getText(), /TODO/);
  });
});
