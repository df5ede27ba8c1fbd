import type { Finding, Text } from "#kit";

/** Who listens: the rest of a sentence says what it does not hear. */
export const ANN = ["The first client", "第一个客户端"] as const;
export const BOB = ["The second client", "第二个客户端"] as const;
export const CAT = ["The third client", "第三个客户端"] as const;

export const LINES_LOOK: Text = {
  en: "recv() returns any piece of the stream: keep what has not ended yet, for each client separately, and pass on every line that has",
  "zh-cn": "recv() 返回的是字节流的任意一段：没结束的部分按客户端分别留着，凡是完整的行都要转发",
};

export const LEAVES_LOOK: Text = {
  en: "read what is there before you believe the hang-up; on 0 close the client, and forget the line that it has not ended",
  "zh-cn": "先把数据读完再处理挂断；读到 0 就关闭连接，没说完的半行丢弃",
};

export const HELD_LOOK: Text = {
  en: "send() to a client that does not read: it must neither block nor be repeated until it succeeds",
  "zh-cn": "对不读数据的客户端调用 send()：不能阻塞，也不能反复重试到成功为止",
};

export const DROPPED_LOOK: Text = {
  en: "what send() did not take: keep it in the client's queue, ask for POLLOUT, and send it on from there, in order",
  "zh-cn": "send() 没有收下的部分：放进该客户端的队列，等待 POLLOUT，再按顺序接着发",
};

export const FLOOD_LOOK: Text = {
  en: "a client whose line is full and has not ended: disconnect it, and pass on nothing of that line",
  "zh-cn": "某个客户端的行缓冲区满了还没有换行：断开它，这一行的内容一点也不转发",
};

/** A client was thrown out although little waited for it. */
export function thrownOut(waiting: string): Finding {
  return {
    expected: { en: "that up to 65,536 bytes wait for it in the program", "zh-cn": "程序最多为它积压 65,536 字节" },
    saw: {
      en: `its connection was closed when about ${waiting} bytes waited in the program`,
      "zh-cn": `程序里大约积压了 ${waiting} 字节时，它的连接被关闭了`,
    },
    look: DROPPED_LOOK,
  };
}

/** Too much waits for a client. */
export function unbounded(most: string): Finding {
  return {
    expected: {
      en: `that it is disconnected when more than ${most} bytes would have to wait`,
      "zh-cn": `积压将超过 ${most} 字节时断开它`,
    },
    look: {
      en: "what limits the queue of a client: without a limit, one who does not read takes all the memory",
      "zh-cn": "客户端的队列有没有上限：没有上限，一个不读数据的客户端就能占光内存",
    },
  };
}
