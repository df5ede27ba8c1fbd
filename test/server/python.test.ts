import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Client } from "../support/client.ts";

const URI = "file:///test/workers.py";
const SOURCE = `import threading

def work(): ...

t = threading.Thread(target=work, daemon=True)
t.start()
t.join(2)
`;

describe("Python over stdio", () => {
  let client: Client;
  before(async () => {
    client = await Client.start(process.execPath, [path.resolve("dist/server.js"), "--stdio"]);
    await client.open(URI, "python", SOURCE);
  });
  after(() => client.stop());

  test("explains a call for this very use", async () => {
    assert.match(await client.hover(URI, 4, 16), /Here\*\*: the program does not wait for it/);
    assert.match(await client.hover(URI, 6, 4), /waits at most 2 s/);
    assert.equal(await client.hover(URI, 2, 5), "");
  });

  test("follows an edit, completes and shows the signature", async () => {
    await client.change(URI, 2, [
      { range: { start: { line: 6, character: 0 }, end: { line: 6, character: 9 } }, text: "t.is_alive(" },
    ]);
    const items = await client.at<{ label: string }[]>("completion", URI, 6, 2);
    assert.ok(items.some(({ label }) => label === "join"));
    const help = await client.at<{ signatures: { label: string }[] }>("signatureHelp", URI, 6, 11);
    assert.match(help.signatures[0]?.label ?? "", /^threading\.Thread\.is_alive\(\)/);
  });

  test("completes as the setting for Python says", async () => {
    const tell = (pythonCompletion: string) =>
      client.connection.sendNotification("workspace/didChangeConfiguration", {
        settings: { syslab: { pythonCompletion } },
      });
    await tell("supplement");
    assert.deepEqual(await client.at("completion", URI, 6, 2), []);
    await tell("off");
    assert.equal(await client.at("completion", URI, 6, 2), null);
    await tell("all");
  });

  test("gives pages: of a class with its members, of a name that C has too", async () => {
    const page = (name: string) => client.connection.sendRequest<string>("syslab/page", { name });
    assert.match(await page("threading.Lock"), /# threading\.Lock[^]*\[acquire\]\(api:threading\.Lock\.acquire\)/);
    assert.match(await page("select"), /# select\n[^]*\n---\n[^]*import select/);
    const names = await client.connection.sendRequest<{ name: string; kind: string }[]>("syslab/names", {});
    assert.ok(names.some(({ name, kind }) => name === "queue.Queue.put" && kind === "Python method"));
  });
});
