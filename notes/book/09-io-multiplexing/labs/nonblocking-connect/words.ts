import type { Text } from "#kit";

export const EINPROGRESS_LOOK: Text = {
  en: "connect() that returns -1 with EINPROGRESS: wait until the socket is writable (POLLOUT), which it is as soon as the attempt has ended",
  "zh-cn": "connect() 返回 -1 且 errno 为 EINPROGRESS 之后：等到套接字可写（POLLOUT），连接一有结果它就可写",
};

export const SO_ERROR_LOOK: Text = {
  en: "a failed attempt makes the socket writable as well; getsockopt() with SO_ERROR tells how it ended",
  "zh-cn": "连接失败时套接字同样可写；用 getsockopt() 读 SO_ERROR 才知道结果",
};

export const NON_BLOCKING: Text = {
  en: "a blocking connect() waits until the kernel gives up, after a minute or more; make the socket non-blocking before",
  "zh-cn": "阻塞的 connect() 会一直等到内核放弃，要一分多钟甚至更久；先把套接字设为非阻塞",
};

export const UNIT: Text = {
  en: "the unit of the time-out: poll() and epoll_wait() count milliseconds, a struct timeval seconds and microseconds",
  "zh-cn": "超时的单位：poll() 和 epoll_wait() 用毫秒，struct timeval 用秒和微秒",
};

export const CLOCK: Text = {
  en: "EINTR: compute what is left until a deadline that was fixed once, by CLOCK_MONOTONIC, and wait for that",
  "zh-cn": "EINTR 的处理：截止时刻用 CLOCK_MONOTONIC 算一次就固定下来，被打断后只等剩下的时间",
};

/** What to look at when the socket that was handed over does not block. */
export function flagsText(flags: number | undefined): Text {
  const [en, zh] =
    flags === undefined ? ["", ""] : [`its flags are 0${flags.toString(8)}: `, `它的标志是 0${flags.toString(8)}：`];
  return {
    en: `${en}once connected, take O_NONBLOCK (04000) away with fcntl(F_SETFL), and leave the other flags as they are`,
    "zh-cn": `${zh}连上之后用 fcntl(F_SETFL) 去掉 O_NONBLOCK（04000），其他标志保持不变`,
  };
}
