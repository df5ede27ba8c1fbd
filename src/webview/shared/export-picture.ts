/** Properties of style that an exported picture must carry itself, because the theme is not there. */
const CARRIED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "text-decoration",
  "opacity",
];
const GAP = 24;

export interface Picture {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** All pictures of a page below each other, as one SVG of its own with the colours that they have now. */
export function exportSvg(pictures: readonly SVGSVGElement[]): Picture {
  const sizes = pictures.map((picture) => picture.viewBox.baseVal);
  const width = Math.max(...sizes.map((size) => size.width)) + 2 * GAP;
  const height = sizes.reduce((sum, size) => sum + size.height + GAP, GAP);
  const root = svgElement("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(svgElement("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor }));
  let top = GAP;
  for (const [index, picture] of pictures.entries()) {
    const copy = standalone(picture);
    const size = sizes[index] ?? { width: 0, height: 0 };
    for (const [name, value] of Object.entries({ x: GAP, y: top, width: size.width, height: size.height }))
      copy.setAttribute(name, String(value));
    root.append(copy);
    top += size.height + GAP;
  }
  return { source: new XMLSerializer().serializeToString(root), width, height };
}

/** The same as a PNG of twice the size, as a data URL. */
export async function exportPng(pictures: readonly SVGSVGElement[]): Promise<string> {
  const { source, width, height } = exportSvg(pictures);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

/** A copy that looks the same without style sheets. What moves is taken where it is going to be. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  for (const animation of svg.getAnimations({ subtree: true })) animation.finish();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, index) => carryOver(original, copies[index]));
  for (const hidden of copy.querySelectorAll("[data-hidden]")) hidden.remove();
  return copy;
}

function carryOver(original: SVGElement, copy: SVGElement | undefined): void {
  if (!copy) return;
  const computed = getComputedStyle(original);
  const { transform } = original.style;
  if (transform) copy.setAttribute("transform", transform.replaceAll("px", ""));
  // Drawing programs know attributes better than style sheets.
  copy.removeAttribute("style");
  for (const { name } of [...copy.attributes])
    if (/^(class|role|tabindex|aria-.*|data-watch)$/.test(name)) copy.removeAttribute(name);
  for (const name of CARRIED) copy.setAttribute(name, plainColour(computed.getPropertyValue(name)));
}

/** `color(srgb 0.2 0.4 1 / 0.5)`, which browsers make of mixed colours, as every drawing program knows it. */
function plainColour(value: string): string {
  const match = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(value);
  if (!match) return value;
  const [red, green, blue] = match.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return `rgba(${red}, ${green}, ${blue}, ${match[4] ?? 1})`;
}

function svgElement(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
