import type { ConstantEntry, Entry, ErrnoEntry, Family, FunctionEntry, Param } from "../../../src/core/knowledge.ts";
import { Library } from "../../../src/core/library.ts";
import { parametersOf } from "../../../src/build/signature.ts";

type Details = Partial<Pick<FunctionEntry, "errors" | "kind" | "header">> & { params?: Record<string, Partial<Param>> };

function call(signature: string, header: string | undefined, details: Details = {}): FunctionEntry {
  const name = /(\w+)\(/.exec(signature)?.[1] ?? "";
  const params = parametersOf(signature, name).map((param) => ({
    name: param.name,
    text: `About ${param.name}.`,
    ...details.params?.[param.name],
  }));
  return {
    kind: details.kind ?? "function",
    name,
    ...(header !== undefined && { header }),
    signature,
    summary: `What ${name} does.`,
    params,
    errors: details.errors ?? {},
  };
}

function family(
  name: string,
  header: string,
  members: Record<string, string>,
  users: readonly string[] = [],
): [Family, ...ConstantEntry[]] {
  const entries = Object.entries(members).map(([member, summary]): ConstantEntry => ({
    kind: "constant",
    name: member,
    header,
    summary,
    family: name,
    value: "1",
  }));
  return [{ name, title: name, combine: "or", members: Object.keys(members), users }, ...entries];
}

function error(name: string, value: string): ErrnoEntry {
  return {
    kind: "errno",
    name,
    value,
    header: "errno.h",
    summary: `General meaning of ${name}.`,
    message: name,
    remedy: "Look.",
  };
}

const families = [
  family(
    "epoll_events",
    "sys/epoll.h",
    {
      EPOLLIN: "There is data to read.",
      EPOLLOUT: "There is room.",
      EPOLLET: "Edge-triggered.",
    },
    ["epoll_event"],
  ),
  family("epoll_ops", "sys/epoll.h", { EPOLL_CTL_ADD: "Adds it.", EPOLL_CTL_MOD: "Changes it." }),
  family("domains", "sys/socket.h", { AF_INET: "IPv4.", AF_UNIX: "This machine." }),
  family("types", "sys/socket.h", { SOCK_STREAM: "A byte stream.", SOCK_NONBLOCK: "Never blocks." }),
  family("open_flags", "fcntl.h", {
    O_RDWR: "Read and write.",
    O_CREAT: "Creates the file.",
    O_NONBLOCK: "Never blocks.",
  }),
  family("commands", "fcntl.h", { F_SETFL: "Sets the flags.", F_GETFL: "Gets the flags." }),
  family("signals", "signal.h", { SIGINT: "Ctrl-C.", SIGPIPE: "Nobody reads." }),
];

const entries: Entry[] = [
  call("int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)", "sys/epoll.h", {
    params: {
      maxevents: { here: "at most {} events" },
      timeout: { values: { "-1": "waits without limit", "0": "returns at once" }, reads: "milliseconds" },
    },
    errors: { EINTR: "A signal came first." },
  }),
  call("long __builtin_expect(long exp, long c)", undefined),
  call("int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)", "sys/epoll.h", {
    params: { op: { accepts: ["epoll_ops"] } },
  }),
  call("int socket(int domain, int type, int protocol)", "sys/socket.h", {
    params: {
      domain: { accepts: ["domains"] },
      type: { accepts: ["types"] },
      protocol: { values: { "0": "the usual protocol" } },
    },
  }),
  call("ssize_t recv(int sockfd, void *buf, size_t len, int flags)", "sys/socket.h", {
    errors: { EAGAIN: "Nothing has arrived.", EINTR: "A signal." },
  }),
  call("ssize_t send(int sockfd, const void *buf, size_t len, int flags)", "sys/socket.h", {
    errors: { EAGAIN: "The buffer is full.", EPIPE: "Nobody reads." },
  }),
  call("int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen)", "sys/socket.h", {
    errors: { EAGAIN: "Nobody waits." },
  }),
  call("int open(const char *pathname, int flags, ...)", "fcntl.h", {
    params: { flags: { accepts: ["open_flags"] }, "...": { reads: "mode" } },
  }),
  call("int fcntl(int fd, int cmd, ...)", "fcntl.h", {
    params: { cmd: { accepts: ["commands"] }, "...": { accepts: ["open_flags"] } },
  }),
  call("uint16_t htons(uint16_t hostshort)", "arpa/inet.h", { params: { hostshort: { reads: "port" } } }),
  call("int close(int fd)", "unistd.h"),
  call("int stat(const char *pathname, struct stat *statbuf)", "sys/stat.h"),
  call("struct hostent *gethostbyname(const char *name)", "netdb.h"),
  call("FD_SET(int fd, fd_set *set)", "sys/select.h", { kind: "macro" }),
  call("int sigaction(int signum, const struct sigaction *act, struct sigaction *oldact)", "signal.h", {
    params: { signum: { accepts: ["signals"] } },
  }),
  call("time_t time(time_t *tloc)", "time.h"),
  ...families.flatMap(([, ...members]) => members),
  ...["EAGAIN", "EINTR", "EPIPE"].map((name, index) => error(name, String(index + 1))),
  {
    kind: "struct",
    tag: "struct",
    name: "epoll_event",
    header: "sys/epoll.h",
    summary: "A report.",
    fields: [
      { name: "events", type: "uint32_t", text: "The mask of events.", accepts: ["epoll_events"] },
      { name: "data", type: "epoll_data_t", text: "Yours." },
    ],
  },
  {
    kind: "struct",
    tag: "typedef",
    name: "epoll_data_t",
    header: "sys/epoll.h",
    summary: "A union.",
    fields: [
      { name: "fd", type: "int", text: "A descriptor." },
      { name: "ptr", type: "void *", text: "A pointer." },
    ],
  },
  {
    kind: "struct",
    tag: "struct",
    name: "sockaddr_in",
    header: "netinet/in.h",
    summary: "An address.",
    fields: [
      { name: "sin_family", type: "sa_family_t", text: "Always AF_INET.", accepts: ["domains"] },
      { name: "sin_port", type: "in_port_t", text: "The port." },
      { name: "sin_addr", type: "struct in_addr", text: "The address." },
    ],
  },
  {
    kind: "struct",
    tag: "struct",
    name: "in_addr",
    header: "netinet/in.h",
    summary: "An address.",
    fields: [{ name: "s_addr", type: "in_addr_t", text: "Four bytes." }],
  },
  {
    kind: "struct",
    tag: "struct",
    name: "stat",
    header: "sys/stat.h",
    summary: "About a file.",
    fields: [{ name: "st_size", type: "off_t", text: "Its size." }],
  },
  {
    kind: "struct",
    tag: "struct",
    name: "hostent",
    header: "netdb.h",
    summary: "A host.",
    fields: [{ name: "h_addr_list", type: "char **", text: "Addresses." }],
  },
  {
    kind: "struct",
    tag: "struct",
    name: "sigaction",
    header: "signal.h",
    summary: "What to do.",
    fields: [{ name: "sa_handler", type: "void (*)(int)", text: "The handler." }],
  },
  { kind: "struct", tag: "typedef", name: "fd_set", header: "sys/select.h", summary: "A set.", fields: [] },
  { kind: "type", name: "size_t", header: "stddef.h", summary: "A size." },
  { kind: "type", name: "socklen_t", header: "sys/socket.h", summary: "A length." },
  { kind: "variable", name: "errno", type: "int", header: "errno.h", summary: "The last error." },
  { kind: "header", name: "sys/epoll.h", header: "sys/epoll.h", summary: "Declares epoll." },
  { kind: "header", name: "sys/socket.h", header: "sys/socket.h", summary: "Declares sockets." },
];

export const library = new Library({
  language: "en",
  entries,
  families: families.map(([set]) => set),
  commands: [],
  cpp: [],
  values: [],
  titles: {},
});
