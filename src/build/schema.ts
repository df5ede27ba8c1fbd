/**
 * The shape of authored reference files, both languages side by side.
 * A file's `kind` chooses its shape; unknown keys are errors, so that a slip of the pen is found.
 */
import { z } from "zod";

/** Quotation marks around all of it are a slip: those of YAML, written twice. */
const sentence = z
  .string()
  .trim()
  .min(1)
  .regex(/^(?!".*[.。]"$)/s, "take away the quotation marks around the whole text");
export const text = z.strictObject({ en: sentence, "zh-cn": sentence });
export const texts = z.record(z.string(), text);
export const names = z.array(z.string().min(1));
const readings = ["mode", "port", "ipv4", "milliseconds", "seconds", "bytes", "signal"] as const;
const reads = z.enum(readings);

/** Where an entry leads to: other names, and the ids of sections, labs and diagrams. */
export const links = {
  see: names.optional(),
  sections: names.optional(),
  labs: names.optional(),
  diagrams: names.optional(),
};

/** What every entry of C may say beside its own facts. */
const common = {
  header: z.string().regex(/^[\w./+-]+\.h$/, "write it as between the angle brackets, such as sys/epoll.h"),
  since: z.string().optional(),
  pitfalls: z.array(text).optional(),
  ...links,
  source: z.string().min(1),
  example: z.string().optional(),
  /** Declarations that the example takes for granted: the gate compiles them before it, nobody reads them. */
  given: z.string().optional(),
};

/** The same for kinds of names that the compiler itself may know: those have no header. */
const builtIn = { ...common, header: common.header.optional() };

/** What a parameter or a field may say about its values. */
const meanings = {
  values: texts.optional(),
  accepts: names.optional(),
  here: text.optional(),
  reads: z.enum([...readings, "microseconds", "nanoseconds"]).optional(),
};

export const param = z.strictObject({
  ...text.shape,
  ...meanings,
  /** Families by the constant that stands in another parameter; `accepts` need not name them again. */
  acceptsBy: z.strictObject({ param: z.string(), families: z.record(z.string().regex(/^\w+$/), names) }).optional(),
});

const functionFile = z.strictObject({
  ...builtIn,
  name: z.string().regex(/^\w+$/),
  kind: z.enum(["function", "macro"]),
  signature: z.string().min(1),
  summary: text,
  params: z.record(z.string(), param).default({}),
  returns: text.optional(),
  errors: texts.optional(),
  /** Functions whose errors it has besides its own: execvp() fails as execve() does. */
  failsAs: names.optional(),
  safety: text.optional(),
  replacedBy: z.string().optional(),
});

const field = z.strictObject({ ...text.shape, ...meanings, type: z.string().min(1) });

const structFile = z.strictObject({
  ...common,
  name: z.string().regex(/^\w+$/),
  kind: z.literal("struct"),
  tag: z.enum(["struct", "union", "typedef"]).default("struct"),
  summary: text,
  fields: z.record(z.string(), field),
});

const member = z.strictObject({
  ...text.shape,
  header: common.header.optional(),
  value: z.union([z.string(), z.number()]).transform(String).optional(),
  /** Another processor, compiler or option defines it, so that the gate cannot see it. */
  elsewhere: z.literal(true).optional(),
  since: z.string().optional(),
  pitfalls: z.array(text).optional(),
  see: names.optional(),
  sections: names.optional(),
  labs: names.optional(),
  diagrams: names.optional(),
  source: z.string().optional(),
});

const familyFile = z.strictObject({
  ...builtIn,
  name: z.string().regex(/^\w+$/),
  kind: z.literal("family"),
  title: text,
  combine: z.enum(["or", "one"]),
  members: z.record(z.string().regex(/^\w+$/), member),
});

const typesFile = z.strictObject({
  kind: z.literal("types"),
  types: z.record(z.string(), z.strictObject({ ...common, definition: z.string().optional(), ...text.shape })),
});

const variablesFile = z.strictObject({
  kind: z.literal("variables"),
  variables: z.record(z.string(), z.strictObject({ ...builtIn, type: z.string(), ...text.shape })),
});

const headersFile = z.strictObject({
  kind: z.literal("headers"),
  headers: z.record(
    z.string(),
    z.strictObject({ see: names.optional(), sections: names.optional(), source: z.string().optional(), ...text.shape }),
  ),
});

const errnoFile = z.strictObject({
  kind: z.literal("errno"),
  source: z.string(),
  errors: z.record(
    z.string().regex(/^E\w+$/),
    z.strictObject({
      ...text.shape,
      value: z.number().int(),
      message: z.string(),
      remedy: text,
      see: names.optional(),
      sections: names.optional(),
      labs: names.optional(),
      diagrams: names.optional(),
    }),
  ),
});

/** One file under notes/reference/c/, or errno.yaml. */
export const cFile = z.discriminatedUnion("kind", [
  functionFile,
  structFile,
  familyFile,
  typesFile,
  variablesFile,
  headersFile,
  errnoFile,
]);
export type CFile = z.infer<typeof cFile>;
export type FunctionFile = Extract<CFile, { kind: "function" | "macro" }>;

export function isFunction(file: CFile): file is FunctionFile {
  return file.kind === "function" || file.kind === "macro";
}

const optionArgument = z.strictObject({
  name: z.string().min(1),
  form: z.enum(["separate", "optional", "attached", "attached-required"]).default("separate"),
  values: texts.optional(),
  accepts: names.optional(),
  here: text.optional(),
  reads: reads.optional(),
  separator: z.string().optional(),
  parts: z.enum(["directives", "words", "sed"]).optional(),
  words: z.number().int().min(2).optional(),
  commandUntil: names.optional(),
  standsIn: z.boolean().optional(),
  script: z.boolean().optional(),
});

const option = z.strictObject({
  ...text.shape,
  names: names.min(1),
  argument: optionArgument.optional(),
  negatable: z.boolean().optional(),
  pitfall: text.optional(),
});

const operand = z.strictObject({
  ...text.shape,
  name: z.string().min(1),
  reads: reads.optional(),
  here: text.optional(),
  words: texts.optional(),
  values: texts.optional(),
  accepts: names.optional(),
  separator: z.string().optional(),
  parts: z.enum(["directives", "words", "sed"]).optional(),
  repeats: z.boolean().optional(),
  unless: names.optional(),
  script: z.boolean().optional(),
});

const commandShape = {
  name: z.string().min(1),
  aliases: names.optional(),
  summary: text,
  synopsis: z.string().optional(),
  syntax: z
    .strictObject({
      clusters: z.boolean().optional(),
      singleDashLong: z.boolean().optional(),
      bareCluster: z.boolean().optional(),
      optionsFirst: z.boolean().optional(),
      commandUntil: names.optional(),
      commandAt: z.number().int().min(0).optional(),
      commandUnless: names.optional(),
      expression: z.boolean().optional(),
    })
    .optional(),
  options: z.array(option).default([]),
  /** Names of option sets, or of commands, whose options stand behind its own. */
  includes: names.optional(),
  operands: z.array(operand).optional(),
  status: texts.optional(),
  pitfalls: z.array(text).optional(),
  examples: z.array(z.strictObject({ line: z.string().min(1), ...text.shape })).optional(),
  see: names.optional(),
  sections: names.optional(),
  replacedBy: z.string().optional(),
  source: z.string().optional(),
};

type CommandShape = z.infer<z.ZodObject<typeof commandShape>> & { subcommands?: CommandShape[] | undefined };
const subcommand: z.ZodType<CommandShape> = z.lazy(() =>
  z.strictObject({ ...commandShape, subcommands: z.array(subcommand).optional() }),
) as z.ZodType<CommandShape>;

const commandFile = z.strictObject({
  kind: z.literal("command"),
  ...commandShape,
  /** The command whose options, operands and syntax it has too: ls for dir. */
  like: z.string().optional(),
  source: z.string().min(1),
  subcommands: z.array(subcommand).optional(),
});

/** A subcommand in a file of its own, where a command has many: `git/commit.yaml` is `of: git`. */
const subcommandFile = z.strictObject({
  kind: z.literal("subcommand"),
  /** The way to it: `git`, `docker network`. */
  of: z.string().min(1),
  /** Other ways to the same: `docker container ls` of `docker ps`. */
  also: z.array(z.string().regex(/^\S+( \S+)+$/, "write the command and its subcommand")).optional(),
  ...commandShape,
  source: z.string().min(1),
  subcommands: z.array(subcommand).optional(),
});

const valuesFile = z.strictObject({
  kind: z.literal("values"),
  name: z.string().min(1),
  source: z.string(),
  values: texts,
});

/** Options that several commands share, such as those of `git diff` and `git log`. */
const optionsFile = z.strictObject({
  kind: z.literal("options"),
  name: z.string().min(1),
  source: z.string().min(1),
  options: z.array(option).min(1),
});

/** One file below notes/reference/shell/. */
export const shellFile = z.discriminatedUnion("kind", [commandFile, subcommandFile, valuesFile, optionsFile]);
export type ShellFile = z.infer<typeof shellFile>;

/** notes/reference/snippets/<prefix>.yaml */
export const snippetFile = z.strictObject({
  prefix: z.string().regex(/^sys-[a-z0-9-]+$/, "begin it with sys-, in small letters"),
  title: text,
  ...text.shape,
  place: z.enum(["file", "function"]),
  headers: names.min(1),
  /** What must be around it to be a program for the gate; the line `BODY` becomes the snippet. */
  frame: z.string().regex(/^\s*BODY$/m, "it needs a line BODY"),
  body: z.string().min(1),
});
export type SnippetFile = z.infer<typeof snippetFile>;

const check = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  hints: z.array(text).min(1),
});

/** labs/<name>/lab.yaml */
export const labFile = z.strictObject({
  title: text,
  minutes: z.number().int().positive(),
  language: z.enum(["c", "cpp", "python", "shell"]).default("c"),
  /** Programs and kernel facilities it cannot do without: `gcc`, `strace`, `namespaces`. */
  needs: z.array(z.string()).default([]),
  /** The file that the learner writes, under start/. */
  main: z.string().default("main.c"),
  /** Its arguments when it is run by hand; `{port}` becomes a free port. */
  run: z.array(z.string()).default(["{port}"]),
  sections: names.default([]),
  checks: z.array(check).min(1),
});
export type LabFile = z.infer<typeof labFile>;

/** labs/<name>/wrong/<mistake>.yaml: a plausible mistake, as a change of the solution. */
export const mistakeFile = z.strictObject({
  mistake: sentence,
  /** The check that must catch it. */
  caughtBy: z.string(),
  /** Each `from` stands exactly once in the solution. */
  replace: z.array(z.strictObject({ from: z.string().min(1), to: z.string() })).min(1),
});
export type MistakeFile = z.infer<typeof mistakeFile>;

/** notes/diagrams/<id>.yaml: every word that a diagram shows. */
export const diagramFile = z.strictObject({
  title: text,
  summary: text,
  sections: names.default([]),
  words: z.record(z.string().regex(/^[a-zA-Z0-9.-]+$/), text),
  source: z.array(z.string()).default([]),
});
export type DiagramFile = z.infer<typeof diagramFile>;
