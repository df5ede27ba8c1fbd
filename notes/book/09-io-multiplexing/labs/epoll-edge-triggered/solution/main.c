/* An edge-triggered echo server: every edge is used up before the next wait. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 64, ROOM = 16384 };

/* What has been read from a client and not been sent back yet: bytes first to last of data. */
struct client {
    int fd;
    size_t first;
    size_t last;
    char data[ROOM];
};

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

/* Both directions are registered once; with EPOLLET that costs nothing while nothing changes. */
static void watch(int epfd, int fd, void *data)
{
    struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = data };
    if (epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &event) == -1)
        die("epoll_ctl");
}

static void accept_all(int epfd, int listener)
{
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd == -1) {
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            return;
        }
        struct client *client = calloc(1, sizeof *client);
        if (!client) {
            close(fd);
            continue;
        }
        client->fd = fd;
        watch(epfd, fd, client);
    }
}

/* Sends what waits. Returns 1 when all is sent, 0 when the socket is full, -1 when the client is gone. */
static int flush(struct client *client)
{
    while (client->first < client->last) {
        ssize_t n = send(client->fd, client->data + client->first, client->last - client->first, MSG_NOSIGNAL);
        if (n == -1 && errno == EINTR)
            continue;
        if (n == -1)
            return errno == EAGAIN ? 0 : -1;
        client->first += (size_t)n;
    }
    client->first = client->last = 0;
    return 1;
}

/* Reads and sends until one of the two says EAGAIN. Returns 0 when the client is done. */
static int serve(struct client *client)
{
    for (;;) {
        int sent = flush(client);
        if (sent != 1)
            return sent == 0;
        ssize_t n = recv(client->fd, client->data, sizeof client->data, 0);
        if (n == -1 && errno == EINTR)
            continue;
        if (n == -1)
            return errno == EAGAIN;
        if (n == 0)
            return 0;
        client->last = (size_t)n;
    }
}

int main(int argc, char **argv)
{
    int listener = listen_on(argc > 1 ? atoi(argv[1]) : 9000);
    int epfd = epoll_create1(EPOLL_CLOEXEC);
    if (epfd == -1)
        die("epoll_create1");
    watch(epfd, listener, NULL);
    struct epoll_event events[EVENTS];
    for (;;) {
        int n = epoll_wait(epfd, events, EVENTS, -1);
        if (n == -1 && errno != EINTR)
            die("epoll_wait");
        for (int i = 0; i < n; i++) {
            struct client *client = events[i].data.ptr;
            if (!client) {
                accept_all(epfd, listener);
            } else if (!serve(client)) {
                close(client->fd);
                free(client);
            }
        }
    }
}
