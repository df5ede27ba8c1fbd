/** What the containers hold that the reference does not describe, for what is called on their elements. */
import type { CppType } from "./syntax.ts";

const SEQUENCES = new Set(
  "vector array deque list forward_list set multiset unordered_set queue priority_queue stack span initializer_list optional".split(
    " ",
  ),
);
const MAPS = new Set("map multimap unordered_map unordered_multimap".split(" "));
const ELEMENTS = new Set(
  "front back top at emplace_back value begin end cbegin rbegin data operator-> operator*".split(" "),
);

/** The type of `container[i]`, and of each element in a loop. */
export function elementOf(container: CppType): CppType | undefined {
  const name = container.name.replace(/^std::/, "");
  if (SEQUENCES.has(name)) return container.args[0];
  return MAPS.has(name) ? container.args[1] : undefined;
}

/** What `front()`, `at(i)` and their like of a container give; an iterator is taken for what it points at. */
export function heldBy(container: CppType, member: string): CppType | undefined {
  if (container.name === "std::pair") return container.args[member === "second" ? 1 : 0];
  return ELEMENTS.has(member) ? elementOf(container) : undefined;
}
