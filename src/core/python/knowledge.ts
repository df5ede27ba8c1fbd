/** The reference of Python as it is compiled for one language. */
import type { Links, Param } from "../knowledge.ts";

export type PythonKind = "module" | "function" | "class" | "exception" | "method" | "attribute" | "constant";

export interface PythonEntry extends Links {
  readonly kind: PythonKind;
  /** With its module and class: `threading.Lock.acquire`; of a builtin the bare name. */
  readonly name: string;
  /** `(blocking=True, timeout=-1)`. */
  readonly signature?: string;
  /** What stands behind the arrow: `bool`. */
  readonly result?: string;
  readonly summary: string;
  /** Those of the signature that are worth a word. */
  readonly params?: readonly PythonParam[];
  readonly returns?: string;
  /** Exceptions, and when they are raised. */
  readonly raises?: Readonly<Record<string, string>>;
  readonly pitfalls?: readonly string[];
  /** The value on Linux, where it is worth knowing. */
  readonly value?: string;
  readonly since?: string;
  /** What to use today, if this is superseded. */
  readonly replacedBy?: string;
  readonly example?: string;
  /** A coroutine: its result is there only behind `await`. */
  readonly async?: boolean;
  /** The class of the result, or of an attribute; of a tuple, that of each part. */
  readonly type?: ResultType;
  /** The same for the items of a result that is looped over. */
  readonly each?: ResultType;
  /** What `with … as` binds for an instance of this class. */
  readonly enter?: string;
  /** Classes whose members this one has too. */
  readonly bases?: readonly string[];
}

export interface PythonParam extends Param {
  readonly since?: string;
}

/** A class of the reference; null for a part of a tuple that is none. */
export type ResultType = string | readonly (string | null)[];
