/** The reader's page: shows the view it is sent, and tells the extension what the learner does. */
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ReaderHostMessage, ReaderPageMessage, ReaderSource } from "../protocol.ts";
import { connect } from "../shared/page-host.ts";
import { Page } from "./page.tsx";
import { rememberDepth } from "./scroll.ts";

const host = connect<ReaderPageMessage, ReaderSource>();

function Reader() {
  const [message, setMessage] = useState<ReaderHostMessage>();
  useEffect(() => {
    let shown: ReaderSource | undefined;
    const receive = ({ data }: MessageEvent<ReaderHostMessage>) => {
      if (shown) rememberDepth(shown);
      shown = data.source;
      host.setState(data.source);
      setMessage(data);
    };
    window.addEventListener("message", receive);
    host.postMessage({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, []);
  return message ? <Page message={message} post={(answer) => host.postMessage(answer)} /> : null;
}

const root = document.getElementById("root");
if (root) render(<Reader />, root);
