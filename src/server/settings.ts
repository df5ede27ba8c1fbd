import { LANGUAGES, languageOf, type Language } from "../core/language.ts";
import type { EnabledRules } from "../language/diagnostics.ts";

/** What a client may set, in `initializationOptions` or as the section `syslab` of its configuration. */
export interface Settings {
  readonly language: Language;
  /** Whether hovers may hold `command:` links; only Syslab's own extension can follow them. */
  readonly links: boolean;
  readonly hover: boolean;
  /** Whether a hover falls back on the manual pages of this machine. */
  readonly manualPages: boolean;
  readonly signatureHelp: boolean;
  /** `supplement` offers only what a full C language server lacks: constants, headers, snippets. */
  readonly completion: "all" | "supplement" | "off";
  /** Rules of the shell by name; one that is not named is on. */
  readonly diagnostics: EnabledRules;
  /** The same for Python, whose language server is another; as `completion` unless it is given. */
  readonly pythonCompletion?: Settings["completion"] | undefined;
}

export const DEFAULTS: Settings = {
  language: "en",
  links: false,
  hover: true,
  manualPages: true,
  signatureHelp: true,
  completion: "all",
  diagnostics: {},
};

/** Takes what is well-formed from `options`, and the rest from `base`; never fails. */
export function settingsFrom(options: unknown, base: Settings): Settings {
  if (typeof options !== "object" || options === null) return base;
  const given = options as Partial<Record<keyof Settings, unknown>>;
  return {
    language: LANGUAGES.find((language) => language === given.language) ?? base.language,
    links: booleanOr(given.links, base.links),
    hover: booleanOr(given.hover, base.hover),
    manualPages: booleanOr(given.manualPages, base.manualPages),
    signatureHelp: booleanOr(given.signatureHelp, base.signatureHelp),
    diagnostics: rulesFrom(given.diagnostics, base.diagnostics),
    completion: completionOr(given.completion, base.completion),
    pythonCompletion: completionOr(given.pythonCompletion, base.pythonCompletion),
  };
}

/** The settings to begin with: the client's options, else the language of its locale. */
export function initialSettings(options: unknown, locale: string | undefined): Settings {
  return settingsFrom(options, { ...DEFAULTS, language: languageOf(locale) });
}

function rulesFrom(given: unknown, base: EnabledRules): EnabledRules {
  if (typeof given !== "object" || given === null) return base;
  const named = Object.entries(given).filter((entry) => typeof entry[1] === "boolean");
  return { ...base, ...(Object.fromEntries(named) as EnabledRules) };
}

/** What is completed in a document of this language. */
export function completionIn(languageId: string | undefined, settings: Settings): Settings["completion"] {
  return languageId === "python" ? (settings.pythonCompletion ?? settings.completion) : settings.completion;
}

function completionOr<T>(value: unknown, otherwise: T): Settings["completion"] | T {
  return (["all", "supplement", "off"] as const).find((mode) => mode === value) ?? otherwise;
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === "boolean" ? value : otherwise;
}
