/** The part of the reference that is about the standard library of C++. */
import type { Links, Param } from "../knowledge.ts";

/** A name of the library, or a keyword: `std::mutex`, `std::async`, `thread_local`. */
export interface CppEntry extends CppFacts, Links {
  /** The full name: `std::chrono::steady_clock`. A header has the name that stands between the angle brackets. */
  readonly name: string;
  readonly kind: "class" | "enum" | "function" | "object" | "type" | "namespace" | "keyword" | "header";
  /** Without it, there is nothing to include. */
  readonly header?: string;
  readonly summary: string;
  /** A class whose members this one has too, unless it says otherwise: `std::mutex` of `std::timed_mutex`. */
  readonly like?: string;
  readonly members?: readonly CppMember[];
  /** What completion writes instead of the bare name: `lock_guard lock(${1:mutex})`. */
  readonly snippet?: string;
  readonly pitfalls?: readonly string[];
  readonly example?: string;
}

/** A function or type of a class, or a value of an enumeration. */
export interface CppMember extends CppFacts {
  /** `lock`, `operator->`; a constructor has the name of its class. */
  readonly name: string;
  readonly text: string;
  /** Another spelling outside of the class: `std::memory_order_relaxed`. */
  readonly alias?: string;
  readonly pitfalls?: readonly string[];
}

interface CppFacts {
  /** The declaration as the standard has it, without the semicolon; several where a function is overloaded. */
  readonly signatures?: readonly string[];
  readonly params?: readonly Param[];
  readonly returns?: string;
  /** Which exceptions, and when. */
  readonly throws?: string;
  /** `C++20`. */
  readonly since?: string;
}
