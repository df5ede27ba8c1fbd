/** Under which key the words for an expansion are found: `${x%%.*}` is `${%%}`. */
import type { SyntaxKey } from "./piece.ts";
import type { Part } from "./tree.ts";

export function variableKey(text: string): SyntaxKey {
  const name = text.slice(1);
  if (/^[1-9]\d*$/.test(name)) return { set: "shell-parameters", key: "$1", values: [name] };
  if (/^[?!$@*#0_-]$/.test(name) || NAMED.has(name)) return { set: "shell-parameters", key: text };
  return { set: "shell-parameters", key: "$name", values: [name] };
}

export function expansionKey(kind: Part["kind"], text: string): SyntaxKey | undefined {
  switch (kind) {
    case "parameter":
      return parameterKey(text.replace(/^\$\{|\}$/g, ""));
    case "substitution":
      return key("$(");
    case "backtick":
      return key("`");
    case "process":
      return key(text.startsWith(">") ? ">(" : "<(");
    case "arithmetic":
      return key("$((");
    case "ansi":
      return key("$'");
    case "array":
      return key("array");
    case "glob":
      return key(text.startsWith("[") ? "[" : text);
    case "brace":
      return key(/^\{[^,{}]*\.\.[^,{}]*\}$/.test(text) ? "{..}" : "{,}");
    case "tilde":
      return text === "~" ? key("~") : key(text === "~+" || text === "~-" ? text : "~user", text.slice(1));
    default:
      return undefined;
  }
}

/** Variables that the shell or the system sets, and that have words of their own. */
const NAMED = new Set(
  (
    "HOME PATH PWD OLDPWD IFS UID EUID PPID BASHPID RANDOM SECONDS LINENO USER SHELL HOSTNAME REPLY PIPESTATUS " +
    "BASH_SOURCE FUNCNAME OPTARG OPTIND PS1 LANG LD_LIBRARY_PATH LD_PRELOAD EDITOR TERM TMPDIR"
  ).split(" "),
);

function key(name: string, ...values: string[]): SyntaxKey {
  return { set: "shell-expansions", key: name, values };
}

/** The inside of `${ }`: a name, then an operator, then a word. */
function parameterKey(inside: string): SyntaxKey | undefined {
  const parts = /^([#!]?)(\w+|[?!$@*#-])(\[[^\]]*\])?(.*)$/s.exec(inside);
  if (!parts) return undefined;
  const [, prefix = "", name = "", index = "", rest = ""] = parts;
  if (prefix === "#" && rest === "") return key(index && /[@*]/.test(index) ? "${#[]}" : "${#}", name);
  if (prefix === "!" && rest === "") return key(index && /[@*]/.test(index) ? "${![]}" : "${!}", name);
  const operator = OPERATORS.find((candidate) => rest.startsWith(candidate));
  if (operator) return withOperator(name + index, operator, rest.slice(operator.length));
  if (rest.startsWith(":")) return key("${::}", name + index, rest.slice(1));
  if (index) return key(/[@*]/.test(index) ? "${[@]}" : "${[]}", name, index.slice(1, -1));
  return variableKey(`$${name}`);
}

/** The longest first, since `##` begins with `#`. */
const OPERATORS = [
  ":-",
  ":=",
  ":+",
  ":?",
  "##",
  "%%",
  "//",
  "/#",
  "/%",
  "^^",
  ",,",
  "#",
  "%",
  "/",
  "^",
  ",",
  "@",
  "-",
  "=",
  "+",
  "?",
];

function withOperator(name: string, operator: string, word: string): SyntaxKey {
  const [pattern = "", replacement = ""] = operator.startsWith("/") ? split(word) : [word];
  // `${#name}` is a length, so that removing a beginning has a key of its own.
  return key(operator === "#" ? "${#…}" : `\${${operator}}`, name, pattern, replacement);
}

function split(word: string): [string, string] {
  const slash = word.search(/(?<!\\)\//);
  return slash < 0 ? [word, ""] : [word.slice(0, slash), word.slice(slash + 1)];
}
