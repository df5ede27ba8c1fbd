/** The reader's page: shows the view it is sent, and tells the extension what the learner does. */
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ReaderHostMessage, ReaderPageMessage, ReaderSource } from "../protocol.ts";
import { Page } from "./page.tsx";

interface Host {
  postMessage(message: ReaderPageMessage): void;
  setState(state: ReaderSource): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

function Reader() {
  const [message, setMessage] = useState<ReaderHostMessage>();
  useEffect(() => {
    const receive = (event: MessageEvent<ReaderHostMessage>) => {
      host.setState(event.data.source);
      setMessage(event.data);
    };
    window.addEventListener("message", receive);
    host.postMessage({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, []);
  return message ? <Page message={message} post={(answer) => host.postMessage(answer)} /> : null;
}

const root = document.getElementById("root");
if (root) render(<Reader />, root);
