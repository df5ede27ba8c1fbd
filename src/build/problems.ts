/** What is wrong with a piece of content, where, and what to do about it. */
export interface Problem {
  /** Relative to the root of the project. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly message: string;
  readonly advice: string;
}

/** Collects all problems, so that an author sees every one of them at once. */
export class Problems {
  readonly list: Problem[] = [];

  add(file: string, line: number, message: string, advice: string): void {
    this.list.push({ file, line, message, advice });
  }

  /** `file:line: message: what to do`, sorted, without repetitions. */
  toString(): string {
    const lines = this.list
      .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
      .map(({ file, line, message, advice }) => `${file}:${line}: ${message}: ${advice}`);
    return [...new Set(lines)].join("\n");
  }
}
