import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { completeAt } from "./marked.ts";

/** A marked line, labels that are offered, and labels that are not. */
type Case = readonly [string, readonly string[], (readonly string[])?];

function check(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const [marked, offered, refused = []] of cases) {
      test(marked.replaceAll("\n", "⏎"), () => {
        const labels = completeAt(marked).map(({ label }) => label);
        for (const label of offered) assert.ok(labels.includes(label), `${label} not in ${labels.join(" ")}`);
        for (const label of refused) assert.ok(!labels.includes(label), `${label} in ${labels.join(" ")}`);
        if (offered.length === 0 && refused.length === 0) assert.deepEqual(labels, []);
      });
    }
  });
}

check("commands", [
  ["‸", ["tar", "ls", "cc"]],
  ["ta‸", ["tar", "tar -czf a.tar.gz dir"]],
  ["ls | gr‸", ["grep"]],
  ["x=$(gr‸", ["grep"]],
  ['echo "$(gr‸', ["grep"]],
  ["sudo ‸", ["tar"]],
  ["sudo -u me ta‸", ["tar"]],
  ["timeout 5 ‸", ["tar"]],
  ["find . -exec ‸", ["grep"]],
  ["if ‸", ["grep"]],
  ["ls && ‸", ["grep"]],
  ["A=1 ‸", ["grep"]],
  ["ls 2>/dev/null; ‸", ["grep"]],
]);

check("options", [
  ["tar -‸", ["-z", "--gzip", "-x"]],
  ["tar -z -‸", ["-x"], ["-z", "--gzip"]],
  ["tar -zx‸", ["-zxv", "-zxf"], ["-zxz"]],
  ["tar --ex‸", ["--exclude", "--extract"]],
  ["ls -l --‸", ["--color"]],
  ["git commit -‸", ["--amend", "-m", "-C"]],
  ["sudo tar -‸", ["--gzip"], ["-u"]],
  ["find . -exec grep -‸", ["--include"], ["-delete"]],
  ["find . -exec grep x {} \\; -‸", ["-delete"], ["--include"]],
  ["gcc -W‸", ["-Wall", "-Wextra"]],
  ["tar -z \\\n  -‸", ["-x"], ["-z"]],
  ["echo $(tar -‸", ["-x"]],
  ["tar -f a -‸", ["-x"], ["-f"]],
  ["ls -- -‸", [], ["-l"]],
]);

check("values and subcommands", [
  ["git ‸", ["commit", "remote"]],
  ["git remote ‸", ["add"]],
  ["ls --color=‸", ["always", "auto"]],
  ["ls --color=au‸", ["auto"]],
  ["ps -o ‸", ["pid", "comm"]],
  ["ps -o pid,‸", ["comm"], ["pid"]],
  ["date +%‸", ["%F"]],
  ["date +%F_%‸", ["%F"]],
  ["date +‸", [], ["%F"]],
  ["jq sel‸", ["select"]],
  ["jq '.[] | sel‸", []],
  ["strace -e ‸", ["trace="]],
  ["strace -e trace=‸", ["openat"]],
  ["kill -s ‸", ["SIGTERM"]],
  ["find . -type ‸", ["f", "d"]],
  ["tcpdump tcp ‸", ["port", "host"]],
  ["dd conv=‸", ["notrunc"]],
  ["tar ‸", ["tar -czf a.tar.gz dir", "-x"]],
]);

check("parameters and tests", [
  ["echo $‸", ["$?", "$HOME"]],
  ["echo ${HO‸", ["${HOME}"]],
  ['echo "$‸', ["$?"]],
  ["[[ -‸", ["-f", "-nt"]],
]);

check("nothing", [
  ["# ta‸", []],
  ["ls # -‸", []],
  ["echo 'ta‸", []],
  ['echo "ta‸', []],
  ["cat <<EOF\nta‸", []],
  ["ls > ‸", []],
  ["nosuch -‸", []],
  ["tar() { :; }\ntar -‸", []],
  ["echo '$‸", []],
]);

test("what is typed is replaced", () => {
  const item = completeAt("tar --gz‸").find(({ label }) => label === "--gzip");
  assert.deepEqual(item?.textEdit, {
    range: { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } },
    newText: "--gzip",
  });
  const value = completeAt("ps -o pid,co‸").find(({ label }) => label === "comm");
  assert.deepEqual(value?.textEdit, {
    range: { start: { line: 0, character: 10 }, end: { line: 0, character: 12 } },
    newText: "comm",
  });
  assert.ok(item?.detail?.includes("-z, --gzip"));
});
