/**
 * Reads a manual page's source, in the macros of man(7) or mdoc(7), into what a hover needs: the line of NAME,
 * the synopsis, the first paragraph of the description, and each tagged paragraph (an option, a flag, a value).
 */
import { argumentsOf, plain } from "./roff.ts";

export interface ManualPage {
  /** `prctl(2)` is page `prctl` of section `2`. */
  readonly name: string;
  readonly section: string;
  /** What NAME says behind the dash. */
  readonly summary: string;
  readonly synopsis: readonly string[];
  readonly description: string;
  readonly items: readonly ManualItem[];
}

/** A paragraph with a tag, such as `-a, --all` or `PR_SET_NAME (since Linux 2.6.9)`. */
export interface ManualItem {
  readonly tag: string;
  readonly text: string;
}

export function readManualPage(source: string): ManualPage {
  const reader = new PageReader();
  for (const line of source.replace(/\\\n/g, "").split("\n")) reader.line(line);
  return reader.finish();
}

/** The item whose tag spells an option or names a constant. */
export function itemOf(page: ManualPage, name: string): ManualItem | undefined {
  return page.items.find(({ tag, text }) => text !== "" && spells(tag, name));
}

/** `-a, --all[=WHEN]` spells `-a` and `--all`; `-std=standard` spells `-std`. */
function spells(tag: string, name: string): boolean {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charAt(at - 1);
    const after = tag.charAt(at + name.length);
    if (!/[\w-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}

/** Macros whose arguments alternate between two fonts, and are joined without blanks. */
const ALTERNATING = new Set(["BR", "BI", "RB", "RI", "IR", "IB"]);
const FONTS = new Set(["B", "I", "SM", "SB", "R"]);
const PARAGRAPHS = new Set(["PP", "P", "LP", "Pp"]);
/** Macros of mdoc that only mark what their arguments are. */
const MARKED = new Set("Nm Ar Cm Ic Ev Li Pa Em Sy Va Dv Er Fa Fn Ft Vt In Tn An Ad Lk Mt Ux Bx No Ns".split(" "));
const QUOTED: Readonly<Record<string, readonly [string, string]>> = {
  Ql: ["‘", "’"],
  Sq: ["‘", "’"],
  Dq: ["“", "”"],
  Qq: ['"', '"'],
  Op: ["[", "]"],
  Pq: ["(", ")"],
  Bq: ["[", "]"],
  Aq: ["<", ">"],
};

/** In characters: of a paragraph that is kept, and of a line that may be the tag of one. */
const LONGEST = 700;
const LONGEST_TAG = 80;

class PageReader {
  #name = "";
  #section = "";
  #part = "";
  #summary: string[] = [];
  readonly #synopsis: string[] = [];
  #description = "";
  readonly #items: { tag: string; text: string }[] = [];
  /** The text of the paragraph that is being read, and the tag that it follows. */
  #words: string[] = [];
  #tag: string[] | undefined;
  #expectsTag = false;
  #ignored = false;
  readonly #strings = new Map<string, string>();

  finish(): ManualPage {
    this.#endParagraph();
    const summary = this.#summary
      .join(" ")
      .replace(/^.*?\s(?:-|—|–)\s+/, "")
      .trim();
    return {
      name: this.#name,
      section: this.#section,
      summary,
      synopsis: this.#synopsis.map((line) => line.trim()).filter(Boolean),
      description: this.#description,
      items: this.#items,
    };
  }

  line(line: string): void {
    if (this.#ignored) {
      this.#ignored = !line.startsWith("..");
      return;
    }
    const macro = /^[.']\s*([A-Za-z]{1,3}\b)?(.*)$/.exec(line);
    if (!macro) this.#text(this.#plain(line));
    else if (macro[1]) this.#macro(macro[1], macro[2] ?? "");
  }

  /** `\*(Sd` is what `.ds Sd …` has defined. */
  #plain(text: string): string {
    return plain(
      text.replace(
        /\\\*(?:\[([^\]]*)\]|\((..)|(.))/g,
        (_, ...names) => this.#strings.get(names.slice(0, 3).find(Boolean) as string) ?? "",
      ),
    );
  }

  #macro(name: string, rest: string): void {
    if (name === "de" || name === "ig") this.#ignored = true;
    else if (name === "ds") this.#define(rest);
    else if (name === "TH" || name === "Dt") this.#title(argumentsOf(rest));
    else if (name === "SH" || name === "Sh") this.#heading(plain(argumentsOf(rest).join(" ")));
    else if (name === "TP" || name === "TQ") this.#tagFollows(name === "TQ");
    else if (name === "IP") this.#indented(argumentsOf(rest));
    else if (name === "It") this.#item(rest);
    else if (name === "RS") this.#indent();
    else if (PARAGRAPHS.has(name) || ["SS", "Ss", "RE", "El", "HP", "sp", "br"].includes(name)) this.#break(name);
    else this.#inline(name, rest);
  }

  #define(rest: string): void {
    const [, name, value] = /^\s*(\S+)\s+"?(.*)$/.exec(rest) ?? [];
    if (name !== undefined && value !== undefined) this.#strings.set(name, plain(value));
  }

  #title([name = "", section = ""]: string[]): void {
    this.#name = plain(name).toLowerCase();
    this.#section = plain(section);
  }

  #heading(title: string): void {
    this.#endParagraph();
    this.#part = title.toUpperCase();
  }

  #tagFollows(more: boolean): void {
    const last = this.#tag;
    if (!more) this.#endParagraph();
    this.#tag = more && last ? [...last, ","] : [];
    this.#expectsTag = true;
  }

  #indented([tag]: string[]): void {
    if (tag === undefined) return this.#indent();
    this.#endParagraph();
    this.#tag = [plain(tag)];
  }

  #item(rest: string): void {
    this.#endParagraph();
    this.#tag = [marked(rest)];
  }

  /** DocBook and help2man write a tag as a paragraph of its own, and indent what belongs to it. */
  #indent(): void {
    const text = this.#words.join(" ");
    if (this.#tag !== undefined || text === "" || text.length > LONGEST_TAG || /[.:]$/.test(text)) {
      return this.#break("PP");
    }
    this.#tag = [text];
    this.#words = [];
  }

  /** Only the first paragraph of an item is kept, so a break ends it. */
  #break(name: string): void {
    if (name === "br") return;
    if (this.#tag !== undefined && this.#words.length === 0) return;
    this.#endParagraph();
  }

  #inline(name: string, rest: string): void {
    if (FONTS.has(name)) return this.#text(plain(argumentsOf(rest).join(" ")));
    if (ALTERNATING.has(name)) return this.#text(plain(argumentsOf(rest).join("")));
    if (name === "Nm" && rest.trim() === "" && this.#part !== "NAME") return this.#text(this.#name);
    if (name === "Nd") return this.#text(`- ${plain(rest.trim())}`);
    if (isMdoc(name)) this.#text(marked(`${name} ${rest}`));
  }

  #text(text: string): void {
    if (this.#expectsTag) {
      this.#tag?.push(text);
      this.#expectsTag = false;
    } else if (this.#part === "SYNOPSIS") this.#synopsis.push(text);
    else if (text.trim() !== "") this.#words.push(text.trim());
    else this.#break("PP");
  }

  #endParagraph(): void {
    const text = clip(this.#words.join(" ").replace(/\s+/g, " "));
    if (this.#part === "NAME") this.#summary.push(text);
    else if (this.#tag) this.#items.push({ tag: this.#tag.join(" "), text });
    else if (this.#part === "DESCRIPTION" && this.#description === "") this.#description = text;
    this.#words = [];
    this.#tag = undefined;
    this.#expectsTag = false;
  }
}

function isMdoc(name: string): boolean {
  return MARKED.has(name) || name in QUOTED || ["Fl", "Xr", "Nm", "Oo", "Oc"].includes(name);
}

/** A line of mdoc: `Fl a Ar file` is `-a file`. */
function marked(line: string): string {
  const words: string[] = [];
  const closing: string[] = [];
  let flag = false;
  for (const word of argumentsOf(line)) {
    const quotes = QUOTED[word];
    if (word === "Fl") flag = true;
    else if (quotes) {
      words.push(quotes[0]);
      closing.unshift(quotes[1]);
    } else if (isMdoc(word)) flag = false;
    else {
      words.push(flag ? `-${plain(word)}` : plain(word));
      flag = false;
    }
  }
  return [...words, ...closing]
    .join(" ")
    .replace(/([[(‘“<]) /g, "$1")
    .replace(/ ([\])’”>,.;:])/g, "$1");
}

function clip(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = text.lastIndexOf(". ", LONGEST);
  return end > LONGEST / 2 ? text.slice(0, end + 1) : `${text.slice(0, LONGEST)}…`;
}
