import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Diagnostic } from "vscode-languageserver-types";
import type { Command } from "../../../src/core/knowledge.ts";
import { TextLines } from "../../../src/core/lines.ts";
import { provideDiagnostics } from "../../../src/language/diagnostics.ts";
import { provideShellActions } from "../../../src/language/shell/actions.ts";
import { testLibrary } from "./knowledge.ts";
import { opt } from "./option.ts";

const plain = (name: string, more: Partial<Command> = {}): Command => ({ name, summary: name, options: [], ...more });

const MORE = [
  plain("rm", { options: [opt("-r -R --recursive", "Deep."), opt("-f --force", "Quiet.")] }),
  plain("sshd"),
  plain("mkdir"),
  plain("printf"),
  plain("help"),
  plain("netstat", { replacedBy: "`ss`" }),
  plain("ifconfig", { replacedBy: "`ip`" }),
  plain("egrep", { replacedBy: "`grep -E`" }),
  plain("service", { replacedBy: "`systemctl`" }),
];
const library = testLibrary("en", MORE);

/** A script; what is found stands between carets, and is said and mended so. Without carets nothing is found. */
type Case = readonly [marked: string, said?: string, mended?: string];

function documentOf(text: string, languageId = "shellscript") {
  return { uri: "file:///a.sh", languageId, lines: new TextLines(text) };
}

function placeOf(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function messageOf(diagnostic: Diagnostic | undefined): string {
  return typeof diagnostic?.message === "string" ? diagnostic.message : "";
}

function checkOne(marked: string, said = "", mended?: string, languageId?: string): void {
  const [before = "", found = "", after] = marked.split("‸");
  const text = before + found + (after ?? "");
  const document = documentOf(text, languageId);
  const diagnostics = provideDiagnostics(document, library);
  if (after === undefined) return assert.deepEqual(diagnostics, []);
  const range = { start: placeOf(text, before.length), end: placeOf(text, before.length + found.length) };
  assert.deepEqual(
    diagnostics.map((diagnostic) => diagnostic.range),
    [range],
  );
  assert.ok(messageOf(diagnostics[0]).includes(said), messageOf(diagnostics[0]));
  const [action] = provideShellActions(document, { start: range.start, end: range.start }, library);
  if (mended === undefined) return assert.equal(action, undefined);
  const edit = action?.edit?.changes?.[document.uri]?.[0];
  assert.ok(edit);
  document.lines.applyChange(edit.range, edit.newText);
  const texts = Array.from({ length: document.lines.count }, (_, index) => document.lines.line(index));
  assert.equal(texts.join("\n"), mended);
}

function check(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const [marked, said, mended] of cases) {
      test(marked.replaceAll("\n", "⏎"), () => checkOne(marked, said, mended));
    }
  });
}

check("misspelt commands", [
  ["‸gerp‸ -i x f", "Did you mean grep?", "grep -i x f"],
  ["‸chomd‸ 644 f", "chmod", "chmod 644 f"],
  ["‸sudu‸ ls", "sudo", "sudo ls"],
  ["‸mkdri‸ a", "mkdir", "mkdir a"],
  ["‸gti‸ status", "git", "git status"],
  ["‸grepp‸ x", "grep", "grep x"],
  ["sudo ‸chomd‸ 644 f", "chmod", "sudo chmod 644 f"],
  ["a=$(‸gerp‸ x f)", "grep", "a=$(grep x f)"],
  ["ls | ‸gerp‸ x", "grep", "ls | grep x"],
  ["if ‸gerp‸ x f; then\n  ls\nfi", "grep", "if grep x f; then\n  ls\nfi"],
  ["bash_it() {\n  ‸stracee‸ ls\n}", "strace", "bash_it() {\n  strace ls\n}"],
  ["timeout 5 ‸strac‸ ls", "strace", "timeout 5 strace ls"],
  ["gerp() { :; }\ngerp x"],
  ["gerp x\nalias gerp=grep"],
  ["./gerp x"],
  ["$gerp x"],
  ["'gerp' x"],
  ["# gerp x"],
  ["echo gerp"],
  ["echo 'gerp x'"],
  ["cat <<EOF\ngerp x\nEOF"],
  ["pgrep x; zgrep y; rgrep z"],
  ["gitk; sshd; findx"],
  ["helm install x"],
  ["print x"],
  ["main"],
  ["gre x"],
  ["case gerp in\n  gerp) ls;;\nesac"],
  ["for gerp in a b; do ls; done"],
  ["gerp=1"],
  ["nosuchcommand --x"],
]);

check("misspelt options", [
  ["chmod ‸--recusive‸ 644 d", "chmod has no option --recusive", "chmod --recursive 644 d"],
  ["sudo chmod ‸--recrusive‸ 644 d", "--recursive", "sudo chmod --recursive 644 d"],
  ["kill ‸--singal‸=TERM 1", "--signal", "kill --signal=TERM 1"],
  ["grep ‸--colr‸=auto x f", "--color", "grep --color=auto x f"],
  ["git commit ‸--mesage‸ x", "git commit has no option", "git commit --message x"],
  ["gcc ‸-sharde‸ a.c", "-shared", "gcc -shared a.c"],
  ["chmod --rec 644 d"],
  ["chmod --unknown 644 d"],
  ["chmod -- --recusive"],
  ["chmod --$recusive 644 d"],
  ["echo --recusive"],
  ["nosuch --recusive"],
  ["chmod() { :; }\nchmod --recusive x"],
  ["ps --sort=pid"],
  ["gcc -Wetxra2 a.c"],
  ["head --liness2 x"],
]);

check("superseded commands", [
  ["‸netstat‸ -tlnp", "use ss today", "ss -tlnp"],
  ["sudo ‸netstat‸ -an", "ss", "sudo ss -an"],
  ["‸netstat‸ -rn", "ss"],
  ["‸ifconfig‸", "ip", "ip address"],
  ["‸ifconfig‸ eth0", "ip", "ip address show dev eth0"],
  ["‸ifconfig‸ eth0 down", "ip", "ip link set dev eth0 down"],
  ["‸ifconfig‸ eth0 10.0.0.1 netmask 255.0.0.0", "ip"],
  ["ls | ‸egrep‸ 'a|b'", "grep -E", "ls | grep -E 'a|b'"],
  ["‸service‸ ssh restart", "systemctl", "systemctl restart ssh"],
  ["ss -tlnp"],
  ["echo netstat"],
  ["netstat() { :; }\nnetstat -an"],
  ["man netstat # netstat"],
]);

check("destructive commands", [
  ['rm -rf ‸"$x/"‸', "When $x is unset or empty, this deletes /.", 'rm -rf "${x:?}/"'],
  ["rm -rf ‸$x/*‸", "deletes /*", "rm -rf ${x:?}/*"],
  ['rm -r ‸"${x}"/*‸', "deletes /*", 'rm -r "${x:?}"/*'],
  ["rm -rf ‸$x/usr‸", "deletes /usr", "rm -rf ${x:?}/usr"],
  ["rm -rf ‸$x/$y‸", "deletes /.", "rm -rf ${x:?}/$y"],
  ['x=$1\nrm -rf ‸"$x/"‸', "$x", 'x=$1\nrm -rf "${x:?}/"'],
  ['x="$1"\nrm -rf ‸"$x/"‸', "$x", 'x="$1"\nrm -rf "${x:?}/"'],
  ["rm -rf ‸$1/‸", "$1", "rm -rf ${1:?}/"],
  ["sudo rm -rf ‸/‸", "GNU rm refuses"],
  ["rm -rf --no-preserve-root ‸/‸", "mounted file systems included"],
  ["rm -rf ‸/*‸", "mounted file systems included"],
  ["rm -rf ‸/‸ home/me/x", "every file below /"],
  ["rm -fr ‸/usr/‸", "/usr/"],
  ["rm -rf ‸~/‸", "home directory"],
  ["rm --recursive ‸$HOME/*‸", "home directory"],
  ["dd if=x.iso ‸of=/dev/sda‸ bs=4M", "Overwrites the device /dev/sda"],
  ["sudo dd if=/dev/zero ‸of=/dev/nvme0n1p2‸", "/dev/nvme0n1p2"],
  ["mkfs.ext4 ‸/dev/sdb1‸", "empty file system on /dev/sdb1"],
  ["shred -n 1 ‸/dev/sdb‸", "Erases /dev/sdb"],
  ["cat x.img > ‸/dev/sda‸", "Overwrites"],
  ["chmod -R 777 ‸/‸", "no undo"],
  ["sudo chown -R me:me ‸/usr‸", "chown has no undo"],
  ["‸:(){ :|:& };:‸", "fork bomb"],
  ["‸bomb() { bomb | bomb & }; bomb‸", "bomb starts itself twice"],
  ['x=/tmp/y\nrm -rf "$x/"'],
  ['x=$(mktemp -d)\nrm -rf "$x/"'],
  ['rm -rf "${x:?}/"'],
  [': "${x:?}"\nrm -rf "$x/"'],
  ['for x in a b; do rm -rf "$x/"; done'],
  ['[ -n "$x" ] && rm -rf "$x/"'],
  ['rm -rf "$x/build"'],
  ['rm -rf "$x"'],
  ["rm -rf /tmp/x /var/lib/apt/lists/*"],
  ["rm -f /etc"],
  ["rm -rf ./usr usr/"],
  ["rm -rf '$x/'"],
  ["rm -rf $HOME/.cache"],
  ["echo rm -rf /"],
  ["rm() { :; }\nrm -rf /"],
  ["dd if=/dev/sda of=disk.img"],
  ["dd if=x of=/dev/null"],
  ["echo x > /dev/null 2> /dev/tty"],
  ["mkfs.ext4 disk.img"],
  ["chmod -R 755 /srv/www"],
  ["chmod 1777 /tmp; chmod 755 /"],
  ["echo ':(){ :|:& };:'"],
  ["# :(){ :|:& };:"],
  ["a() { a | b & }; a"],
]);

test("the same in documents that hold shell, with ranges of the document", () => {
  checkOne(
    "text gerp\n```console\n$ ‸gerp‸ x\ngerp y\n```",
    "grep",
    "text gerp\n```console\n$ grep x\ngerp y\n```",
    "markdown",
  );
  checkOne("a:\n\t@echo $$x; ‸gerp‸ y", "grep", "a:\n\t@echo $$x; grep y", "makefile");
  checkOne("a:\n\trm -rf $‸$x/‸", "$x", "a:\n\trm -rf $${x:?}/", "makefile");
  checkOne("export x = /tmp/y\na:\n\trm -rf $$x/", "", undefined, "makefile");
  checkOne("a:\n\t@x=/tmp; rm -rf $$x/", "", undefined, "makefile");
  checkOne("FROM a\nENV x=/opt/y\nRUN rm -rf $x/*", "", undefined, "dockerfile");
  checkOne("FROM a\nENV x /opt/y\nRUN rm -rf $x/*", "", undefined, "dockerfile");
  checkOne("```sh\nx=/y\n```\n```sh\nrm -rf $x/\n```", "", undefined, "markdown");
  checkOne("a:\n\trm -rf $(X)/", "", undefined, "makefile");
  checkOne("FROM gerp\nRUN ls && \\\n  ‸gerp‸ y", "grep", "FROM gerp\nRUN ls && \\\n  grep y", "dockerfile");
});

test("each rule can be turned off", () => {
  const document = documentOf("gerp x\nchmod --recusive x\nnetstat -x\nrm -rf /");
  const codes = (enabled: object) => provideDiagnostics(document, library, enabled).map(({ code }) => code);
  const all = ["misspeltCommand", "misspeltOption", "supersededCommand", "destructive"];
  assert.deepEqual(codes({}), all);
  for (const rule of all)
    assert.deepEqual(
      codes({ [rule]: false }),
      all.filter((other) => other !== rule),
    );
});

test("an edit is followed, and so is a definition far away", () => {
  const document = documentOf("ls\ngerp x\nls");
  const count = () => provideDiagnostics(document, library).length;
  assert.equal(count(), 1);
  document.lines.applyChange({ start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, "gerp() { :; }\n");
  assert.equal(count(), 0);
  document.lines.applyChange({ start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, "");
  assert.equal(count(), 1);
});

test("Chinese sentences", () => {
  const [found] = provideDiagnostics(documentOf("gerp x"), testLibrary("zh-cn", MORE));
  assert.equal(found?.message, "不认识命令 gerp，是不是想写 grep？");
});

test("a long script is looked at once, and an edit costs little", () => {
  const document = documentOf('for f in *.c; do gcc -c "$f" -o x | grep -i y > z; done\n'.repeat(4900));
  provideDiagnostics(document, library);
  const times = Array.from({ length: 5 }, (_, index) => {
    document.lines.applyChange({ start: { line: 2500, character: 0 }, end: { line: 2500, character: 0 } }, "gerp x\n");
    const start = performance.now();
    assert.equal(provideDiagnostics(document, library).length, index + 1);
    return performance.now() - start;
  });
  // The best of several, because other work on the machine is none of ours.
  assert.ok(Math.min(...times) < 100, times.join(" "));
});
