import type { Finding, SlowReaderWords, Text } from "#kit";

/** Where to look when a client that does not read is served badly. */
export const SLOW_READER: SlowReaderWords = {
  held: {
    en: "send() that blocks, or is repeated until it has sent all: keep the rest, and go back to select()",
    "zh-cn": "send() 是否会阻塞，或者反复调用直到发完：应该留下剩余部分，回到 select()",
  },
  dropped: {
    en: "what send() did not take: keep it, and put the descriptor into the set for writing",
    "zh-cn": "send() 没有收下的部分：留下来，并把描述符放进写集合",
  },
  stalled: {
    en: "which of the two sets the descriptor is in once its data is sent",
    "zh-cn": "数据发完之后，描述符被放进了哪个集合",
  },
};

export const LEFT_IN_SET: Text = {
  en: "a closed descriptor that is still in a set: select() fails with EBADF for all of them",
  "zh-cn": "已关闭的描述符还留在集合里：select() 会整个以 EBADF 失败",
};

export const SPINS: Text = {
  en: "an idle socket in the set for writing, which is always ready, or a time-out of zero",
  "zh-cn": "空闲的套接字是否还在写集合里（它一直就绪），或者超时为零",
};

export const OVERRUN: Text = {
  en: "FD_SET() with a descriptor of FD_SETSIZE or more writes behind the set: compare first, and close what does not fit",
  "zh-cn": "用 FD_SETSIZE 及以上的描述符调用 FD_SET() 会写到集合之外：先比较，放不下的就关闭",
};

export const FIXED_SIZE: Text = {
  en: "what the limit is compared with: the descriptor against FD_SETSIZE, not the number of clients against some other",
  "zh-cn": "比较的是什么：应该用描述符和 FD_SETSIZE 比，而不是用客户端个数和别的数比",
};

/** What the server does while connections wait to be accepted. */
export function queued(waiting: number, doing: Text): Text {
  return {
    en: `${waiting} connections wait in the accept queue while the server ${doing.en}`,
    "zh-cn": `全连接队列里有 ${waiting} 个连接在等，而服务器${doing["zh-cn"]}`,
  };
}

/** A descriptor that is too large is kept, or nobody accepts any more. */
export function unfit(fd: number | undefined, waiting: number, doing: Text): Finding {
  return {
    expected: {
      en: "that it accepts, sees that the descriptor is FD_SETSIZE (1024) or more, and closes it at once",
      "zh-cn": "接受连接，发现描述符不小于 FD_SETSIZE（1024），立即关闭",
    },
    saw:
      fd === undefined ? queued(waiting, doing) : { en: `the server ${doing.en}`, "zh-cn": `服务器${doing["zh-cn"]}` },
    look: OVERRUN,
  };
}

export const FULL: Text = {
  en: "accept() that returns -1 with EMFILE: the connection stays in the queue, and the listener stays ready",
  "zh-cn": "accept() 返回 -1 且 errno 为 EMFILE 的情形：连接仍在队列里，监听描述符一直就绪",
};
