import { commands, env, EventEmitter, workspace, type Disposable } from "vscode";
import { LANGUAGES, languageOf, type Language, type Text } from "../core/language.ts";
import { format } from "../core/format.ts";

/** The language that Syslab speaks: the setting `syslab.language`, else VS Code's display language. */
export class UiLanguage implements Disposable {
  readonly #changed = new EventEmitter<Language>();
  readonly #subscription: Disposable;
  #current = languageFromSettings();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#publish();
    this.#subscription = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("syslab.language")) this.#refresh();
    });
  }

  get current(): Language {
    return this.#current;
  }

  /** The sentence in the current language, `{}` replaced by the values in order. */
  say(text: Text, ...values: (string | number)[]): string {
    return format(text[this.#current], ...values);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    const language = languageFromSettings();
    if (language === this.#current) return;
    this.#current = language;
    this.#publish();
    this.#changed.fire(language);
  }

  /** Welcome views cannot be changed by code, so package.json has one for each language and asks this key. */
  #publish(): void {
    void commands.executeCommand("setContext", "syslab.uiLanguage", this.#current);
  }
}

function languageFromSettings(): Language {
  const setting = workspace.getConfiguration("syslab").get<unknown>("language");
  return LANGUAGES.find((language) => language === setting) ?? languageOf(env.language);
}
