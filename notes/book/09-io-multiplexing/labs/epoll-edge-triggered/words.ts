import type { SlowReaderWords } from "#kit";

/** Where to look when a client that does not read is served badly. */
export const SLOW_READER: SlowReaderWords = {
  held: {
    en: "send() that answers EAGAIN: keep the rest, and go back to epoll_wait()",
    "zh-cn": "send() 返回 EAGAIN 时：留下剩余部分，回到 epoll_wait()",
  },
  dropped: {
    en: "what send() did not take, and who sends it when EPOLLOUT comes",
    "zh-cn": "send() 没有收下的部分，以及 EPOLLOUT 到来时由谁发送",
  },
  stalled: {
    en: "after the rest was sent on EPOLLOUT, read on: the edge for what arrived meanwhile is long past",
    "zh-cn": "EPOLLOUT 到来、剩余部分发完之后要接着读：其间到达的数据不会再次通知",
  },
};
