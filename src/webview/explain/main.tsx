/** The page of an explained command line. */
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ExplainHostMessage, ExplainPageMessage } from "../protocol.ts";
import { connect } from "../shared/page-host.ts";
import { Page } from "./page.tsx";

const host = connect<ExplainPageMessage, { readonly line: string }>();

function Explain() {
  const [message, setMessage] = useState<ExplainHostMessage>();
  useEffect(() => {
    const receive = ({ data }: MessageEvent<ExplainHostMessage>) => {
      document.documentElement.lang = data.language;
      host.setState({ line: data.line });
      setMessage(data);
    };
    window.addEventListener("message", receive);
    host.postMessage({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, []);
  return message ? <Page message={message} post={(answer) => host.postMessage(answer)} /> : null;
}

const root = document.getElementById("root");
if (root) render(<Explain />, root);
