/** The page of a diagram: finds the view by the diagram's id, and keeps its state over a reload. */
import { render, type ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DiagramId } from "../../core/diagrams/index.ts";
import type { DiagramHostMessage, DiagramPageMessage } from "../protocol.ts";
import { exportPng, exportSvg } from "../shared/export-picture.ts";
import { connect } from "../shared/page-host.ts";
import { speaker } from "../shared/words.ts";
import { EpollInside } from "./epoll-inside/view.tsx";
import type { DiagramProps } from "./props.ts";
import { SelectPollEpoll } from "./select-poll-epoll/view.tsx";

interface Saved {
  readonly id: string;
  readonly model?: unknown;
}

interface Entry {
  readonly view: ComponentType<DiagramProps>;
  readonly section: string;
}

const VIEWS: Readonly<Record<DiagramId, Entry>> = {
  "epoll-inside": { view: EpollInside, section: "book/9.3" },
  "select-poll-epoll": { view: SelectPollEpoll, section: "book/9.4" },
};

const host = connect<DiagramPageMessage, Saved>();

function Diagram() {
  const [message, setMessage] = useState<DiagramHostMessage>();
  const page = useRef<HTMLElement>(null);
  useEffect(() => listen(setMessage), []);
  const found = message && (VIEWS as Readonly<Record<string, Entry>>)[message.id];
  if (!found) return null;
  const { id, title, words } = message;
  const say = speaker(words);
  return (
    <main ref={page} class="diagram">
      <header>
        <h1>{title}</h1>
        <nav>
          <button class="quiet" onClick={() => host.postMessage({ type: "open", link: `note:${found.section}` })}>
            {say("section")}
          </button>
          {(["svg", "png"] as const).map((format) => (
            <button key={format} class="quiet" onClick={() => void save(page.current, id, format)}>
              {say("export", { format: format.toUpperCase() })}
            </button>
          ))}
        </nav>
      </header>
      <p class="lead">{say("lead")}</p>
      <found.view key={id} say={say} saved={host.getState()?.model} save={(model) => host.setState({ id, model })} />
    </main>
  );
}

function listen(receive: (message: DiagramHostMessage) => void): () => void {
  const take = ({ data }: MessageEvent<DiagramHostMessage>) => {
    if (data.type !== "diagram") return;
    document.documentElement.lang = data.language;
    // The extension finds the diagram by this id when it brings the panel back.
    if (host.getState()?.id !== data.id) host.setState({ id: data.id });
    receive(data);
  };
  window.addEventListener("message", take);
  host.postMessage({ type: "ready" });
  return () => window.removeEventListener("message", take);
}

async function save(page: HTMLElement | null, name: string, format: "svg" | "png"): Promise<void> {
  const pictures = [...(page?.querySelectorAll<SVGSVGElement>("svg.picture") ?? [])];
  const data = format === "svg" ? exportSvg(pictures).source : await exportPng(pictures);
  host.postMessage({ type: "export", format, name, data });
}

const root = document.getElementById("root");
if (root) render(<Diagram />, root);
