/** A small reference for the tests of the shell side: one command of every kind, and the authored syntax words. */
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { Command, Knowledge, Option, ValueSet } from "../../../src/core/knowledge.ts";
import type { Language } from "../../../src/core/language.ts";
import { Library } from "../../../src/core/library.ts";

type Argument = NonNullable<Option["argument"]>;

const opt = (
  names: string,
  text: string,
  argument?: string | Partial<Argument>,
  more: Partial<Option> = {},
): Option => ({
  names: names.split(" "),
  text,
  ...(argument && {
    argument: { form: "separate", name: "ARG", ...(typeof argument === "string" ? { name: argument } : argument) },
  }),
  ...more,
});

const commands: Command[] = [
  {
    name: "tar",
    summary: "Packs files into an archive and unpacks them.",
    synopsis: "tar [option…] [file…]",
    syntax: { bareCluster: true },
    options: [
      opt("-c --create", "Makes a new archive."),
      opt("-x --extract --get", "Takes files out of the archive."),
      opt("-t --list", "Lists what the archive holds."),
      opt("-z --gzip", "Filters the archive through gzip."),
      opt("-j --bzip2", "Filters the archive through bzip2."),
      opt("-v --verbose", "Names each file as it goes."),
      opt("-f --file", "Uses this archive.", "ARCHIVE"),
      opt("-C --directory", "Changes to this directory first.", "DIR"),
      opt("--exclude", "Leaves out files that fit the pattern.", "PATTERN"),
      opt("--strip-components", "Drops leading parts of names.", { name: "N", here: "drops {} parts" }),
      opt("--wildcards", "Patterns may use wildcards."),
      opt("--warning", "Chooses warnings.", "KEYWORD"),
    ],
    operands: [{ name: "FILE", text: "A file to pack, or a member to take out.", repeats: true }],
    sections: ["linux/2"],
    examples: [{ line: "tar -czf a.tar.gz dir", text: "Packs a directory." }],
  },
  {
    name: "ls",
    summary: "Lists directories.",
    options: [
      opt("-l", "Long format."),
      opt("-a --all", "Names that begin with a dot too."),
      opt("-h --human-readable", "Sizes with units."),
      opt("-R --recursive", "Lists subdirectories too."),
      opt("-r --reverse", "Turns the order around."),
      opt("-t", "Newest first."),
      opt("--color", "Colours names.", {
        name: "WHEN",
        form: "attached",
        values: { always: "always in colour", auto: "in colour on a terminal", never: "never in colour" },
      }),
      opt("-I --ignore", "Hides names that fit.", "PATTERN"),
    ],
    operands: [{ name: "FILE", text: "What to list.", repeats: true }],
  },
  {
    name: "ps",
    summary: "Shows processes.",
    syntax: { bareCluster: true },
    options: [
      opt("a", "Processes of all users with a terminal."),
      opt("u", "User-oriented format."),
      opt("x", "Processes without a terminal too."),
      opt("f", "Process tree."),
      opt("-e -A", "Every process."),
      opt("-f", "Full format."),
      opt("-o --format o", "Chooses the columns.", {
        name: "FORMAT",
        separator: ",",
        accepts: ["ps-columns"],
      }),
      opt("-p --pid p", "Only these processes.", "PID"),
      opt("--sort", "Sorts by these columns.", { name: "SPEC", separator: ",", accepts: ["ps-columns"] }),
      opt("--no-headers", "Prints no header."),
    ],
  },
  {
    name: "gcc",
    aliases: ["cc"],
    summary: "Compiles C.",
    syntax: { singleDashLong: true },
    options: [
      opt("-o", "Names the output.", "FILE"),
      opt("-c", "Compiles without linking."),
      opt("-g", "Adds debugging information."),
      opt("-Wall", "The usual warnings."),
      opt("-Wextra", "More warnings."),
      opt("-Wunused", "Warns of what is not used.", undefined, { negatable: true }),
      opt("-Werror", "Warnings are errors."),
      opt("-O", "Optimises.", {
        name: "LEVEL",
        form: "attached",
        values: { "2": "nearly all that costs no size", s: "for size" },
      }),
      opt("-std", "Chooses the standard.", {
        name: "STANDARD",
        form: "attached-required",
        values: { c11: "C of 2011" },
      }),
      opt("-I", "Searches headers here.", "DIR"),
      opt("-L", "Searches libraries here.", "DIR"),
      opt("-l", "Links this library.", { name: "LIBRARY", here: "lib{}.so or lib{}.a" }),
      opt("-D", "Defines a macro.", "NAME[=VALUE]"),
      opt("-pthread", "Compiles for threads."),
      opt("-shared", "Makes a shared library."),
      opt("-fpic", "Position-independent code.", undefined, { negatable: true }),
      opt("-fsanitize", "Checks while running.", {
        name: "WHAT",
        form: "attached-required",
        separator: ",",
        values: { address: "memory errors", undefined: "undefined behaviour" },
      }),
    ],
    operands: [{ name: "FILE", text: "A source, object or library.", repeats: true }],
  },
  {
    name: "chmod",
    summary: "Changes permissions.",
    options: [
      opt("-R --recursive", "Also everything below."),
      opt("--reference", "Copies the mode of this file.", "FILE"),
    ],
    operands: [
      { name: "MODE", text: "The new permissions.", reads: "mode", unless: ["--reference"] },
      { name: "FILE", text: "A file to change.", repeats: true },
    ],
  },
  {
    name: "kill",
    summary: "Sends a signal.",
    options: [
      opt("-SIGNAL", "Sends this signal.", { name: "SIGNAL", form: "attached-required", accepts: ["signals"] }),
      opt("-s --signal", "Sends this signal.", { name: "SIGNAL", accepts: ["signals"] }),
      opt("-l --list", "Lists the signals.", { name: "SIGNAL", form: "attached" }),
    ],
    operands: [{ name: "PID", text: "A process.", repeats: true }],
  },
  {
    name: "head",
    summary: "Shows the first lines.",
    options: [
      opt("-n --lines -NUM", "Shows so many lines.", { name: "NUM", here: "the first {} lines" }),
      opt("-c --bytes", "Bytes.", "NUM"),
    ],
    operands: [{ name: "FILE", text: "A file.", repeats: true }],
  },
  {
    name: "strace",
    summary: "Shows the system calls of a program.",
    syntax: { optionsFirst: true, commandAt: 0 },
    options: [
      opt("-f --follow-forks", "Follows children too."),
      opt("-e", "Chooses what is traced.", {
        name: "EXPR",
        separator: ",",
        values: {
          "trace=": "only these system calls",
          "signal=": "only these signals",
          openat: "opening files",
          read: "reading",
        },
      }),
      opt("-o --output", "Writes the trace to a file.", "FILE"),
      opt("-p --attach", "Attaches to a process.", "PID"),
      opt("-c --summary-only", "Counts calls."),
      opt("-tt", "Time of day in microseconds."),
      opt("-s", "How much of a string to show.", "SIZE"),
    ],
  },
  {
    name: "tcpdump",
    summary: "Shows packets.",
    syntax: { expression: true },
    options: [
      opt("-i --interface", "Listens on this interface.", "INTERFACE"),
      opt("-n", "Numbers instead of names."),
      opt("-A", "Prints packets as ASCII."),
      opt("-w", "Saves packets.", "FILE"),
      opt("-c", "Ends after so many packets.", "COUNT"),
    ],
    operands: [
      {
        name: "EXPRESSION",
        text: "Which packets.",
        words: {
          tcp: "only TCP",
          udp: "only UDP",
          port: "this port at either end",
          host: "this host at either end",
          src: "as the source",
          dst: "as the destination",
          net: "a network",
          and: "both must hold",
          or: "one must hold",
          not: "must not hold",
        },
      },
    ],
  },
  {
    name: "ss",
    summary: "Shows sockets.",
    syntax: { expression: true },
    options: [
      opt("-t --tcp", "TCP sockets."),
      opt("-l --listening", "Listening sockets."),
      opt("-n --numeric", "Numbers instead of names."),
      opt("-p --processes", "Processes that own them."),
      opt("-a --all", "Listening and others."),
    ],
    operands: [
      {
        name: "FILTER",
        text: "Which sockets.",
        words: {
          state: "sockets in this state",
          established: "connected",
          dport: "the port of the peer",
          sport: "the own port",
          "=": "equal",
          "(": "begins a group",
          ")": "ends a group",
          or: "one must hold",
        },
      },
    ],
  },
  {
    name: "grep",
    summary: "Finds lines that match.",
    options: [
      opt("-E --extended-regexp", "Extended regular expressions."),
      opt("-i --ignore-case", "Upper and lower case are the same."),
      opt("-v --invert-match", "Lines that do not match."),
      opt("-r --recursive", "Searches directories."),
      opt("-n --line-number", "Line numbers."),
      opt("-e --regexp", "A pattern.", "PATTERN"),
      opt("-A --after-context", "Lines after.", { name: "NUM", here: "{} lines after each match" }),
      opt("--include", "Only such files.", "GLOB"),
      opt("--color", "Colours matches.", { name: "WHEN", form: "attached" }),
    ],
    operands: [
      { name: "PATTERN", text: "What to search for.", unless: ["-e"] },
      { name: "FILE", text: "Where to search.", repeats: true },
    ],
  },
  {
    name: "sudo",
    summary: "Runs a command as another user.",
    syntax: { optionsFirst: true, commandAt: 0 },
    options: [opt("-u --user", "As this user.", "USER"), opt("-E", "Keeps the environment.")],
  },
  {
    name: "env",
    summary: "Sets the environment.",
    syntax: { optionsFirst: true, commandAt: 0 },
    options: [opt("-i", "Empty.")],
  },
  {
    name: "timeout",
    summary: "Runs a command for a limited time.",
    syntax: { optionsFirst: true, commandAt: 1 },
    options: [opt("-s --signal", "Signal to send.", { name: "SIGNAL", accepts: ["signals"] })],
    operands: [{ name: "DURATION", text: "How long.", reads: "seconds" }],
  },
  {
    name: "xargs",
    summary: "Makes command lines of its input.",
    syntax: { optionsFirst: true, commandAt: 0 },
    options: [
      opt("-0 --null", "Items end with NUL."),
      opt("-n --max-args", "At most so many arguments.", "N"),
      opt("-I", "Replaces this word.", "REPL"),
      opt("-P --max-procs", "In parallel.", "N"),
    ],
  },
  {
    name: "find",
    summary: "Searches a directory tree.",
    syntax: { singleDashLong: true },
    options: [
      opt("-name", "Names that fit.", "PATTERN"),
      opt("-type", "Only this type.", { name: "TYPE", values: { f: "regular file", d: "directory" } }),
      opt("-mtime", "Modified so many days ago.", "N"),
      opt("-size", "Of this size.", "N"),
      opt("-exec", "Runs a command.", {
        name: "COMMAND",
        commandUntil: [";", "+"],
        values: { ";": "once for each file", "+": "for many files at once" },
      }),
      opt("-delete", "Deletes."),
      opt("-print0", "Prints with NUL."),
      opt("-o -or", "Or."),
      opt("! -not", "Not."),
      opt("( )", "Groups."),
    ],
    operands: [{ name: "PATH", text: "Where to start.", repeats: true }],
  },
  {
    name: "git",
    summary: "Keeps versions.",
    syntax: { optionsFirst: true },
    options: [opt("-C", "Runs in this directory.", "PATH"), opt("--no-pager", "No pager.")],
    subcommands: [
      {
        name: "commit",
        summary: "Records changes.",
        options: [
          opt("-m --message", "The message.", "MSG"),
          opt("-a --all", "All changed files."),
          opt("--amend", "Replaces the last commit."),
          opt("--verify", "Runs the hooks.", undefined, { negatable: true }),
        ],
        operands: [{ name: "PATH", text: "Files to commit.", repeats: true }],
      },
      {
        name: "remote",
        summary: "Manages remotes.",
        options: [opt("-v --verbose", "With addresses.")],
        subcommands: [{ name: "add", summary: "Adds a remote.", options: [opt("-f", "Fetches.")] }],
      },
    ],
  },
  {
    name: "ip",
    summary: "Shows and changes the network.",
    options: [opt("-br -brief", "Brief."), opt("-4", "Only IPv4."), opt("-s -stats", "Statistics.")],
    subcommands: [
      {
        name: "address",
        aliases: ["a", "addr"],
        summary: "Addresses.",
        options: [],
        subcommands: [
          {
            name: "show",
            summary: "Shows them.",
            options: [],
            operands: [
              { name: "FILTER", text: "Which.", words: { dev: "of this device", up: "only those that are up" } },
            ],
          },
        ],
      },
    ],
  },
  {
    name: "dd",
    summary: "Copies blocks.",
    options: [
      opt("if=", "Reads this file.", { name: "FILE", form: "attached-required" }),
      opt("of=", "Writes this file.", { name: "FILE", form: "attached-required" }),
      opt("bs=", "Block size.", { name: "BYTES", form: "attached-required", reads: "bytes" }),
      opt("conv=", "Converts.", {
        name: "CONVS",
        form: "attached-required",
        separator: ",",
        values: { notrunc: "does not truncate", fsync: "writes through at the end" },
      }),
    ],
  },
  {
    name: "bash",
    summary: "The shell.",
    options: [opt("-c", "Runs this command line.", { name: "COMMANDS", script: true }), opt("-x", "Shows commands.")],
    operands: [{ name: "FILE", text: "A script.", repeats: true }],
  },
  {
    name: "cp",
    summary: "Copies files.",
    options: [opt("-r --recursive", "Directories too.")],
    operands: [
      { name: "SOURCE", text: "What to copy.", repeats: true },
      { name: "DEST", text: "Where to." },
    ],
  },
];

const VALUES: ValueSet[] = [
  {
    name: "ps-columns",
    values: { pid: "process id", comm: "command name", rss: "resident memory", args: "command line" },
  },
  {
    name: "signals",
    values: { "9": "SIGKILL: ends it at once", SIGKILL: "ends it at once", SIGTERM: "asks it to end" },
  },
];

function syntaxSets(language: Language): ValueSet[] {
  const folder = path.join(process.cwd(), "notes/reference/shell/syntax");
  return fs.readdirSync(folder).map((file) => {
    const { name, values } = parse(fs.readFileSync(path.join(folder, file), "utf8"));
    const texts = Object.entries(values as Record<string, Record<Language, string>>);
    return { name, values: Object.fromEntries(texts.map(([key, text]) => [key, text[language]])) };
  });
}

export function testLibrary(language: Language = "en"): Library {
  const knowledge: Knowledge = {
    language,
    entries: [],
    families: [],
    commands,
    values: [...VALUES, ...syntaxSets(language)],
    titles: { "linux/2": "Archives" },
  };
  return new Library(knowledge);
}
