/** A list whose items are made one at a time, when they are asked for; names and kinds are known without. */
export interface Shelf<T> {
  readonly names: readonly string[];
  /** What kind of thing stands under each name, where there are several kinds. */
  readonly kinds: readonly string[];
  at(index: number): T;
}

export function shelfOf<T extends { readonly name: string; readonly kind?: string }>(items: readonly T[]): Shelf<T> {
  return {
    names: items.map(({ name }) => name),
    kinds: items.map(({ kind = "" }) => kind),
    at: (index) => items[index] as T,
  };
}

export function isShelf<T>(list: readonly T[] | Shelf<T>): list is Shelf<T> {
  return !Array.isArray(list);
}
