/** The one connection of a page to the extension. */
interface VsCodeApi<M, S> {
  postMessage(message: M): void;
  getState(): S | undefined;
  setState(state: S): void;
}
declare function acquireVsCodeApi(): VsCodeApi<never, never>;

/** May be called once for each page. */
export function connect<Message, State>(): VsCodeApi<Message, State> {
  return acquireVsCodeApi();
}
