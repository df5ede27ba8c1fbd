import { destructive } from "./destructive.ts";
import { misspeltCommand } from "./misspelt-command.ts";
import { misspeltOption } from "./misspelt-option.ts";
import type { Rule } from "./rule.ts";
import { supersededCommand } from "./superseded-command.ts";

export const RULES: readonly Rule[] = [misspeltCommand, misspeltOption, supersededCommand, destructive];
