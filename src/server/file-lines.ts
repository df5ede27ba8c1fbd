import type { LineSource } from "../core/packed.ts";

const NEWLINE = 10;

/** The bytes of a file, of which only the lines that are asked for become text. */
export class FileLines implements LineSource {
  readonly #bytes: Buffer;
  /** Where each line begins. */
  readonly #starts: number[] = [0];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.#starts.push(at + 1);
  }

  line(index: number): string {
    const end = this.#starts[index + 1];
    return this.#bytes.toString("utf8", this.#starts[index], end === undefined ? this.#bytes.length : end - 1);
  }
}
