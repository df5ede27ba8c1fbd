/** The texts that are measured: small and huge, C and shell, made up so that nothing has to be shipped. */
import type { Position } from "../../src/core/document.ts";

export interface Sample {
  readonly name: string;
  readonly file: string;
  readonly language: "c" | "shellscript";
  readonly text: string;
  readonly hover: Position;
  readonly completion: Position;
  /** A line near the hover, at whose beginning a letter is typed and taken back. */
  readonly edit: number;
}

const HEAD = "#include <sys/epoll.h>\n#include <sys/socket.h>\n#include <unistd.h>\n\n";

/** Twenty lines with calls, comments, strings and fields, as a server has them. */
function cFunction(number: number): string {
  return `/* Serves connection ${number}: "quoted" and it's fine. */
static int serve_${number}(int epfd, struct epoll_event *event)
{
    char buffer[4096];
    int fd = event->data.fd;
    for (;;) {
        ssize_t n = recv(fd, buffer, sizeof buffer, 0);
        if (n <= 0) {
            // gone
            close(fd);
            return -1;
        }
        send(fd, buffer, (size_t)n, MSG_NOSIGNAL);
        if (buffer[0] == '\\n')
            break;
    }
    struct epoll_event again = { .events = EPOLLIN | EPOLLET, .data.fd = fd };
    return epoll_ctl(epfd, EPOLL_CTL_MOD, fd, &again);
}
`;
}

function cSample(name: string, functions: number): Sample {
  const text = HEAD + Array.from({ length: functions }, (_, index) => cFunction(index)).join("\n");
  const last = 4 + (functions - 1) * 20;
  return {
    name,
    file: `${functions}.c`,
    language: "c",
    text,
    hover: { line: last + 6, character: 21 },
    completion: { line: last + 18, character: 31 },
    edit: last + 4,
  };
}

const SHELL = [
  "# Archives and lists.",
  'for file in "$@"; do',
  '  tar -zcvf "$file.tar.gz" "$file" 2>/dev/null || exit 1',
  "done",
  "ls -lhtr /tmp | grep -v '^total' > list.txt",
  "chmod -R u=rwX,go=rX public",
  'echo "status $?"',
];

function shellSample(name: string, blocks: number): Sample {
  const text = `#!/bin/bash\n${Array.from({ length: blocks }, () => SHELL.join("\n")).join("\n")}\n`;
  const last = 1 + (blocks - 1) * SHELL.length;
  return {
    name,
    file: `${blocks}.sh`,
    language: "shellscript",
    text,
    hover: { line: last + 5, character: 7 },
    completion: { line: last + 4, character: 4 },
    edit: last + 3,
  };
}

export const FILES: readonly Sample[] = [
  cSample("small C", 5),
  cSample("large C", 10_000),
  shellSample("small shell", 7),
  shellSample("large shell", 4300),
];
