import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { after, before, describe, test } from "node:test";
import { Client } from "../support/client.ts";

const SERVER = path.resolve("dist/server.js");

const FUNCTION = `.TH frobnicate 2
.SH NAME
frobnicate \\- turn a descriptor around
.SH SYNOPSIS
.B #include <frob.h>
.BI "int frobnicate(int " fd );
.SH DESCRIPTION
Turns the descriptor.
.TP
.BR FROB_LEFT " (since Linux 9.1)"
Turns to the *left*.
`;
const COMMAND = `.TH frobctl 1
.SH NAME
frobctl \\- control the frobnicator
.SH DESCRIPTION
Talks to it.
.TP
\\fB\\-k\\fR, \\fB\\-\\-keep\\fR
keeps what is there
.TP
.B spin
turns it round
`;

const C = `#include <frob.h>
int turn(int fd)
{
    int frobbed = 0;
    other(frobbed);
    return frobnicate(fd, FROB_LEFT);
}
`;

describe("where the reference has no entry, an installed manual page answers", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-man-"));
  let client: Client;

  before(async () => {
    const write = (name: string, text: string | Buffer) => {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    };
    write("man2/frobnicate.2.gz", zlib.gzipSync(FUNCTION));
    write("man3/frobnicated.3", ".so man2/frobnicate.2\n");
    write("man3/endless.3", ".so man3/endless.3\n");
    write("man1/frobctl.1", COMMAND);
    write("man1/broken.1.gz", "not gzip at all");
    client = await Client.start(process.execPath, [SERVER, "--stdio"], {}, "en", { MANPATH: folder });
    await client.open("file:///a.c", "c", C);
  });
  after(async () => {
    await client.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const inShell = async (line: string, character: number) => {
    await client.open("file:///a.sh", "shellscript", `${line}\n`);
    return client.hover("file:///a.sh", 0, character);
  };

  test("a function, with the mark of its origin on a line of its own", async () => {
    const text = await client.hover("file:///a.c", 5, 13);
    assert.match(text, /Turn a descriptor around\./);
    assert.match(text, /int frobnicate\(int fd\);/);
    assert.match(text, /\n\n_From the manual page frobnicate\(2\) installed on this machine_$/);
  });

  test("a constant, its text taken literally", async () => {
    const text = await client.hover("file:///a.c", 5, 28);
    assert.match(text, /FROB_LEFT \(since Linux 9\.1\)/);
    assert.match(text, /Turns to the \\\*left\\\*\./);
  });

  test("says in Chinese where it is from", async () => {
    const tell = (language: string) =>
      client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { syslab: { language } } });
    await tell("zh-cn");
    assert.match(await client.hover("file:///a.c", 5, 13), /摘自本机安装的手册页 frobnicate\(2\)/);
    await tell("en");
  });

  test("a command, its options and its subcommands", async () => {
    assert.match(await inShell("frobctl -k x", 2), /Control the frobnicator\./);
    assert.match(await inShell("frobctl --keep x", 10), /keeps what is there/);
    assert.match(await inShell("sudo true; frobctl -k", 20), /keeps what is there/);
    assert.match(await inShell("frobctl spin", 10), /turns it round/);
  });

  test("is silent where no page fits, or the name is the program's own", async () => {
    await client.open("file:///b.c", "c", C.replace("<frob.h>", "<stdio.h>"));
    assert.equal(await client.hover("file:///b.c", 5, 13), "");
    assert.equal(await client.hover("file:///a.c", 4, 6), "");
    assert.equal(await client.hover("file:///a.c", 3, 10), "");
    await client.open("file:///c.c", "c", `${C}\nint frobnicate(int fd)\n{\n    return fd;\n}\n`);
    assert.equal(await client.hover("file:///c.c", 5, 13), "");
    assert.equal(await inShell("frobctl -z", 9), "");
    assert.equal(await inShell("broken -z", 2), "");
    assert.equal(await inShell("../../etc/passwd -z", 2), "");
  });

  test("can be turned off", async () => {
    const tell = (manualPages: boolean) =>
      client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { syslab: { manualPages } } });
    await tell(false);
    assert.equal(await client.hover("file:///a.c", 5, 13), "");
    await tell(true);
  });
});
