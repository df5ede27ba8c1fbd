import type { Say } from "../shared/words.ts";

/** What a diagram's view is given. `saved` is what it last gave to `save`. */
export interface DiagramProps {
  readonly say: Say;
  readonly saved: unknown;
  readonly save: (state: unknown) => void;
}
