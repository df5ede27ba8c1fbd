/** The scanner against the grammar of tree-sitter-bash, on scripts that the grammar accepts. */
import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, test } from "node:test";
import { Language, type Node, Parser } from "web-tree-sitter";
import { type Item, parse, type Part, type Word } from "../../../src/core/shell/tree.ts";

const SCRIPTS = [
  "tar -zxvf \"a b.tar.gz\" -C 'd e' 2>&1 | grep -v foo && echo $HOME",
  'for f in *.c; do gcc -o "${f%.c}" "$f" || exit 1; done',
  'while read -r line; do echo "$line"; done < input.txt > output.txt',
  'case "$1" in start|stop) systemctl "$1" nginx;; *) echo usage >&2; exit 2;; esac',
  "if [ -f /etc/passwd ]; then wc -l /etc/passwd; elif true; then ls; else echo none; fi",
  'x=$(ls -l "$(dirname "$0")" | wc -l); echo "$x"',
  "f() { local a=1; echo $a; }; f",
  "function g { ls -l; }",
  "cat <<EOF\nhello $USER $(date +%F)\nEOF\nls -l",
  "cat <<'EOF' | grep x\n$(not run)\nEOF",
  "cat <<-EOF\n\ttabbed\n\tEOF\necho after",
  "a=(1 2 3); echo ${a[@]} ${#a[@]}",
  "(cd /tmp && ls) | sort -u",
  "{ echo a; echo b; } > out",
  "diff <(sort a) <(sort b)",
  "find . -name '*.o' -exec rm -f {} \\; -print",
  "echo `date` done",
  "! grep -q x f",
  "echo a\\ b 'c'\"d\"e",
  "ls -l # a comment with tar -z",
  "sleep 10 & wait $!",
  "[[ -f x && $a == b* ]] && ls",
  "until ping -c1 host; do sleep 1; done",
  "for ((i = 0; i < 3; i++)); do echo $i; done",
  "echo $((1 + 2)) ${x:-default} ${y##*/}",
  "tar -c \\\n  -f a.tar \\\n  dir",
  "A=1 B=2 env | grep A",
  "cmd1 ; cmd2 ; cmd3",
  'echo "nested $(echo "inner $(echo deep)" end)"',
  "ps aux | awk '{ print $2 }' | xargs kill -9",
  "trap 'rm -f \"$tmp\"' EXIT",
  "exec 3>&1 4<input",
  "if ! command -v gcc > /dev/null 2>&1; then echo missing; fi",
  "select x in a b; do break; done",
  "case x in a) case y in b) echo ab;; esac;; esac; ls",
  "echo {1..3} {a,b} ~/x *.txt",
  "var='multi\nline' cmd arg",
  'git commit -m "fix: it\n\nbody" --amend',
];

describe("agrees with tree-sitter-bash", () => {
  const parser: { instance?: Parser } = {};

  before(async () => {
    await Parser.init();
    const wasm = path.join(process.cwd(), "node_modules/tree-sitter-bash/tree-sitter-bash.wasm");
    parser.instance = new Parser().setLanguage(await Language.load(wasm));
  });

  for (const script of SCRIPTS) {
    test(script.replaceAll("\n", "⏎"), () => {
      const root = parser.instance?.parse(script)?.rootNode;
      assert.ok(root && !root.hasError, "the grammar does not accept the script");
      assert.deepEqual(ourCommands(script), theirCommands(root));
    });
  }
});

/** Commands as `name argument argument`, in the order of the text. */
function theirCommands(root: Node): string[] {
  return root
    .descendantsOfType("command")
    .filter((node) => node !== null)
    .map((node) => {
      const words = [node.childForFieldName("name"), ...node.childrenForFieldName("argument")];
      return { at: words[0]?.startIndex ?? 0, text: words.map((word) => word?.text ?? "").join(" ") };
    })
    .concat(declarations(root))
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);
}

/** What the grammar calls declarations and tests are commands like any other to us. */
function declarations(root: Node): { at: number; text: string }[] {
  const tests = root.descendantsOfType("test_command").filter((node) => node?.text.startsWith("[ "));
  const nodes = [...root.descendantsOfType("declaration_command"), ...tests];
  return nodes.map((node) => ({ at: node?.startIndex ?? 0, text: node?.text ?? "" }));
}

function ourCommands(script: string): string[] {
  const found: { at: number; text: string }[] = [];
  const inItems = (items: readonly Item[]): void => items.forEach(inItem);
  const inParts = (parts: readonly Part[]): void => {
    for (const part of parts) {
      inItems(part.items);
      inParts(part.parts);
      part.words.forEach(inWord);
    }
  };
  const inWord = (word: Word): void => inParts(word.parts);
  const inItem = (item: Item): void => {
    if (item.kind === "simple") {
      const { words, assignments, redirections } = item;
      const targets = redirections.flatMap(({ target }) => (target ? [target] : []));
      [...words, ...assignments, ...targets].forEach(inWord);
      const first = words[0];
      if (first) found.push({ at: first.start, text: words.map((word) => word.raw).join(" ") });
    } else if (item.kind === "word") inWord(item.word);
    else if (item.kind === "subshell") inItems(item.items);
    else if (item.kind === "test") item.words.forEach(inWord);
    else if (item.kind === "arithmetic" || item.kind === "heredoc") inParts(item.parts);
  };
  inItems(parse(script).items);
  return found.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
}
