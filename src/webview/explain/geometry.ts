/** Where the lines run that join the pieces of a command line with their explanations. */

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Joint {
  /** Where the piece is, in the line above. */
  readonly piece: Box;
  /** Its explanation, in the column below. */
  readonly row: Box;
}

const RADIUS = 5;
const FIRST = 10;

/** The height below the command line that so many lines need. */
export function roomBelow(count: number): number {
  return FIRST + count * laneStep(count) + 10;
}

/** The width beside the explanations that so many lines need. */
export function roomBeside(count: number): number {
  return FIRST + count * railStep(count) + 6;
}

/**
 * Each line goes down from its piece, to the right, down past the explanations before its own, and
 * back into it. The rightmost piece turns first and runs outermost, so that no two lines cross.
 */
export function pathsOf(joints: readonly Joint[]): string[] {
  const floor = Math.max(0, ...joints.map(({ piece }) => piece.bottom));
  const byPlace = joints.map((_, index) => index).toSorted((a, b) => anchor(joints[b]) - anchor(joints[a]) || b - a);
  return joints.map((joint, index) => {
    const x = anchor(joint);
    const lane = floor + FIRST + byPlace.indexOf(index) * laneStep(joints.length);
    const rail = joint.row.right + FIRST + index * railStep(joints.length);
    const y = Math.min(joint.row.top + 17, (joint.row.top + joint.row.bottom) / 2);
    return [
      `M${x} ${joint.piece.bottom}`,
      `V${lane - RADIUS}`,
      `Q${x} ${lane} ${x + RADIUS} ${lane}`,
      `H${rail - RADIUS}`,
      `Q${rail} ${lane} ${rail} ${lane + RADIUS}`,
      `V${y - RADIUS}`,
      `Q${rail} ${y} ${rail - RADIUS} ${y}`,
      `H${joint.row.right}`,
    ].join(" ");
  });
}

/** A piece with others inside it is held by its left end. */
function anchor(joint: Joint | undefined): number {
  return joint ? joint.piece.left + Math.min(8, (joint.piece.right - joint.piece.left) / 2) : 0;
}

function laneStep(count: number): number {
  return Math.min(7, 100 / count);
}

function railStep(count: number): number {
  return Math.min(7, 84 / count);
}
