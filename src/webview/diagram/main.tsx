/** The page of a diagram: finds the view by the diagram's id, and keeps its state over a reload. */
import { render, type ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DiagramHostMessage, DiagramPageMessage } from "../protocol.ts";
import { pngData, svgText } from "../shared/export-picture.ts";
import { connect } from "../shared/page-host.ts";
import { speaker, type Say } from "../shared/words.ts";
import { EpollInside } from "./epoll-inside.tsx";
import { SelectPollEpoll } from "./select-poll-epoll.tsx";

/** What a diagram's view is given. `saved` is what it last gave to `save`. */
export interface DiagramProps {
  readonly say: Say;
  readonly saved: unknown;
  readonly save: (state: unknown) => void;
}

interface Saved {
  readonly id: string;
  readonly model?: unknown;
}

const VIEWS: Readonly<Record<string, { readonly view: ComponentType<DiagramProps>; readonly section: string }>> = {
  "epoll-inside": { view: EpollInside, section: "book/9.3" },
  "select-poll-epoll": { view: SelectPollEpoll, section: "book/9.4" },
};

const host = connect<DiagramPageMessage, Saved>();

function Diagram() {
  const [message, setMessage] = useState<DiagramHostMessage>();
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const receive = (event: MessageEvent<DiagramHostMessage>) => {
      document.documentElement.lang = event.data.language;
      const before = host.getState();
      host.setState(before?.id === event.data.id ? before : { id: event.data.id });
      setMessage(event.data);
    };
    window.addEventListener("message", receive);
    host.postMessage({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, []);
  const found = message && VIEWS[message.id];
  if (!found) return null;
  const say = speaker(message.words);
  const saved = host.getState()?.model;
  return (
    <main ref={page} class="diagram">
      <header class="head">
        <h1>{message.title}</h1>
        <span class="spring" />
        <button class="quiet" onClick={() => host.postMessage({ type: "open", link: `note:${found.section}` })}>
          {say("section")}
        </button>
        <button class="quiet" onClick={() => void save(page.current, message.id, "svg")}>
          {say("export")} SVG
        </button>
        <button class="quiet" onClick={() => void save(page.current, message.id, "png")}>
          PNG
        </button>
      </header>
      <found.view say={say} saved={saved} save={(model) => host.setState({ id: message.id, model })} />
    </main>
  );
}

async function save(page: HTMLElement | null, name: string, format: "svg" | "png"): Promise<void> {
  const svg = page?.querySelector<SVGSVGElement>("svg.picture");
  if (!svg) return;
  host.postMessage({ type: "export", format, name, data: format === "svg" ? svgText(svg) : await pngData(svg) });
}

const root = document.getElementById("root");
if (root) render(<Diagram />, root);
