/**
 * The reference as it is compiled for one language: what `dist/knowledge.<language>.jsonl` holds, packed.
 * Everything is plain data; `Library` in library.ts gives it look-ups.
 */
import type { CppEntry } from "./cpp/knowledge.ts";
import type { Language } from "./language.ts";
import type { PythonEntry } from "./python/knowledge.ts";
import type { Shelf } from "./shelf.ts";

export interface Knowledge {
  readonly language: Language;
  /** Functions, macros, constants, structs, types, errno values, variables, headers of C. */
  readonly entries: readonly Entry[];
  /** Sets of constants that belong together, such as `epoll_events`. */
  readonly families: readonly Family[];
  /** Names of the C++ library, headers and keywords. */
  readonly cpp: readonly CppEntry[];
  readonly commands: readonly Command[];
  /** Sets of values shared by several commands, such as `signals`. */
  readonly values: readonly ValueSet[];
  /** Pieces of C to begin with. */
  readonly snippets?: readonly Snippet[];
  /** Modules of Python, with what they hold. */
  readonly python?: readonly PythonEntry[];
  /** Titles for links: section, lab and diagram ids to their titles in this language. */
  readonly titles: Readonly<Record<string, string>>;
}

/** The same as it is read: entries and commands are made when they are asked for. */
export type OpenKnowledge = Omit<Knowledge, "entries" | "commands"> & {
  readonly entries: Shelf<Entry>;
  readonly commands: Shelf<Command>;
  /** In the order of the commands. */
  readonly index: readonly CommandSummary[];
};

/** What a list of commands says of each. */
export type CommandSummary = Pick<Command, "name" | "aliases" | "summary" | "replacedBy">;

export type Entry = FunctionEntry | ConstantEntry | StructEntry | TypeEntry | ErrnoEntry | VariableEntry | HeaderEntry;

export type EntryKind = Entry["kind"];

/** Where an entry leads to, and where it comes from. */
export interface Links {
  /** Names of other entries. */
  readonly see?: readonly string[];
  /** Section ids, such as `book/9.3`. */
  readonly sections?: readonly string[];
  /** Lab ids, such as `book/09/epoll-edge-triggered`. */
  readonly labs?: readonly string[];
  /** Diagram ids, such as `epoll-inside`. */
  readonly diagrams?: readonly string[];
  /** Where the facts are from, such as `man-pages epoll_wait(2)`. */
  readonly source?: string;
}

interface EntryBase extends Links {
  /** `epoll_wait`, `EPOLLIN`, `epoll_event`, `sys/epoll.h`. */
  readonly name: string;
  /** `sys/epoll.h`, as it stands between the angle brackets; absent for what the compiler itself knows. */
  readonly header?: string;
  /** One or two sentences. */
  readonly summary: string;
  readonly since?: string;
  readonly pitfalls?: readonly string[];
  /** A few lines of C. */
  readonly example?: string;
}

/** A function, or a macro that is used like one (`FD_SET`). */
export interface FunctionEntry extends EntryBase {
  readonly kind: "function" | "macro";
  /** The prototype, without a semicolon: `int close(int fd)`. */
  readonly signature: string;
  readonly params: readonly Param[];
  readonly returns?: string;
  /** What each errno means for this call, and what to do. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Whether it may be called from several threads and from a signal handler. */
  readonly safety?: string;
  /** What to use today, if this call is superseded. */
  readonly replacedBy?: string;
}

/** What the reference knows about the values that a parameter or field may have. */
export interface Meanings {
  /** What one literal or constant means here: `{ "-1": "waits without limit" }`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Names of the families whose members are valid here. */
  readonly accepts?: readonly string[];
  /** A phrase for any other literal or macro, `{}` being the argument: `at most {} events`. */
  readonly here?: string;
  /** How a literal is read: `mode` makes `rw-r--r--` of 0644. */
  readonly reads?: CReading;
}

export interface Param extends Meanings {
  readonly name: string;
  readonly text: string;
  /** Where another argument decides which families are valid: the level of a socket option. */
  readonly acceptsBy?: Choice;
}

/** The families that are valid for each constant of another parameter. `accepts` names all of them as well. */
export interface Choice {
  readonly param: string;
  readonly families: Readonly<Record<string, readonly string[]>>;
}

/** How a literal argument is explained by computation instead of by a list. */
export type Reading = "mode" | "port" | "ipv4" | "milliseconds" | "seconds" | "bytes" | "signal";

/** C counts in smaller units too. */
export type CReading = Reading | "microseconds" | "nanoseconds";

/** A constant: always a member of a family. */
export interface ConstantEntry extends EntryBase {
  readonly kind: "constant";
  readonly family: string;
  /** The value on Linux x86-64 as C writes it: `0x001`, `1 << 31`, `"text"`. */
  readonly value?: string;
}

export interface Family {
  readonly name: string;
  readonly title: string;
  /** Whether members are combined with `|`, or one is chosen. */
  readonly combine: "or" | "one";
  readonly members: readonly string[];
  /** Names of the functions, macros and structs that take a member, the likeliest first. */
  readonly users: readonly string[];
}

export interface StructEntry extends EntryBase {
  readonly kind: "struct";
  /** How it is declared: `struct epoll_event`, `union`, or a bare typedef name such as `fd_set`. */
  readonly tag: "struct" | "union" | "typedef";
  readonly fields: readonly Field[];
}

export interface Field extends Meanings {
  readonly name: string;
  /** The type as C writes it, without the name: `uint32_t`, `char [108]`. */
  readonly type: string;
  readonly text: string;
}

export interface TypeEntry extends EntryBase {
  readonly kind: "type";
  /** What it is an alias of on Linux x86-64, when that is worth knowing: `unsigned int`. */
  readonly definition?: string;
}

export interface ErrnoEntry extends EntryBase {
  readonly kind: "errno";
  /** The number on Linux x86-64. */
  readonly value: string;
  /** What strerror() prints in the C locale. */
  readonly message: string;
  /** What a program usually does about it. */
  readonly remedy: string;
}

export interface VariableEntry extends EntryBase {
  readonly kind: "variable";
  readonly type: string;
}

export interface HeaderEntry extends EntryBase {
  readonly kind: "header";
}

/** A shell command, or a subcommand of one. */
export interface Command {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly synopsis?: string;
  readonly syntax?: CommandSyntax;
  readonly options: readonly Option[];
  /** A subcommand without operands of its own has those of its command that hold `words`: `ip route add`. */
  readonly operands?: readonly Operand[];
  readonly subcommands?: readonly Command[];
  /** Exit statuses worth knowing. */
  readonly status?: Readonly<Record<string, string>>;
  readonly pitfalls?: readonly string[];
  /** Command lines that are worth remembering; each is offered as a snippet too. */
  readonly examples?: readonly Example[];
  readonly see?: readonly string[];
  readonly sections?: readonly string[];
  readonly replacedBy?: string;
  readonly source?: string;
}

/** How the words of a command line are read; every member has a default. */
export interface CommandSyntax {
  /** `-zxf` is `-z -x -f`. Default true. */
  readonly clusters?: boolean;
  /** Long options may begin with one dash: `gcc -Wall`, `find -name`. Default false. */
  readonly singleDashLong?: boolean;
  /** The first word may be a cluster without a dash: `tar zxf`, `ps aux`. Default false. */
  readonly bareCluster?: boolean;
  /** Options end at the first operand (`nc` does not, `strace prog -x` does). Default false. */
  readonly optionsFirst?: boolean;
  /** Words that end the command line of `commandAt`, so that operands follow it: `:::` of `parallel`. */
  readonly commandUntil?: readonly string[];
  /** Operands from this index on are a command line of their own: 0 for `sudo`, 1 for `timeout`. */
  readonly commandAt?: number;
  /** With one of these options there is no such command line: `taskset -p 3 1234`. */
  readonly commandUnless?: readonly string[];
  /** All operands together are a little language whose words are `operands[].words`: tcpdump, ss. */
  readonly expression?: boolean;
}

export interface Option {
  /**
   * Every spelling, with its dashes: `-f`, `--file`; `-O2`; a BSD option of ps has none: `u`.
   * `if=` takes its argument behind the `=`; `-NUM` is any number when the argument is called NUM.
   */
  readonly names: readonly string[];
  readonly argument?: OptionArgument;
  readonly text: string;
  /** `-Wall` has `-Wno-all`, `-fpic` has `-fno-pic`, `--color` has `--no-color`, `-e` of set has `+e`. */
  readonly negatable?: boolean;
  readonly pitfall?: string;
}

/**
 * Values stand anywhere in a text: `directives` as `%F` of `date +%F_%T`, `words` as `NR` of an awk program;
 * `sed` is a script of sed, whose values are named as sed-script.ts does.
 */
export type Parts = "directives" | "words" | "sed";

export interface OptionArgument {
  /** The placeholder: `ARCHIVE`, `N`, `FILE`. */
  readonly name: string;
  /**
   * `separate`: `-f x` or `-fx`, `--file=x` or `--file x`; `optional`: the same, but missing before another option, as in
   * `lsof -i -n`; `attached`: `-O2`, `--color=auto` only; an attached one may be missing.
   */
  readonly form: "separate" | "optional" | "attached" | "attached-required";
  readonly values?: Readonly<Record<string, string>>;
  /** Names of value sets. */
  readonly accepts?: readonly string[];
  readonly here?: string;
  readonly reads?: Reading;
  /** Values may be joined by this character: `,` for `strace -e trace=a,b`. */
  readonly separator?: string;
  readonly parts?: Parts;
  /** How many words it takes, where that is more than one: `jq --arg name value`. */
  readonly words?: number;
  /** The following words, up to one of these, are a command of their own, in which `values` may stand: `find -exec … ;`. */
  readonly commandUntil?: readonly string[];
  /** The word stands for what is filled in, in the command behind: `xargs -I {}`. */
  readonly standsIn?: boolean;
  /** The word is a shell command line itself: `bash -c 'ls | wc'`. */
  readonly script?: boolean;
}

export interface Operand {
  readonly name: string;
  readonly text: string;
  readonly reads?: Reading;
  readonly here?: string;
  /** What single words mean in this place: the primitives of a tcpdump filter. */
  readonly words?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  /** Names of value sets. */
  readonly accepts?: readonly string[];
  readonly separator?: string;
  readonly parts?: Parts;
  /** Stands for any number of words; those named after it count from the end: `SOURCE…` of `cp`. */
  readonly repeats?: boolean;
  /** Is not there when one of these options is: the pattern of `grep` with `-e`. */
  readonly unless?: readonly string[];
  /** The word is a shell command line itself: the first operand of `trap`. */
  readonly script?: boolean;
}

export interface ValueSet {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface Example {
  readonly line: string;
  readonly text: string;
}

/** A piece of C with places to fill: `${1:fd}`, and `$0` where the cursor ends. */
export interface Snippet {
  /** What is typed to get it: `sys-epoll-loop`. */
  readonly prefix: string;
  readonly title: string;
  /** What it does, and what to mind. */
  readonly text: string;
  /** Whether it stands between functions or inside one. */
  readonly place: "file" | "function";
  /** What must be included for it. */
  readonly headers: readonly string[];
  readonly body: string;
}
