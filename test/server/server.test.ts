import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Client } from "../support/client.ts";

const SERVER = path.resolve("dist/server.js");
const URI = "file:///test/echo.c";
const SOURCE = `#include <sys/epoll.h>
int main(void)
{
    struct epoll_event events[16];
    int n = epoll_wait(3, events, 16, -1);
    return n;
}
`;

const start = (options?: unknown, locale?: string) =>
  Client.start(process.execPath, [SERVER, "--stdio"], options, locale);

describe("the server over stdio", () => {
  let client: Client;
  before(async () => {
    client = await start();
    await client.open(URI, "c", SOURCE);
  });
  after(() => client.stop());

  test("says what it can do", () => {
    const { capabilities } = client.initializeResult;
    assert.equal(capabilities["hoverProvider"], true);
    assert.ok(capabilities["completionProvider"]);
    assert.ok(capabilities["signatureHelpProvider"]);
  });

  test("explains a call for this very use", async () => {
    const text = await client.hover(URI, 4, 14);
    assert.match(text, /int epoll_wait\(int epfd/);
    assert.match(text, /Here\*\*: at most 16 events; waits without limit/);
    assert.match(text, /EINTR/);
  });

  test("follows edits, also one that is half typed", async () => {
    await client.change(URI, 2, [
      { range: { start: { line: 4, character: 34 }, end: { line: 4, character: 36 } }, text: "8" },
    ]);
    assert.match(await client.hover(URI, 4, 14), /at most 8 events/);
    await client.change(URI, 3, [
      { range: { start: { line: 5, character: 4 }, end: { line: 5, character: 13 } }, text: "epoll_wait(n, " },
    ]);
    const help = await client.at<{ activeParameter: number } | null>("signatureHelp", URI, 5, 18);
    assert.equal(help?.activeParameter, 1);
    await client.change(URI, 4, [{ text: SOURCE }]);
  });

  test("switches the language at once", async () => {
    const tell = (language: string) =>
      client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { syslab: { language } } });
    await tell("zh-cn");
    assert.match(await client.hover(URI, 4, 14), /最多 16 个事件/);
    await tell("en");
    assert.match(await client.hover(URI, 4, 14), /at most 16 events/);
  });

  test("can be told to be silent", async () => {
    const tell = (hover: boolean) =>
      client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { syslab: { hover } } });
    await tell(false);
    assert.equal(await client.hover(URI, 4, 14), "");
    await tell(true);
  });

  test("answers for a file that is not open, and for positions outside the text, with nothing", async () => {
    assert.equal(await client.hover("file:///nowhere.c", 0, 0), "");
    assert.equal(await client.hover(URI, 9999, 9999), "");
    assert.equal(await client.hover(URI, 4, 9999), "");
  });

  test("survives invalid UTF-8, a one-line file of 5 MB and edits out of range", async () => {
    await client.open("file:///binary.c", "c", Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x28]).toString("utf8"));
    await client.open("file:///long.c", "c", "a(".repeat(2_500_000));
    await client.at("completion", "file:///long.c", 0, 4_000_000);
    await client.change("file:///long.c", 2, [
      { range: { start: { line: 7, character: 3 }, end: { line: 90, character: 1 } }, text: "x" },
    ]);
    assert.equal(await client.hover("file:///binary.c", 0, 2), "");
    assert.match(await client.hover(URI, 4, 14), /epoll_wait/);
  });

  test("a request that is cancelled is given up", async () => {
    const { CancellationTokenSource } = await import("vscode-languageserver-protocol/node");
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: URI }, position: { line: 4, character: 14 } };
    // Behind others, so that the server has read the cancellation before its turn comes.
    const others = Array.from({ length: 100 }, () => client.hover(URI, 4, 14));
    const answer = client.connection.sendRequest("textDocument/hover", params, source.token);
    source.cancel();
    await assert.rejects(answer);
    assert.equal((await Promise.all(others)).filter((text) => text.includes("epoll_wait")).length, 100);
    assert.match(await client.hover(URI, 4, 14), /epoll_wait/);
  });

  test("offers actions for a place, of the kinds that are asked for", async () => {
    const uri = "file:///old.c";
    await client.open(uri, "c", "#include <unistd.h>\nvoid f(void)\n{\n    usleep(250000);\n    bzero(f, 0);\n}\n");
    const ask = (line: number, only?: string[]) => {
      const position = { line, character: 6 };
      const params = {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only && { only }) },
      };
      return client.connection.sendRequest<{ title: string; kind: string }[]>("textDocument/codeAction", params);
    };
    assert.ok(client.initializeResult.capabilities["codeActionProvider"]);
    assert.deepEqual(
      (await ask(3)).map(({ title }) => title),
      ["Replace usleep() by nanosleep()"],
    );
    assert.deepEqual(await ask(3, ["quickfix"]), []);
    assert.equal((await ask(4, ["refactor"])).length, 1);
    assert.deepEqual(await ask(0), []);
  });

  test("takes a shell command apart", async () => {
    await client.open("file:///a.sh", "shellscript", "chmod 4755 run\n");
    assert.match(await client.hover("file:///a.sh", 0, 7), /rwsr-xr-x/);
  });

  test("takes a command apart inside Markdown, and says nothing outside", async () => {
    await client.open("file:///a.md", "markdown", "chmod 4755 run\n\n```sh\nchmod 4755 run\n```\n");
    assert.match(await client.hover("file:///a.md", 3, 7), /rwsr-xr-x/);
    assert.equal(await client.hover("file:///a.md", 0, 7), "");
  });

  test("sends remarks to a client that does not ask for them, and mends what they are about", async () => {
    const uri = "file:///slip.sh";
    const sent = new Promise<{ uri: string; diagnostics: { code: string }[] }>((resolve) => {
      client.connection.onNotification("textDocument/publishDiagnostics", (params) => {
        if (params.uri === uri) resolve(params);
      });
    });
    await client.open(uri, "shellscript", "chomd 644 x\n");
    assert.deepEqual(
      (await sent).diagnostics.map(({ code }) => code),
      ["misspeltCommand"],
    );
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } };
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    const actions = await client.connection.sendRequest<{ title: string }[]>("textDocument/codeAction", params);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["Replace by chmod"],
    );
  });

  test("answers a client that asks for remarks, as its settings say", async () => {
    const params = { textDocument: { uri: "file:///slip.sh" } };
    const ask = () => client.connection.sendRequest<{ items: unknown[] }>("textDocument/diagnostic", params);
    const tell = (diagnostics: object) =>
      client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { syslab: { diagnostics } } });
    assert.equal((await ask()).items.length, 1);
    await tell({ misspeltCommand: false });
    assert.equal((await ask()).items.length, 0);
    await tell({ misspeltCommand: true });
  });

  test("explains a command line, and takes nonsense for nothing", async () => {
    const ask = (params: unknown) => client.connection.sendRequest<{ text: string }[] | null>("syslab/explain", params);
    const pieces = await ask({ line: "ls -l | grep x" });
    assert.deepEqual(
      pieces?.map(({ text }) => text),
      ["ls", "-l", "|", "grep", "x"],
    );
    assert.deepEqual(await ask({ line: "" }), []);
    assert.equal(await ask({ line: 7 }), null);
  });

  test("gives a page of the reference and the list of names", async () => {
    const page = await client.connection.sendRequest<string>("syslab/page", { name: "epoll_wait" });
    assert.match(page, /^# epoll_wait/);
    assert.equal(await client.connection.sendRequest("syslab/page", { name: "no_such_name" }), null);
    const names = await client.connection.sendRequest<{ name: string }[]>("syslab/names", {});
    assert.ok(names.some((entry) => entry.name === "epoll_wait"));
  });
});

test("the language is the client's locale when no option names one", async () => {
  const client = await start({}, "zh-cn");
  await client.open(URI, "c", SOURCE);
  assert.match(await client.hover(URI, 4, 14), /最多 16 个事件/);
  await client.stop();
  assert.equal(client.process.exitCode, 0);
});
