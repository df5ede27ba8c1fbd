import type { SignatureHelp } from "vscode-languageserver-types";
import { scanTo } from "../../core/c/scan.ts";
import { sourceOf } from "../../core/c/source.ts";
import type { CppFound } from "../../core/cpp/library.ts";
import { CppResolver } from "../../core/cpp/resolver.ts";
import { cppParametersOf } from "../../core/cpp/signature.ts";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import { calleeOf } from "../c/calls.ts";
import { isInert } from "../c/place.ts";
import { cppCalleeOf } from "./callee.ts";

/** The innermost call around a position, where it is one of C++. */
export function provideCppSignature(lines: TextLines, position: Position, library: Library): SignatureHelp | undefined {
  const source = sourceOf(lines);
  if (isInert(source, position, "signature")) return undefined;
  const scan = scanTo(source, position);
  const resolver = new CppResolver(source, scan.tokens, library.cpp);
  for (const frame of scan.frames.toReversed()) {
    const found = cppCalleeOf(scan.tokens, frame.open, resolver, library.cpp);
    if (found) return helpFor(found, frame.argument);
    if (frame.kind === "brace" || (frame.kind === "call" && calleeOf(frame, scan, source, library))) return undefined;
  }
  return undefined;
}

function helpFor({ entry, member }: CppFound, argument: number): SignatureHelp | undefined {
  const { name, signatures = [], params = [] } = member ?? entry;
  const lists = signatures.map((signature) => cppParametersOf(signature, name));
  const fitting = lists.findIndex((list) => argument < list.length || isPack(list.at(-1)?.name));
  const active = Math.max(0, fitting);
  const last = Math.max(0, (lists[active]?.length ?? 1) - 1);
  if (signatures.length === 0) return undefined;
  return {
    signatures: signatures.map((label, index) => ({
      label,
      documentation: { kind: "markdown", value: member?.text ?? entry.summary },
      parameters: (lists[index] ?? []).map((parameter) => ({
        label: [parameter.start, parameter.end],
        documentation: { kind: "markdown", value: params.find((param) => param.name === parameter.name)?.text ?? "" },
      })),
    })),
    activeSignature: active,
    activeParameter: Math.min(argument, last),
  };
}

/** Any number of arguments: the standard calls them `args`, and mutexes `m`. */
function isPack(name: string | undefined): boolean {
  return name === "args" || name === "others";
}
