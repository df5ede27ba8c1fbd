/** The shape of the files under notes/reference/cpp/: a class with its members, a function, or a group of small names. */
import { z } from "zod";
import { links, names, param, text } from "./schema.ts";

const signatures = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((value) => (typeof value === "string" ? [value] : value));

const kind = z.enum(["class", "enum", "function", "object", "type", "namespace", "keyword"]);

/** A qualified name, or a keyword. */
const name = z.string().regex(/^(?:std::[\w:]+|\w+)$/, "write the full name, such as std::chrono::seconds");

const facts = {
  signature: signatures.optional(),
  params: z.record(z.string().regex(/^\w+$/), param).default({}),
  returns: text.optional(),
  throws: text.optional(),
  since: z.string().optional(),
  pitfalls: z.array(text).optional(),
  /** Why the library that the gate compiles with declares it otherwise than the standard, where it does. */
  differs: z.string().optional(),
};

const member = z.strictObject({
  ...text.shape,
  ...facts,
  alias: name.optional(),
});

const shared = {
  header: z.string().regex(/^\w+$/).optional(),
  since: z.string().optional(),
  ...links,
  source: z.string().min(1).optional(),
};

const entryShape = {
  ...facts,
  ...shared,
  /** A class whose members this one has too; what is written here goes before. */
  like: name.optional(),
  /** Their parameters may be described once for all of them, under `params` of the class. */
  members: z.record(z.string().min(1), member).optional(),
  snippet: z.string().optional(),
  example: z.string().optional(),
  /** The type whose members the gate looks for, where it is not simply the name: `std::packaged_task<int(int)>`. */
  check: z.string().optional(),
  /** What stands for the parameters of the template when the gate compiles: `{ Mutex: std::shared_mutex }`. */
  with: z.record(z.string(), z.string()).optional(),
};

const entryFacts = z.strictObject(entryShape);
/** What any entry says beside its name, kind and summary. */
export type CppFactsShape = z.infer<typeof entryFacts>;

const single = z.strictObject({
  kind,
  name,
  summary: text,
  ...entryShape,
  source: z.string().min(1),
});

const group = z.strictObject({
  kind: z.literal("group"),
  ...shared,
  source: z.string().min(1),
  entries: z.record(
    name,
    z.strictObject({
      kind,
      ...text.shape,
      ...entryShape,
    }),
  ),
});

const headers = z.strictObject({
  kind: z.literal("headers"),
  headers: z.record(
    z.string().regex(/^\w+$/),
    z.strictObject({
      ...text.shape,
      since: z.string().optional(),
      see: names.optional(),
      sections: names.optional(),
      source: z.string().optional(),
    }),
  ),
});

/** One file under notes/reference/cpp/. */
export const cppFile = z.discriminatedUnion("kind", [single, group, headers]);
export type CppFileShape = z.infer<typeof cppFile>;
