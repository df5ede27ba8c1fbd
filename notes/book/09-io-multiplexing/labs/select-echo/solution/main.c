/* An echo server with select(): the sets are made anew for each call, from the clients that there are. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ROOM = 16384 };

/* What has been read from a client and not been sent back yet: bytes first to last of data. */
struct client {
    size_t first;
    size_t last;
    char data[ROOM];
};

/* By descriptor; NULL where there is none. No descriptor of FD_SETSIZE or more gets in. */
static struct client *clients[FD_SETSIZE];

/* No descriptor was left for the next connection, which keeps the listener ready all the time. */
static int is_full;

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

/*
 * A client waits either to be sent to or to be read from, never for both. When no descriptor was left,
 * the listener is left out once, for a second at most.
 */
static int wait_for_work(int listener, fd_set *readable, fd_set *writable)
{
    struct timeval second = { .tv_sec = 1 }, *limit = is_full ? &second : NULL;
    int highest = listener;
    FD_ZERO(readable);
    FD_ZERO(writable);
    if (!is_full)
        FD_SET(listener, readable);
    for (int fd = 0; fd < FD_SETSIZE; fd++) {
        if (!clients[fd])
            continue;
        FD_SET(fd, clients[fd]->first < clients[fd]->last ? writable : readable);
        if (fd > highest)
            highest = fd;
    }
    is_full = 0;
    return select(highest + 1, readable, writable, NULL, limit);
}

static void accept_one(int listener)
{
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd == -1) {
        is_full = errno == EMFILE || errno == ENFILE;
        return;
    }
    if (fd >= FD_SETSIZE || !(clients[fd] = calloc(1, sizeof *clients[fd])))
        close(fd);
}

static void drop(int fd)
{
    free(clients[fd]);
    clients[fd] = NULL;
    close(fd);
}

/* Whether a call that returned -1 only has to be made again later. */
static int is_harmless(int error)
{
    return error == EAGAIN || error == EINTR;
}

/* Sends what the socket takes; the rest stays for a later round. Returns 0 when the client is gone. */
static int send_some(int fd, struct client *client)
{
    ssize_t n = send(fd, client->data + client->first, client->last - client->first, MSG_NOSIGNAL);
    if (n == -1)
        return is_harmless(errno);
    client->first += (size_t)n;
    return 1;
}

/* Reads once: what is left makes the descriptor ready again. Returns 0 when the client is done or gone. */
static int receive_some(int fd, struct client *client)
{
    ssize_t n = recv(fd, client->data, sizeof client->data, 0);
    if (n == -1)
        return is_harmless(errno);
    client->first = 0;
    client->last = (size_t)n;
    return n > 0 && send_some(fd, client);
}

static void serve_ready(const fd_set *readable, const fd_set *writable)
{
    for (int fd = 0; fd < FD_SETSIZE; fd++) {
        struct client *client = clients[fd];
        int stays = 1;
        if (client && FD_ISSET(fd, writable))
            stays = send_some(fd, client);
        else if (client && FD_ISSET(fd, readable))
            stays = receive_some(fd, client);
        if (!stays)
            drop(fd);
    }
}

int main(int argc, char **argv)
{
    int listener = listen_on(argc > 1 ? atoi(argv[1]) : 9000);
    if (listener >= FD_SETSIZE) {
        fprintf(stderr, "descriptor %d is too large for select()\n", listener);
        return EXIT_FAILURE;
    }
    for (;;) {
        fd_set readable, writable;
        if (wait_for_work(listener, &readable, &writable) == -1) {
            if (errno == EINTR)
                continue;
            die("select");
        }
        serve_ready(&readable, &writable);
        /* Last, because the newcomer may get the number of one that has just gone. */
        if (FD_ISSET(listener, &readable))
            accept_one(listener);
    }
}
