/** What strace and tcpdump print, in terms of highlight.js. The grammars under syntaxes/ do the same for the editor. */
import type { HLJSApi, Language } from "highlight.js";

export function strace(hljs: HLJSApi): Language {
  return {
    name: "strace",
    contains: [
      { scope: "comment", begin: /^(\[pid +\d+\] |\d+ +)?(\d{2}:\d{2}:\d{2}(\.\d+)? |\d+\.\d+ )/ },
      { scope: "meta", begin: /^\[pid +\d+\]/ },
      { scope: "meta", begin: /^(?:.* )?(---|\+\+\+) .* (---|\+\+\+)$/ },
      { scope: "title.function", begin: /\b[a-z_][a-z0-9_]*(?=\()/ },
      { scope: "comment", begin: /<(unfinished \.\.\.|\.\.\. \w+ resumed)>/ },
      { scope: "string", begin: /"/, end: /"(\.\.\.)?/, contains: [hljs.BACKSLASH_ESCAPE] },
      { scope: "deletion", begin: /= -1 E[A-Z0-9]+ \([^)]*\)/ },
      { scope: "literal", begin: /\b[A-Z][A-Z0-9]*_?[A-Z0-9_]*\b/ },
      { scope: "number", begin: /\b(0x[0-9a-f]+|\d+)\b/ },
      { scope: "comment", begin: /<\d+\.\d+>$/ },
    ],
  };
}

export function tcpdump(): Language {
  return {
    name: "tcpdump",
    contains: [
      { scope: "comment", begin: /^\d{2}:\d{2}:\d{2}\.\d+/ },
      { scope: "keyword", begin: /\b(IP6?|ARP|UDP|TCP|ICMP6?)\b/ },
      { scope: "string", begin: /\b\d{1,3}(\.\d{1,3}){3}(\.\w+)?\b/ },
      { scope: "literal", begin: /(?<=Flags )\[[^\]]*\]/ },
      {
        scope: "attr",
        begin: /\b(Flags|seq|ack|win|options|length|mss|wscale|nop|sackOK|TS val|ecr|ttl|id|offset|proto|cksum)\b/,
      },
      { scope: "number", begin: /\b\d+(:\d+)?\b/ },
    ],
  };
}
