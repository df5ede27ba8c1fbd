import { isFunction, type CFile, type FunctionFile } from "./schema.ts";

type Errors = NonNullable<FunctionFile["errors"]>;

/** Functions by name, for those that fail as others do. */
export function functionsOf(files: readonly CFile[]): ReadonlyMap<string, FunctionFile> {
  return new Map(files.flatMap((file) => (isFunction(file) ? [[file.name, file]] : [])));
}

/** The errors that a function takes over from others, by name. */
export function takenOver({ failsAs = [] }: FunctionFile, functions: ReadonlyMap<string, FunctionFile>): Errors {
  const errors: Errors = {};
  for (const name of failsAs)
    for (const [error, words] of Object.entries(functions.get(name)?.errors ?? {})) errors[error] ??= words;
  return errors;
}

/** `failsAs: [execve]` gives execvp() the errors of execve(), behind those for which it has words of its own. */
export function withFailures(file: CFile, functions: ReadonlyMap<string, FunctionFile>): CFile {
  if (!isFunction(file) || !file.failsAs) return file;
  const { failsAs: _failsAs, ...own } = file;
  return { ...own, errors: { ...file.errors, ...takenOver(file, functions), ...file.errors } };
}
