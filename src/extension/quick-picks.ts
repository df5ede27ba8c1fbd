import { window, type QuickPickItem } from "vscode";
import { numberOf } from "../core/contents.ts";
import type { App } from "./app.ts";
import { labsOf } from "./lab-state.ts";
import { MESSAGES } from "./messages.ts";

type Choice = QuickPickItem & { readonly id: string };

/** Asks for one of the sections that are written. */
export async function chooseSection(app: App): Promise<string | undefined> {
  const { language } = app;
  const choices = app.contents.parts.flatMap((part) =>
    part.chapters.flatMap((chapter) =>
      chapter.sections
        .filter((section) => section.file !== undefined)
        .map((section): Choice => ({
          id: section.id,
          label: `${numberOf(section.id)} ${section.title[language.current]}`,
          description: chapter.title[language.current],
        })),
    ),
  );
  return choose(choices, language.say(MESSAGES.openNotePlaceholder));
}

export async function chooseDiagram(app: App): Promise<string | undefined> {
  const { current } = app.language;
  const choices = app.contents.diagrams.map((diagram): Choice => ({
    id: diagram.id,
    label: diagram.title[current],
    detail: diagram.summary[current],
  }));
  return choose(choices, app.language.say(MESSAGES.openDiagramPlaceholder));
}

export async function chooseLab(app: App): Promise<string | undefined> {
  const { language } = app;
  const choices = labsOf(app).map((lab): Choice => ({
    id: lab.id,
    label: lab.title[language.current],
    description: language.say(MESSAGES.labMinutes, lab.minutes),
    detail: lab.id,
  }));
  return choose(choices, language.say(MESSAGES.chooseLab));
}

async function choose(choices: Choice[], placeHolder: string): Promise<string | undefined> {
  const chosen = await window.showQuickPick(choices, { placeHolder, matchOnDescription: true, matchOnDetail: true });
  return chosen?.id;
}
