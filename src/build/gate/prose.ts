import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import createParser, { type Token } from "markdown-it";
import { LANGUAGES } from "../../core/language.ts";
import type { Problems } from "../problems.ts";
import { filesBelow } from "../yaml.ts";
import type { Names } from "./names.ts";

interface Outline {
  /** `#`, `##`, … in order. */
  readonly headings: readonly string[];
  readonly fences: readonly Fence[];
  readonly links: readonly { readonly target: string; readonly line: number }[];
}

interface Fence {
  readonly info: string;
  readonly content: string;
  readonly line: number;
}

/** Both languages have the same headings and code; links and pictures are there; marked C compiles. */
export function checkProse(root: string, names: Names, problems: Problems): void {
  const files = filesBelow(root, "notes", ".en.md");
  for (const file of files) {
    const english = outlineOf(root, file);
    checkLinks(root, file, english, names, problems);
    checkFences(file, english, problems);
    for (const language of LANGUAGES.filter((other) => other !== "en")) {
      const translation = file.replace(/\.en\.md$/, `.${language}.md`);
      if (!fs.existsSync(path.join(root, translation))) {
        problems.add(
          file,
          1,
          `there is no ${path.basename(translation)} beside it`,
          "write the text in every language",
        );
        continue;
      }
      const outline = outlineOf(root, translation);
      compare(translation, english, outline, problems);
      checkLinks(root, translation, outline, names, problems);
    }
  }
}

function outlineOf(root: string, file: string): Outline {
  const tokens = createParser().parse(fs.readFileSync(path.join(root, file), "utf8"), {});
  const headings = tokens.filter((token) => token.type === "heading_open").map((token) => token.markup);
  const fences = tokens
    .filter((token) => token.type === "fence")
    .map((token) => ({ info: token.info.trim(), content: token.content, line: (token.map?.[0] ?? 0) + 1 }));
  return {
    headings,
    fences,
    links: tokens.flatMap((token) => linksIn(token.children ?? [], (token.map?.[0] ?? 0) + 1)),
  };
}

function linksIn(tokens: readonly Token[], line: number): { target: string; line: number }[] {
  const attribute = (token: Token) =>
    token.type === "link_open" ? "href" : token.type === "image" ? "src" : undefined;
  let at = line;
  return tokens.flatMap((token) => {
    if (token.type === "softbreak" || token.type === "hardbreak") at++;
    const name = attribute(token);
    return name === undefined ? [] : [{ target: decodeURI(String(token.attrGet(name) ?? "")), line: at }];
  });
}

function compare(file: string, english: Outline, other: Outline, problems: Problems): void {
  if (english.headings.join(" ") !== other.headings.join(" ")) {
    problems.add(
      file,
      1,
      `headings ${other.headings.join(" ")} differ from the English ${english.headings.join(" ")}`,
      "use the same headings in the same order",
    );
  }
  english.fences.forEach((fence, index) => {
    const same = other.fences[index];
    if (same && same.info === fence.info && same.content === fence.content) return;
    problems.add(
      file,
      same?.line ?? 1,
      `code block ${index + 1} (${fence.info || "plain"}) differs from the English one`,
      "copy it letter by letter",
    );
  });
  if (other.fences.length > english.fences.length) {
    problems.add(
      file,
      other.fences[english.fences.length]?.line ?? 1,
      "a code block that the English text does not have",
      "put it into both, or take it out",
    );
  }
}

function checkLinks(root: string, file: string, outline: Outline, names: Names, problems: Problems): void {
  const sets: Readonly<Record<string, ReadonlySet<string>>> = {
    api: names.api,
    cmd: names.commands,
    lab: names.labs,
    diagram: names.diagrams,
    note: names.sections,
  };
  for (const { target, line } of outline.links) {
    const [, scheme = "", name = ""] = /^(\w+):(.*)$/.exec(target) ?? [];
    const set = sets[scheme];
    if (
      set
        ? set.has(name)
        : scheme !== "" || fs.existsSync(path.join(root, path.dirname(file), target.replace(/#.*$/, "")))
    )
      continue;
    problems.add(file, line, `the link ${target} leads nowhere`, "correct it, or write what it leads to");
  }
}

/** Fences marked `c compile` are whole programs; they are compiled without a warning, all at once. */
function checkFences(file: string, outline: Outline, problems: Problems): void {
  const programs = outline.fences.filter((fence) => /^c(pp)? compile\b/.test(fence.info));
  if (programs.length === 0) return;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "syslab-gate-"));
  try {
    for (const program of programs) {
      const source = path.join(folder, "main.c");
      fs.writeFileSync(source, `#line ${program.line + 1} "${file}"\n${program.content}`);
      const run = spawnSync("gcc", ["-Wall", "-Wextra", "-Werror", "-pthread", "-fsyntax-only", source], {
        encoding: "utf8",
      });
      for (const [, line, message] of run.stderr.matchAll(/^[^\n:]+:(\d+):\d+: (?:fatal )?error: (.*)$/gm)) {
        problems.add(file, Number(line), message ?? "does not compile", "mend the program");
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
