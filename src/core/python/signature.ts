import { partsBetween } from "../signature-parts.ts";

/** The parameters of a signature as Python writes it: `(target=None, args=(), *, daemon=None)`. */
export interface SignatureParam {
  /** With its stars: `*args`, `**kwargs`. */
  readonly label: string;
  readonly name: string;
  readonly default?: string;
  /** It cannot be given by position. */
  readonly keywordOnly: boolean;
  /** Where it stands in the signature, default and all. */
  readonly start: number;
  readonly end: number;
}

export function signatureParams(signature: string): SignatureParam[] {
  const params: SignatureParam[] = [];
  let keywordOnly = false;
  for (const { text, start } of partsBetween(signature, 0)) {
    if (text === "/") continue;
    if (text !== "*") params.push(paramOf(text, start, keywordOnly));
    if (text.startsWith("*")) keywordOnly = true;
  }
  return params;
}

/** The parameter that an argument at this place among those without a name is for. */
export function positionalParam(params: readonly SignatureParam[], index: number): SignatureParam | undefined {
  const positional = params.filter((param) => !param.keywordOnly && !param.label.startsWith("**"));
  const rest = positional.find((param) => param.label.startsWith("*"));
  const at = positional[index];
  return at && !(rest && index >= positional.indexOf(rest)) ? at : rest;
}

function paramOf(text: string, start: number, keywordOnly: boolean): SignatureParam {
  const equals = text.indexOf("=");
  const label = equals < 0 ? text : text.slice(0, equals);
  return {
    label,
    name: label.replace(/^\*+/, ""),
    ...(equals >= 0 && { default: text.slice(equals + 1) }),
    keywordOnly: keywordOnly && !label.startsWith("*"),
    start,
    end: start + text.length,
  };
}
