/**
 * The system calls in which a program may sleep, each with the C function by which a learner knows
 * it. The same function is another call on another machine: arm64 has no epoll_wait.
 */
const TABLES: Readonly<Record<string, string>> = {
  x64: `0 read 1 write 7 poll 19 readv 20 writev 23 select 34 pause 35 nanosleep 40 sendfile 42 connect 43 accept
    44 send 45 recv 46 sendmsg 47 recvmsg 61 waitpid 65 semop 69 msgsnd 70 msgrcv 72 fcntl 73 flock 128 sigwait
    130 sigsuspend 202 futex 230 sleep 232 epoll_wait 243 mq_receive 247 waitid 270 select 271 poll 275 splice
    276 tee 281 epoll_wait 288 accept 441 epoll_wait`,
  arm64: `22 epoll_wait 25 fcntl 32 flock 63 read 64 write 65 readv 66 writev 71 sendfile 72 select 73 poll 76 splice
    77 tee 95 waitid 98 futex 101 nanosleep 115 sleep 133 sigsuspend 137 sigwait 183 mq_receive 188 msgrcv
    189 msgsnd 193 semop 202 accept 203 connect 206 send 207 recv 211 sendmsg 212 recvmsg 242 accept 260 waitpid
    441 epoll_wait`,
};

const FUNCTIONS = new Map(
  [...(TABLES[process.arch] ?? "").matchAll(/(\d+) (\w+)/g)].map(([, number, name]) => [Number(number), name]),
);

/** The function that makes a system call, where that is known. */
export function functionOf(number: number): string | undefined {
  return FUNCTIONS.get(number);
}

/** Whether this is the name of a function that `functionOf` knows, and not one of the kernel's own. */
export function isFunction(name: string): boolean {
  return [...FUNCTIONS.values()].includes(name);
}

/** Other names under which a program may call the same. */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  recv: ["recv", "read", "recvfrom"],
  read: ["read", "recv", "fgets", "getline"],
  send: ["send", "write", "sendto"],
  write: ["write", "send"],
  accept: ["accept", "accept4"],
  select: ["select", "pselect"],
  poll: ["poll", "ppoll"],
  epoll_wait: ["epoll_wait", "epoll_pwait", "epoll_pwait2"],
  waitpid: ["waitpid", "wait", "wait4"],
  sleep: ["sleep", "usleep", "nanosleep", "clock_nanosleep"],
};
