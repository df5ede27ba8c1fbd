/** Macros and types of C, of <stdbool.h>, that are keywords of C++. */
export const CPP_KEYWORDS: ReadonlySet<string> = new Set(["bool", "true", "false"]);
