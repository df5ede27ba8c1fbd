import type { ReaderView } from "../protocol.ts";
import { WORDS } from "./words.ts";

/** Puts the name of a picture that cannot be shown in its place, and why; one on the web becomes a link. */
export function nameMissingPicture(picture: EventTarget | null, { base, language }: ReaderView): void {
  if (!(picture instanceof HTMLImageElement)) return;
  const source = picture.getAttribute("src") ?? "";
  const onTheWeb = /^https?:/i.test(source) && !source.startsWith(base);
  const text = document.createElement(onTheWeb ? "a" : "span");
  text.className = "missing";
  text.textContent = onTheWeb
    ? `${WORDS[language].pictureOnTheWeb}${source}`
    : `${WORDS[language].pictureMissing}${nameOf(source, base)}`;
  // The page follows `data-link` itself, see followLink.
  if (onTheWeb) Object.assign(text, { href: "#" }).dataset["link"] = source;
  picture.replaceWith(text);
}

function nameOf(source: string, base: string): string {
  const name = source.startsWith(base) ? source.slice(base.length) : source;
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}
