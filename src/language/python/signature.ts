import type { SignatureHelp } from "vscode-languageserver-types";
import type { Position } from "../../core/document.ts";
import type { Library } from "../../core/library.ts";
import type { TextLines } from "../../core/lines.ts";
import type { PythonEntry } from "../../core/python/knowledge.ts";
import { type CallFrame, Place } from "../../core/python/place.ts";
import { signatureParams } from "../../core/python/signature.ts";
import { pythonSourceOf } from "../../core/python/source.ts";
import { paramOf, paramOfFrame } from "./here.ts";
import { isInert } from "./inert.ts";
import { declarationOf } from "./render.ts";

/** The innermost call of the reference around a position, with the parameter that is being written. */
export function providePythonSignature(
  lines: TextLines,
  position: Position,
  library: Library,
): SignatureHelp | undefined {
  const source = pythonSourceOf(lines);
  if (isInert(source, position, "signature")) return undefined;
  const place = new Place(source, position, library.python);
  for (const frame of place.frames(place.index).toReversed()) {
    const entry = place.callee(frame.open);
    if (entry) return helpFor(entry, frame);
  }
  return undefined;
}

function helpFor(entry: PythonEntry, frame: CallFrame): SignatureHelp {
  const params = signatureParams(entry.signature ?? "");
  const label = declarationOf(entry);
  const offset = label.indexOf(entry.signature ?? "", label.indexOf(entry.name) + entry.name.length);
  const active = paramOfFrame(entry, frame);
  const index = params.findIndex(({ name }) => name === active?.name);
  return {
    signatures: [
      {
        label,
        documentation: { kind: "markdown", value: entry.summary },
        parameters: params.map(({ name, start, end }) => {
          const text = paramOf(entry, name)?.text;
          return {
            label: [offset + start, offset + end],
            ...(text !== undefined && { documentation: { kind: "markdown" as const, value: text } }),
          };
        }),
      },
    ],
    activeSignature: 0,
    // Behind the last parameter nothing is active.
    activeParameter: index < 0 ? params.length : index,
  };
}
