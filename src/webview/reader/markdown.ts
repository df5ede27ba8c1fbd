import DOMPurify from "dompurify";
import createParser, { type Token } from "markdown-it";
import { markPlugin } from "../../core/markdown/mark.ts";
import type { ReaderView } from "../protocol.ts";
import { highlight } from "./highlight.ts";

type Tokens = readonly Token[];

/**
 * HTML of a page. Links become `data-link`, because the page follows none itself; relative pictures
 * are looked up under the view's base; SVG pictures of ours are put into the page, so that they take
 * the colours of the theme. A learner's own text may hold HTML: it is cleaned of everything that runs.
 */
export function renderMarkdown(view: ReaderView): string {
  const parser = createParser({ html: !view.trusted, linkify: !view.trusted, highlight });
  parser.use(markPlugin);
  // Our own schemes are links; what may be followed is decided by the extension.
  parser.validateLink = (link) => !/^(javascript|vbscript|data|file|command):/i.test(link.trim());
  const env = {};
  const tokens = parser.parse(view.markdown, env);
  const slugs = new Set<string>();
  visit(tokens, (token, index, siblings) => {
    if (token.type === "heading_open") labelHeading(token, siblings[index + 1], slugs);
    if (token.type === "link_open") labelLink(token);
    if (token.type === "image") locate(token, view);
    if (token.type.startsWith("html_")) token.content = locateInHtml(token.content, view);
  });
  const html = parser.renderer.render(tokens, parser.options, env);
  const cleaned = view.trusted
    ? html
    : DOMPurify.sanitize(html, {
        ADD_ATTR: ["data-link", "data-line"],
        FORBID_TAGS: ["style", "form"],
        FORBID_ATTR: ["style"],
      });
  return drawPictures(cleaned, view.pictures);
}

function visit(tokens: Tokens, see: (token: Token, index: number, siblings: Tokens) => void): void {
  tokens.forEach((token, index) => {
    see(token, index, tokens);
    if (token.children) visit(token.children, see);
  });
}

/** Headings get an id for fragments, and their line for the tree of notes. */
function labelHeading(open: Token, inline: Token | undefined, slugs: Set<string>): void {
  const base = slug(inline?.content ?? "");
  let id = base;
  for (let copy = 1; slugs.has(id); copy++) id = `${base}-${copy}`;
  slugs.add(id);
  open.attrSet("id", id);
  if (open.map) open.attrSet("data-line", String(open.map[0]));
}

/** The way GitHub makes fragments of headings. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/==|[`*]/g, "")
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

function labelLink(token: Token): void {
  const href = String(token.attrGet("href") ?? "");
  token.attrSet("data-link", href);
  const scheme = /^(api|cmd|lab|diagram|note):/.exec(href)?.[1];
  if (scheme) token.attrSet("class", `link-${scheme}`);
  token.attrSet("href", "#");
}

function locate(token: Token, view: ReaderView): void {
  const source = String(token.attrGet("src") ?? "");
  if (source in view.pictures) token.attrSet("data-picture", source);
  else if (!/^[a-z]+:/i.test(source)) token.attrSet("src", view.base + source.replace(/^\.\//, ""));
}

/** A learner's notes also bring pictures as tags of HTML, for the sake of their width. */
function locateInHtml(html: string, view: ReaderView): string {
  return html.replace(/(<img\b[^>]*?\ssrc=["']?)(?![a-z]+:)(?:\.\/)?/gi, (_, head: string) => head + view.base);
}

/** Our pictures hold no scripts; their size is that of their view box, at most the width of the page. */
function drawPictures(html: string, pictures: ReaderView["pictures"]): string {
  return html.replace(/<img [^>]*data-picture="([^"]+)"[^>]*>/g, (image, name: string) => {
    const alt = /alt="([^"]*)"/.exec(image)?.[1] ?? "";
    const svg = pictures[name]?.replace(/<\?xml[^>]*\?>/, "") ?? "";
    return `<span class="picture" role="img" aria-label="${alt}">${svg}</span>`;
  });
}
