/** Commands with expressions, subcommands, and commands inside them. */
import type { Command } from "../../../src/core/knowledge.ts";
import { opt } from "./option.ts";

export const MORE_COMMANDS: readonly Command[] = [
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
      opt("-I", "Replaces this word.", { name: "REPL", standsIn: true, here: "{} is the line" }),
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
        values: { "{}": "the file found", ";": "once for each file", "+": "for many files at once" },
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
        operands: [{ name: "ADDRESS", text: "Address with its prefix.", words: { label: "its label" }, repeats: true }],
        subcommands: [
          { name: "add", summary: "Adds one.", options: [] },
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
  {
    name: "set",
    summary: "Changes options of the shell.",
    options: [
      opt("-e", "Ends at a failure.", undefined, { negatable: true }),
      opt(
        "-o",
        "Switches an option on.",
        { name: "OPTION", values: { pipefail: "looks at every command" } },
        { negatable: true },
      ),
      opt("-p", "Ignores start-up files."),
    ],
  },
  {
    name: "lsof",
    summary: "Lists open files.",
    options: [
      opt("-i", "Network files.", { name: "ADDRESS", form: "optional", values: { ":80": "with port 80" } }),
      opt("-n", "Addresses instead of names."),
    ],
    operands: [{ name: "NAME", text: "Files to look for." }],
  },
  {
    name: "time",
    summary: "Measures a command.",
    syntax: { optionsFirst: true, commandAt: 0 },
    options: [opt("-v --verbose", "Prints memory too.")],
  },
  {
    name: "taskset",
    summary: "Binds a process to processors.",
    syntax: { commandAt: 1, commandUnless: ["-p"] },
    options: [opt("-p --pid", "Works on a running process."), opt("-c --cpu-list", "The mask is a list.")],
    operands: [
      { name: "MASK", text: "Which processors." },
      { name: "PID", text: "The process." },
    ],
  },
  {
    name: "date",
    summary: "Prints the time.",
    options: [],
    operands: [{ name: "+FORMAT", text: "The format.", parts: "directives", values: { "%F": "the date" } }],
  },
  {
    name: "parallel",
    summary: "Runs many at once.",
    syntax: { optionsFirst: true, commandAt: 0, commandUntil: [":::"] },
    options: [opt("-j", "So many at once.", "N")],
    operands: [
      { name: "COMMAND", text: "What runs." },
      { name: "ARGUMENT", text: "What it runs for.", repeats: true, values: { ":::": "arguments follow" } },
    ],
  },
  {
    name: "jq",
    summary: "Takes JSON apart.",
    options: [opt("--arg", "Sets a variable.", { name: "NAME VALUE", words: 2 })],
    operands: [
      { name: "FILTER", text: "What to do.", parts: "words", values: { select: "lets through" } },
      { name: "FILE", text: "What is read." },
    ],
  },
];
