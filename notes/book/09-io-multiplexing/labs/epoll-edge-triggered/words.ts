/** What the check of the slow reader says, depending on what it sees. */
import type { Text } from "#kit";

export const DROPPED: Text = {
  en: "the server has read everything and waits; what send() did not take is gone",
  "zh-cn": "服务器已经读完并在等待；send() 没有收下的部分丢了",
};

export const DROPPED_LOOK: Text = {
  en: "what send() did not take, and who sends it when EPOLLOUT comes",
  "zh-cn": "send() 没有收下的部分，以及 EPOLLOUT 到来时由谁发送",
};

export const STALLED_LOOK: Text = {
  en: "after the rest was sent on EPOLLOUT, read on: the edge for what arrived meanwhile is long past",
  "zh-cn": "EPOLLOUT 到来、剩余部分发完之后要接着读：其间到达的数据不会再次通知",
};

/** With its thousands apart, as 65,536. */
export function number(value: number): string {
  return value.toLocaleString("en");
}
