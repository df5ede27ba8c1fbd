import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LabCommand, ReaderHostMessage, ReaderLink, ReaderPageMessage, ReaderView } from "../protocol.ts";
import { renderMarkdown } from "./markdown.ts";
import { nameMissingPicture } from "./missing-picture.ts";
import { scrollTo } from "./scroll.ts";
import { WORDS } from "./words.ts";

interface Props {
  readonly message: ReaderHostMessage;
  readonly post: (message: ReaderPageMessage) => void;
}

export function Page({ message, post }: Props) {
  const { view, canGoBack, turn } = message;
  const article = useRef<HTMLElement>(null);
  const html = useMemo(() => renderMarkdown(view), [view.markdown, view.base]);
  useEffect(() => {
    document.documentElement.lang = view.language;
  }, [view.language]);
  useEffect(() => {
    if (article.current) scrollTo(article.current, message);
  }, [turn]);
  return (
    <div class="page" onClick={(event) => followLink(event, post)}>
      <Bar view={view} canGoBack={canGoBack} post={post} />
      {/* The text is ours, or has been cleaned: see renderMarkdown. */}
      <article
        ref={article}
        class="prose"
        onErrorCapture={(event) => nameMissingPicture(event.target, view)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <Foot view={view} post={post} />
    </div>
  );
}

function Bar({ view, canGoBack, post }: { view: ReaderView; canGoBack: boolean; post: Props["post"] }) {
  const words = WORDS[view.language];
  return (
    <header class="bar">
      {canGoBack && (
        <button class="quiet" onClick={() => post({ type: "back" })}>
          ← {words.back}
        </button>
      )}
      {view.lab !== undefined && <LabButtons lab={view.lab} view={view} post={post} />}
      <span class="spring" />
      {view.trusted && (
        <button class="quiet" onClick={() => post({ type: "switchLanguage" })} title={words.switchLanguage}>
          {words.otherLanguage}
        </button>
      )}
    </header>
  );
}

const LAB_BUTTONS: readonly [LabCommand, "start" | "run" | "check" | "hint" | "compare" | "reset"][] = [
  ["syslab.startLab", "start"],
  ["syslab.runLab", "run"],
  ["syslab.checkLab", "check"],
  ["syslab.showHint", "hint"],
  ["syslab.compareLab", "compare"],
  ["syslab.resetLab", "reset"],
];

function LabButtons({ lab, view, post }: { lab: string; view: ReaderView; post: Props["post"] }) {
  const words = WORDS[view.language];
  return LAB_BUTTONS.map(([command, word], index) => (
    <button
      key={command}
      class={index === 0 ? "primary" : ""}
      onClick={() => post({ type: "command", command, arguments: [lab] })}
    >
      {words[word]}
    </button>
  ));
}

function Foot({ view, post }: { view: ReaderView; post: Props["post"] }) {
  const words = WORDS[view.language];
  if (view.read === undefined && !view.previous && !view.next) return null;
  return (
    <footer class="foot">
      <Step link={view.previous} label={`← ${words.previous}`} side="left" />
      {view.read !== undefined && (
        <label class="read">
          <input
            type="checkbox"
            checked={view.read}
            onChange={(event) => post({ type: "read", read: event.currentTarget.checked })}
          />
          {words.read}
        </label>
      )}
      <Step link={view.next} label={`${words.next} →`} side="right" />
    </footer>
  );
}

function Step({ link, label, side }: { link: ReaderLink | undefined; label: string; side: string }) {
  if (!link) return <span class={`step ${side}`} />;
  return (
    <a class={`step ${side}`} href="#" data-link={link.link}>
      <small>{label}</small>
      {link.title}
    </a>
  );
}

/** The page follows no link itself: fragments scroll, all others are the extension's. */
function followLink(event: MouseEvent, post: Props["post"]): void {
  const anchor = (event.target as Element).closest<HTMLElement>("a[data-link]");
  if (!anchor) return;
  event.preventDefault();
  event.stopPropagation();
  const link = anchor.dataset["link"] ?? "";
  if (link.startsWith("#")) document.getElementById(decodeURIComponent(link.slice(1)))?.scrollIntoView();
  else post({ type: "follow", link });
}
