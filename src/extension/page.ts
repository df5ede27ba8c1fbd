import crypto from "node:crypto";
import { Uri, type Webview } from "vscode";
import type { App } from "./app.ts";

/**
 * The HTML of a page: one script and style sheets, all from the extension. The content security
 * policy allows nothing else: no inline script, no connection, pictures only from disk and data.
 */
export function pageHtml(app: App, webview: Webview, name: "reader" | "diagram" | "explain"): string {
  const nonce = crypto.randomBytes(16).toString("base64");
  const script = webview.asWebviewUri(app.dist("webview", `${name}.js`));
  const style = webview.asWebviewUri(Uri.joinPath(app.context.extensionUri, "media", `${name}.css`));
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource} data: blob:`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${app.language.current}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.toString()}">
</head>
<body><div id="root"></div><script nonce="${nonce}" src="${script.toString()}"></script></body>
</html>`;
}

/** A tab takes a picture as it is: `currentColor` would be black on a dark tab. */
export function tabIcon(app: App): { light: Uri; dark: Uri } {
  const media = (name: string) => Uri.joinPath(app.context.extensionUri, "media", name);
  return { light: media("tab-light.svg"), dark: media("tab-dark.svg") };
}

/** Folders that a page may load files from, beside those of the extension. */
export function resourceRoots(app: App, ...more: Uri[]): Uri[] {
  return [app.dist(), Uri.joinPath(app.context.extensionUri, "media"), ...more];
}
