/* A chat room with poll(). The listening part is done; the rest is yours. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 200, LONGEST = 1024, QUEUE = 65536 };

static void die(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static int listen_on(int port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd == -1)
        die("socket");
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    if (bind(fd, (struct sockaddr *)&address, sizeof address) == -1)
        die("bind");
    if (listen(fd, SOMAXCONN) == -1)
        die("listen");
    return fd;
}

int main(int argc, char **argv)
{
    int listener = listen_on(argc > 1 ? atoi(argv[1]) : 9000);
    struct pollfd watch[MOST + 1] = { { .fd = listener, .events = POLLIN } };
    nfds_t count = 1;
    for (;;) {
        if (poll(watch, count, -1) == -1) {
            if (errno == EINTR)
                continue;
            die("poll");
        }
        /* TODO: a client is ready: collect what it says until a line of LONGEST bytes at most is
         *       whole, and pass it on to all the others. What send() does not take waits in a queue
         *       of that client, of QUEUE bytes at most, for POLLOUT. */
        /* TODO: the listener is ready: accept, and give the client an entry of its own. */
    }
}
