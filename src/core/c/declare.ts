/**
 * A declaration of `name` with a type as content writes it: `char [108]` gives `char name[108]`,
 * `void (*)(int)` gives `void (*name)(int)`, the bit-field `uint16_t : 4` gives `uint16_t name: 4`.
 */
export function declare(type: string, name: string): string {
  if (type.includes("(*)")) return type.replace("(*)", `(*${name})`);
  const suffixed = /^(.*?)\s*((?:\[[^\]]*\])+|: \d+)$/.exec(type);
  if (suffixed) return `${suffixed[1]} ${name}${suffixed[2]}`;
  return type.endsWith("*") ? `${type}${name}` : `${type} ${name}`;
}
