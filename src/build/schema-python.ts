/** The shape of the files under notes/reference/python/: a module, or a part of one, with its names. */
import { z } from "zod";
import { links, names, text, texts } from "./schema.ts";

const version = z.string().regex(/^3\.\d+$/);
const type = z.union([z.string(), z.array(z.string().nullable())]);

const param = z.strictObject({
  ...text.shape,
  values: texts.optional(),
  accepts: names.optional(),
  here: text.optional(),
  reads: z.enum(["mode", "port", "milliseconds", "seconds", "bytes"]).optional(),
  since: version.optional(),
});

const entryShape = {
  ...text.shape,
  kind: z.enum(["function", "class", "exception", "method", "attribute", "constant"]).optional(),
  signature: z
    .string()
    .regex(/^\(.*\)$/, "write the parentheses and what is between them")
    .optional(),
  result: z.string().optional(),
  value: z.union([z.string(), z.number()]).transform(String).optional(),
  params: z.record(z.string(), param).optional(),
  returns: text.optional(),
  raises: texts.optional(),
  pitfalls: z.array(text).optional(),
  since: version.optional(),
  replacedBy: z.string().optional(),
  ...links,
  source: z.string().optional(),
  example: z.string().optional(),
  async: z.boolean().optional(),
  type: type.optional(),
  each: type.optional(),
  enter: z.string().optional(),
  bases: names.optional(),
};

const member = z.strictObject(entryShape);
const name = z.strictObject({
  ...entryShape,
  /** The expression that yields a class in Python, where the name is not the class itself: `type(threading.Lock())`. */
  real: z.string().optional(),
  members: z.record(z.string().regex(/^\w+$/), member).optional(),
});

/** What entries do not say themselves they have from their file: sections and source. */
export const pythonFile = z.strictObject({
  module: z.string().regex(/^[\w.]+$/),
  /** Makes an entry for the module itself; in one file of each module. */
  summary: text.optional(),
  pitfalls: z.array(text).optional(),
  see: names.optional(),
  sections: names.optional(),
  source: z.string().min(1),
  /** Constants that mean what they mean in C; value and text are those of the C entry. */
  fromC: names.optional(),
  names: z.record(z.string().regex(/^\w+$/), name).default({}),
});
export type PythonFile = z.infer<typeof pythonFile>;
export type PythonName = z.infer<typeof name>;
