/** Options in one line each, for the commands of the tests. */
import type { Option } from "../../../src/core/knowledge.ts";

type Argument = NonNullable<Option["argument"]>;

export const opt = (
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
