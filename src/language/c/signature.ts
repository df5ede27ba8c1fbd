import type { SignatureHelp } from "vscode-languageserver-types";
import { scanTo } from "../../core/c/scan.ts";
import { sourceOf } from "../../core/c/source.ts";
import type { Position } from "../../core/document.ts";
import type { FunctionEntry } from "../../core/knowledge.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import { isInert } from "./place.ts";
import { calleeOf } from "./calls.ts";

/** The innermost call of the reference around a position, with the parameter that is being written. */
export function provideCSignature(lines: TextLines, position: Position, library: Library): SignatureHelp | undefined {
  const source = sourceOf(lines);
  if (isInert(source, position, "signature")) return undefined;
  const scan = scanTo(source, position);
  for (const frame of scan.frames.toReversed()) {
    if (frame.kind === "brace") return undefined;
    const entry = frame.kind === "call" ? calleeOf(frame, scan, source, library) : undefined;
    if (entry) return helpFor(entry, frame.argument);
  }
  return undefined;
}

function helpFor(entry: FunctionEntry, argument: number): SignatureHelp {
  const labels = labelOffsets(entry);
  const last = Math.max(entry.params.length - 1, 0);
  const variadic = entry.params.at(-1)?.name === "...";
  return {
    signatures: [
      {
        label: entry.signature,
        documentation: { kind: "markdown", value: entry.summary },
        parameters: entry.params.map((param, index) => ({
          label: labels[index] ?? param.name,
          documentation: { kind: "markdown", value: param.text },
        })),
      },
    ],
    activeSignature: 0,
    activeParameter: variadic ? Math.min(argument, last) : argument,
  };
}

/** Where each parameter stands in the signature, found from left to right so that `fd` in `fds` is not mistaken. */
function labelOffsets(entry: FunctionEntry): [number, number][] {
  let from = entry.signature.indexOf("(");
  return entry.params.map(({ name }) => {
    const pattern = new RegExp(name === "..." ? "\\.\\.\\." : `\\b${name}\\b`, "g");
    pattern.lastIndex = from;
    const at = pattern.exec(entry.signature)?.index ?? from;
    const begin = Math.max(entry.signature.lastIndexOf(",", at), entry.signature.indexOf("("), from - 1) + 1;
    const start = begin + (/^\s*/.exec(entry.signature.slice(begin))?.[0].length ?? 0);
    from = at + name.length;
    return [Math.min(start, at), from];
  });
}
