import { replaces, type Rule } from "./rule.ts";

/** The size has been ignored since Linux 2.6.8; close-on-exec keeps the instance from programs that are executed. */
export const epollCreate: Rule = ({ name, args }) => {
  if (name !== "epoll_create" || args.length !== 1) return undefined;
  const newText = "epoll_create1(EPOLL_CLOEXEC)";
  return { title: replaces(name, "epoll_create1"), newText, headers: ["sys/epoll.h"] };
};
