/** Permissions as chmod and umask write them: `4755`, `u+x,go-w`. */
import type { Library } from "../library.ts";
import { phrase, separator } from "./phrases.ts";

export function readMode(library: Library, value: string): string | undefined {
  if (/^[0-7]{1,5}$/.test(value)) return readOctal(library, Number.parseInt(value, 8));
  const clauses = value.split(",");
  if (!clauses.every((clause) => CLAUSE.test(clause))) return undefined;
  return clauses.map((clause) => readClause(library, clause)).join(separator(library, "semicolon"));
}

/** `rwsr-xr-x` of 04755. */
export function permissionString(mode: number): string {
  const letters = [...Array(9).keys()].map((bit) => (mode & (0o400 >> bit) ? "rwx".charAt(bit % 3) : "-"));
  const special = (bit: number, index: number, on: string) => {
    if (mode & bit) letters[index] = letters[index] === "x" ? on : on.toUpperCase();
  };
  special(0o4000, 2, "s");
  special(0o2000, 5, "s");
  special(0o1000, 8, "t");
  return letters.join("");
}

const CLAUSE = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/;

function readOctal(library: Library, mode: number): string {
  const who = ["owner", "group", "others"].map((name, index) => {
    const bits = (mode >> (6 - 3 * index)) & 7;
    return phrase(library, "named", phrase(library, name), permissions(library, bits));
  });
  const special = [
    mode & 0o4000 && phrase(library, "set-user-id"),
    mode & 0o2000 && phrase(library, "set-group-id"),
    mode & 0o1000 && phrase(library, "sticky"),
  ].filter((text) => typeof text === "string");
  return [`\`${permissionString(mode)}\``, ...who, ...special].join(separator(library, "semicolon"));
}

function permissions(library: Library, bits: number): string {
  const names = ["read", "write", "execute"].filter((_, index) => bits & (4 >> index));
  return names.length > 0 ? list(library, names) : phrase(library, "nothing");
}

function list(library: Library, keys: readonly string[]): string {
  return keys.map((key) => phrase(library, key)).join(separator(library, "comma"));
}

const WHO: Readonly<Record<string, string>> = { u: "owner", g: "group", o: "others", a: "everyone" };
const WHAT: Readonly<Record<string, string>> = {
  r: "read",
  w: "write",
  x: "execute",
  X: "execute-if",
  s: "set-id",
  t: "sticky-bit",
  u: "as-owner",
  g: "as-group",
  o: "as-others",
};
const CHANGE: Readonly<Record<string, string>> = { "+": "adds", "-": "removes", "=": "sets" };

function readClause(library: Library, clause: string): string {
  const [, who = "", changes = ""] = CLAUSE.exec(clause) ?? [];
  const whose =
    who === ""
      ? phrase(library, "everyone-umask")
      : list(
          library,
          who.split("").map((letter) => WHO[letter] ?? ""),
        );
  const said = [...changes.matchAll(/([-+=])([rwxXstugo]*)/g)].map(([, sign = "", letters = ""]) => {
    const what =
      letters === ""
        ? phrase(library, "nothing")
        : list(
            library,
            letters.split("").map((letter) => WHAT[letter] ?? ""),
          );
    return phrase(library, CHANGE[sign] ?? "", what, whose);
  });
  return said.join(separator(library, "semicolon"));
}
