/** The content gate: everything that can be proved about notes/ without a reader. */
import { readContents } from "../contents.ts";
import { readLabs } from "../labs.ts";
import type { Problems } from "../problems.ts";
import { readReference } from "../reference.ts";
import { checkAuthority } from "./authority.ts";
import { checkCppAuthority } from "./cpp-authority.ts";
import { checkCppEntries } from "./cpp-entries.ts";
import { checkEntries } from "./entries.ts";
import { checkExamples } from "./examples.ts";
import { checkFailures } from "./failures.ts";
import { namesOf } from "./names.ts";
import { checkProse } from "./prose.ts";
import { checkShellOptions, type OptionCount } from "./shell-options.ts";
import { checkSnippets } from "./snippets.ts";
import { checkPython } from "./python.ts";

export async function runGate(root: string, problems: Problems, { quick = false } = {}): Promise<OptionCount> {
  const contents = readContents(root, problems);
  const labs = readLabs(root, problems);
  const reference = readReference(root, problems);
  const names = namesOf(contents, labs, reference);
  checkEntries(reference, names, problems);
  checkFailures(reference.c, problems);
  checkCppEntries(reference.cpp, problems);
  checkPython(root, reference, names, problems);
  if (!quick) {
    checkProse(root, names, problems);
    checkAuthority(root, reference, problems);
    checkCppAuthority(reference.cpp, problems);
    checkSnippets(reference, problems);
    checkExamples(reference, problems);
  }
  return checkShellOptions(root, reference.shell, problems);
}
