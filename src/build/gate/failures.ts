import { functionsOf } from "../failures.ts";
import type { Problems } from "../problems.ts";
import { isFunction, type CFile, type FunctionFile } from "../schema.ts";
import type { Source } from "../yaml.ts";

/** What `failsAs` names has errors, and their words fit the function that takes them over. */
export function checkFailures(sources: readonly Source<CFile>[], problems: Problems): void {
  const functions = functionsOf(sources.map(({ value }) => value));
  for (const source of sources) {
    const file = source.value;
    if (!isFunction(file) || !file.failsAs) continue;
    for (const [index, name] of file.failsAs.entries()) {
      const wrong = wrongIn(file, functions.get(name));
      if (wrong) problems.add(source.file, source.lineOf("failsAs", index), `failsAs: ${name} ${wrong[0]}`, wrong[1]);
    }
  }
}

/** What is wrong with taking over the errors of a model, and what to do about it. */
function wrongIn(file: FunctionFile, model: FunctionFile | undefined): readonly [string, string] | undefined {
  if (!model?.errors) return ["has no errors", "name the function that lists them"];
  for (const [error, { en }] of Object.entries(model.errors)) {
    if (file.errors && error in file.errors) continue;
    const stranger = [...en.matchAll(/`(\w+)`/g)].find(
      ([, name = ""]) => name in model.params && !(name in file.params),
    );
    if (stranger)
      return [`speaks of ${stranger[0]} in ${error}`, `which ${file.name} does not have: write it anew under errors`];
  }
  return undefined;
}
