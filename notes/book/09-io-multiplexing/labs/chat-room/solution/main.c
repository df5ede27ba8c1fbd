/* A chat room with poll(): what one says in a line, all the others hear. */
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

struct client {
    int fd;
    int is_leaving; /* Has said everything, and stays until it was sent what waits for it. */
    int is_gone;    /* Is closed at the end of the round. */
    size_t said;    /* Bytes in line, which has not ended yet. */
    size_t waiting; /* Bytes in queue, which are to be sent to it. */
    char line[LONGEST];
    char queue[QUEUE];
};

static struct client *clients[MOST];
static int count;

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

/* A full room does not watch the listener: a negative descriptor leaves the entry out. */
static int wait_for_work(int listener, struct pollfd *watch)
{
    watch[0] = (struct pollfd){ .fd = count < MOST ? listener : -1, .events = POLLIN };
    for (int i = 0; i < count; i++) {
        short hears = clients[i]->is_leaving ? 0 : POLLIN;
        short sends = clients[i]->waiting > 0 ? POLLOUT : 0;
        watch[i + 1] = (struct pollfd){ .fd = clients[i]->fd, .events = (short)(hears | sends) };
    }
    return poll(watch, (nfds_t)count + 1, -1);
}

static void accept_one(int listener)
{
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd == -1)
        return;
    struct client *client = calloc(1, sizeof *client);
    if (!client) {
        close(fd);
        return;
    }
    client->fd = fd;
    clients[count++] = client;
}

/* Whether a call that returned -1 only has to be made again later. */
static int is_harmless(int error)
{
    return error == EAGAIN || error == EINTR;
}

/* Sends what the socket takes; the rest moves to the front of the queue. */
static void send_some(struct client *client)
{
    ssize_t n = send(client->fd, client->queue, client->waiting, MSG_NOSIGNAL);
    if (n == -1) {
        client->is_gone = !is_harmless(errno);
        return;
    }
    client->waiting -= (size_t)n;
    memmove(client->queue, client->queue + n, client->waiting);
}

/* A client for whom too much would wait has to go; nobody waits for it. */
static void tell(struct client *client, const char *text, size_t length)
{
    if (length > QUEUE - client->waiting) {
        client->is_gone = 1;
        return;
    }
    memcpy(client->queue + client->waiting, text, length);
    client->waiting += length;
    send_some(client);
}

static void tell_others(const struct client *speaker, const char *text, size_t length)
{
    for (int i = 0; i < count; i++)
        if (clients[i] != speaker && !clients[i]->is_leaving && !clients[i]->is_gone)
            tell(clients[i], text, length);
}

/* Reads once, and passes on the lines that are whole now. */
static void hear(struct client *client)
{
    ssize_t n = recv(client->fd, client->line + client->said, LONGEST - client->said, 0);
    if (n == -1) {
        client->is_gone = !is_harmless(errno);
        return;
    }
    client->is_leaving = n == 0;
    client->said += (size_t)n;
    char *last = memrchr(client->line, '\n', client->said);
    if (!last) {
        client->is_gone = client->said == LONGEST;
        return;
    }
    size_t whole = (size_t)(last + 1 - client->line);
    tell_others(client, client->line, whole);
    client->said -= whole;
    memmove(client->line, client->line + whole, client->said);
}

static void serve(struct client *client, short happened)
{
    if ((happened & ~POLLIN) && client->waiting > 0 && !client->is_gone)
        send_some(client);
    if ((happened & ~POLLOUT) && !client->is_leaving && !client->is_gone)
        hear(client);
}

static void remove_gone(void)
{
    for (int i = count - 1; i >= 0; i--) {
        struct client *client = clients[i];
        if (!client->is_gone && !(client->is_leaving && client->waiting == 0))
            continue;
        close(client->fd);
        free(client);
        clients[i] = clients[--count];
    }
}

int main(int argc, char **argv)
{
    int listener = listen_on(argc > 1 ? atoi(argv[1]) : 9000);
    for (;;) {
        struct pollfd watch[MOST + 1];
        if (wait_for_work(listener, watch) == -1) {
            if (errno == EINTR)
                continue;
            die("poll");
        }
        for (int i = 0; i < count; i++)
            serve(clients[i], watch[i + 1].revents);
        remove_gone();
        /* Last, because a newcomer has no entry in this round. */
        if (watch[0].revents)
            accept_one(listener);
    }
}
