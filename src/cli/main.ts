/** The command `syslab`: explain a line or a name, list, start, run and check labs. */
import { parseArgs } from "node:util";
import { languageOf, type Language } from "../core/language.ts";
import { explain } from "./explain-command.ts";
import { checkCommand, listLabs, startCommand } from "./labs.ts";
import { HELP, say } from "./messages.ts";
import { runCommandLine } from "./run-lab.ts";

export interface Arguments {
  readonly language: Language;
  readonly json: boolean;
  readonly rest: readonly string[];
  readonly python: boolean;
  readonly c: boolean;
  readonly cpp: boolean;
  readonly allSolutions: boolean;
  readonly repeat: number;
  readonly jobs: number;
}

const COMMANDS: Readonly<Record<string, (args: Arguments) => number | Promise<number>>> = {
  explain,
  labs: listLabs,
  start: startCommand,
  run: runCommandLine,
  check: checkCommand,
};

async function main(): Promise<number> {
  const language = languageOf(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"]);
  let parsed;
  try {
    parsed = parse();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(HELP[language]);
    return 2;
  }
  const { values, positionals } = parsed;
  const args: Arguments = {
    language: values.language === undefined ? language : languageOf(values.language),
    json: values.json ?? false,
    python: values.python ?? false,
    c: values.c ?? false,
    cpp: values.cpp ?? false,
    allSolutions: values["all-solutions"] ?? false,
    repeat: Math.max(1, Number(values.repeat ?? 1) || 1),
    jobs: Math.max(1, Number(values.jobs ?? 2) || 1),
    rest: positionals.slice(1),
  };
  const command = COMMANDS[positionals[0] ?? ""];
  if (command && !values.help) return command(args);
  console.log(HELP[args.language]);
  if (values.help || positionals.length === 0) return 0;
  console.error(say(args.language, "unknownCommand", positionals[0] ?? ""));
  return 2;
}

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      language: { type: "string" },
      json: { type: "boolean" },
      python: { type: "boolean" },
      c: { type: "boolean" },
      cpp: { type: "boolean" },
      "all-solutions": { type: "boolean" },
      repeat: { type: "string" },
      jobs: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
}

// A reader that has seen enough, such as head, closes the pipe.
process.stdout.on("error", () => process.exit(0));
main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
