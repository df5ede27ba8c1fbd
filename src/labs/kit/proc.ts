/** What the kernel tells about a process under /proc: states, descriptors, sockets, epoll instances. */
import fs from "node:fs";
import { functionOf } from "./syscalls.ts";

export interface ProcessState {
  /** `R`, `S`, `D`, `T`, `t`, `Z`. */
  readonly state: string;
  readonly parent: number;
  /** Time on the processor so far, in milliseconds. */
  readonly cpuMs: number;
  readonly threads: number;
  /** Whether it is on its way out: its descriptors may be closed already, though it is no zombie yet. */
  readonly exiting: boolean;
}

export interface Socket {
  /** The descriptor in the process; -1 for a connection that no descriptor of it refers to. */
  readonly fd: number;
  readonly state: string;
  readonly localPort: number;
  readonly remotePort: number;
  readonly receiveQueue: number;
  readonly sendQueue: number;
}

export interface Watch {
  readonly epoll: number;
  readonly fd: number;
  /** The mask as registered; a one-shot that has fired has none of its events left. */
  readonly events: number;
}

export const EPOLLIN = 0x1;
export const EPOLLOUT = 0x4;
export const EPOLLONESHOT = 0x40000000;
export const EPOLLET = 0x80000000;
export const O_NONBLOCK = 0o4000;

const STATES = [
  "",
  "ESTABLISHED",
  "SYN_SENT",
  "SYN_RECV",
  "FIN_WAIT1",
  "FIN_WAIT2",
  "TIME_WAIT",
  "CLOSE",
  "CLOSE_WAIT",
  "LAST_ACK",
  "LISTEN",
  "CLOSING",
];
/** The kernel counts processor time in ticks of a hundredth of a second. */
const MS_PER_TICK = 10;
/** A flag of the kernel's task, from include/linux/sched.h. */
const PF_EXITING = 0x4;

/** The text of a file; empty when it cannot be read, as when the process is gone. */
export function read(file: string): string {
  try {
    return fs.readFileSync(file, "latin1");
  } catch {
    return "";
  }
}

export function stateOf(pid: number): ProcessState | undefined {
  const text = read(`/proc/${pid}/stat`);
  const end = text.lastIndexOf(")");
  if (end < 0) return undefined;
  const fields = text.slice(end + 2).split(" ");
  const number = (index: number) => Number(fields[index]);
  return {
    state: fields[0] ?? "",
    parent: number(1),
    cpuMs: (number(11) + number(12)) * MS_PER_TICK,
    threads: number(17),
    exiting: (number(6) & PF_EXITING) !== 0,
  };
}

/**
 * The function in which the process sleeps, such as `epoll_wait`; empty when it runs, undefined when it is gone.
 * Where the kernel does not tell the system call, the name is the kernel's own, such as `do_epoll_wait`.
 */
export function blockedIn(pid: number): string | undefined {
  const call = read(`/proc/${pid}/syscall`);
  const state = stateOf(pid)?.state;
  if (state === undefined || state === "Z") return undefined;
  if (state === "R" || call.startsWith("running")) return "";
  const kernel = read(`/proc/${pid}/wchan`);
  return functionOf(Number(call.split(" ")[0] || -1)) ?? (kernel === "0" ? "" : kernel);
}

/** Descendants that have ended and that nobody has waited for. */
export function zombies(pid: number): number[] {
  return children(pid).filter((child) => stateOf(child)?.state === "Z");
}

export function children(pid: number): number[] {
  return fs
    .readdirSync("/proc")
    .map(Number)
    .filter((candidate) => candidate > 0 && stateOf(candidate)?.parent === pid);
}

/** Descriptor number to what it refers to: `socket:[1234]`, `anon_inode:[eventpoll]`, a path. */
export function descriptors(pid: number): Map<number, string> {
  const folder = `/proc/${pid}/fd`;
  const found = new Map<number, string>();
  try {
    for (const name of fs.readdirSync(folder)) found.set(Number(name), fs.readlinkSync(`${folder}/${name}`));
  } catch {
    // The process, or the descriptor, is gone meanwhile.
  }
  return found;
}

/** The TCP sockets that a process has open, IPv4 and IPv6. */
export function sockets(pid: number): Socket[] {
  const byInode = new Map<string, number>();
  for (const [fd, target] of descriptors(pid)) {
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined) byInode.set(inode, fd);
  }
  return tcpTable(pid)
    .map(({ inode, ...socket }) => ({ ...socket, fd: byInode.get(inode) ?? -1 }))
    .filter((socket) => socket.fd >= 0);
}

/** The row of a connection between two ports, whether a descriptor refers to it or not. */
export function connection(pid: number, localPort: number, remotePort: number): Socket | undefined {
  const row = tcpTable(pid).find((socket) => socket.localPort === localPort && socket.remotePort === remotePort);
  return row && { ...row, fd: -1 };
}

/** The rows of both ends of a connection between two ports of this machine; looking through the table is costly. */
export function bothEnds(pid: number, port: number, otherPort: number): (Socket | undefined)[] {
  const rows = tcpTable(pid);
  const end = (local: number, remote: number) =>
    rows.find(({ localPort, remotePort }) => localPort === local && remotePort === remote);
  return [end(port, otherPort), end(otherPort, port)].map((row) => row && { ...row, fd: -1 });
}

function tcpTable(pid: number): (Omit<Socket, "fd"> & { inode: string })[] {
  const rows = [`/proc/${pid}/net/tcp`, `/proc/${pid}/net/tcp6`].flatMap((file) => read(file).split("\n").slice(1));
  return rows.flatMap((row) => {
    const [, local, remote, state, queues, , , , , inode] = row.trim().split(/\s+/);
    if (!local || !remote || !state || !queues || inode === undefined) return [];
    const [sent, received] = queues.split(":");
    return [
      {
        state: STATES[Number.parseInt(state, 16)] ?? state,
        localPort: portOf(local),
        remotePort: portOf(remote),
        sendQueue: Number.parseInt(sent ?? "0", 16),
        receiveQueue: Number.parseInt(received ?? "0", 16),
        inode,
      },
    ];
  });
}

function portOf(address: string): number {
  return Number.parseInt(address.slice(address.lastIndexOf(":") + 1), 16);
}

/** What each epoll instance of a process watches. */
export function watches(pid: number): Watch[] {
  return [...descriptors(pid)]
    .filter(([, target]) => target === "anon_inode:[eventpoll]")
    .flatMap(([epoll]) =>
      [...read(`/proc/${pid}/fdinfo/${epoll}`).matchAll(/tfd:\s*(\d+) events:\s*([0-9a-f]+)/g)].map((match) => ({
        epoll,
        fd: Number(match[1]),
        events: Number.parseInt(match[2] ?? "0", 16),
      })),
    );
}

/** Whether a mask has an event; EPOLLET is the sign bit, which JavaScript's `&` would make negative. */
export function hasEvent(watch: Watch, event: number): boolean {
  return (watch.events & event) !== 0;
}

/** The flags of open(2) and fcntl(2) that a descriptor has now. */
export function flagsOf(pid: number, fd: number): number {
  return Number.parseInt(/^flags:\s*(\d+)/m.exec(read(`/proc/${pid}/fdinfo/${fd}`))?.[1] ?? "0", 8);
}
