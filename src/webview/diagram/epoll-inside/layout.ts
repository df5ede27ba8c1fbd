/** Where everything in the picture of an epoll instance stands, for a given width. */
import type { EpollState, Watch } from "../../../core/diagrams/epoll-state.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Whether the threads stand beside the kernel. */
  readonly wide: boolean;
  readonly width: number;
  readonly height: number;
  readonly kernel: Box;
  readonly program: Box;
  readonly tree: Box;
  readonly list: Box;
  readonly queue: Box;
  readonly node: { readonly width: number; readonly height: number };
  /** One card for each thread, at most three. */
  readonly card: { readonly width: number; readonly height: number };
  readonly cards: readonly Point[];
}

/** Below this the threads stand under the kernel instead of beside it. */
const WIDE = 800;
const PAD = 14;
const HEAD = 34;
const LIST_WIDTH = 100;
const QUEUE_HEIGHT = 58;
const GAP = 38;
/** Room for two levels of the tree, and for three; the ready list is as high. */
const TREE_HEIGHTS = { 2: 162, 3: 236 };
export const LINK = { width: 76, height: 26, pitch: 33 };
export const CELL = { width: 26, height: 24, pitch: 29 };
export const CHIP = { width: 84, height: 26, pitch: 92 };

export function layoutFor(width: number, { watches, threads }: EpollState): Layout {
  const wide = width >= WIDE;
  const treeHeight = TREE_HEIGHTS[watches.length > 3 || (wide && threads.length > 2) ? 3 : 2];
  const programWidth = wide ? 244 : width;
  const kernelHeight = HEAD + 26 + treeHeight + 16 + QUEUE_HEIGHT + PAD;
  const kernel = { x: 0, y: 0, width: wide ? width - programWidth - GAP : width, height: kernelHeight };
  const program = wide
    ? { x: kernel.width + GAP, y: 0, width: programWidth, height: kernelHeight }
    : { x: 0, y: kernelHeight + GAP, width, height: HEAD + 124 };
  const top = HEAD + 26;
  const list = { x: kernel.width - PAD - LIST_WIDTH, y: top, width: LIST_WIDTH, height: treeHeight };
  const tree = { x: PAD, y: top, width: list.x - PAD - 12, height: treeHeight };
  const queue = { x: PAD, y: top + treeHeight + 16, width: kernel.width - 2 * PAD, height: QUEUE_HEIGHT };
  const node = { width: Math.min(106, Math.floor(tree.width / 4) - 4), height: 56 };
  return {
    wide,
    width,
    height: program.y + program.height,
    kernel,
    program,
    tree,
    list,
    queue,
    node,
    ...cardsIn(program, wide, threads.length),
  };
}

function cardsIn(program: Box, wide: boolean, threads: number): Pick<Layout, "card" | "cards"> {
  const inner = program.width - 2 * PAD;
  const columns = Math.max(2, threads);
  const card = wide ? { width: inner, height: 104 } : { width: (inner - (columns - 1) * 10) / columns, height: 110 };
  const cards = Array.from({ length: threads }, (_, index) =>
    wide
      ? { x: program.x + PAD, y: program.y + HEAD + 4 + index * (card.height + 10) }
      : { x: program.x + PAD + index * (card.width + 10), y: program.y + HEAD },
  );
  return { card, cards };
}

export interface Place extends Point {
  readonly id: number;
  readonly parent: Point | undefined;
  /** The colour in a red-black tree of this shape: only the last level of an incomplete tree is red. */
  readonly red: boolean;
}

/** A balanced tree in the order of descriptors; the kernel's may lean otherwise. */
export function treePlaces(watches: readonly Watch[], { tree, node }: Layout): Place[] {
  const full = Math.floor(Math.log2(watches.length + 1));
  const pitch = watches.length > 3 ? (tree.height - node.height) / 2 : 94;
  const grow = (part: readonly Watch[], level: number, left: number, width: number, parent?: Place): Place[] => {
    const middle = Math.floor(part.length / 2);
    const watch = part[middle];
    if (!watch) return [];
    const x = Math.round(left + width / 2 - node.width / 2);
    const place: Place = { id: watch.id, x, y: Math.round(tree.y + level * pitch), parent, red: level >= full };
    return [
      place,
      ...grow(part.slice(0, middle), level + 1, left, width / 2, place),
      ...grow(part.slice(middle + 1), level + 1, left + width / 2, width / 2, place),
    ];
  };
  // In the order of ids, so that elements keep their place in the document and only move in the picture.
  return grow(watches, 0, tree.x, tree.width).toSorted((a, b) => a.id - b.id);
}

export function linkPlace(layout: Layout, index: number): Point {
  return { x: layout.list.x + (layout.list.width - LINK.width) / 2, y: layout.list.y + 2 + index * LINK.pitch };
}

export function queuePlace(layout: Layout, index: number): Point {
  return { x: layout.queue.x + 118 + index * CHIP.pitch, y: layout.queue.y + 16 };
}

/** Where a copied event stands in its thread's array. */
export function cellPlace(layout: Layout, thread: number, index: number): Point {
  const card = layout.cards[thread] ?? { x: 0, y: 0 };
  const columns = Math.max(1, Math.floor((layout.card.width - 18) / CELL.pitch));
  return { x: card.x + 10 + (index % columns) * CELL.pitch, y: card.y + 54 + Math.floor(index / columns) * 27 };
}

export function readyIndex(state: EpollState, watch: Watch): number {
  return state.ready.indexOf(watch.id);
}
