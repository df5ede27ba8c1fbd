/* An echo server on one thread: hover the calls, flags and fields; complete after the `|`. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static void set_nonblocking(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

static int open_listener(unsigned short port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) == -1 || listen(fd, SOMAXCONN) == -1) {
        perror("listen");
        exit(EXIT_FAILURE);
    }
    return fd;
}

static void watch(int epfd, int fd)
{
    set_nonblocking(fd);
    struct epoll_event event = { .events = EPOLLIN | EPOLLET, .data.fd = fd };
    epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &event);
}

static void accept_all(int epfd, int listener)
{
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        if (fd == -1)
            return;
        watch(epfd, fd);
    }
}

static void echo(int fd)
{
    char buffer[4096];
    for (;;) {
        ssize_t n = recv(fd, buffer, sizeof buffer, 0);
        if (n == -1 && errno == EAGAIN)
            return;
        if (n <= 0) {
            close(fd);
            return;
        }
        send(fd, buffer, (size_t)n, MSG_NOSIGNAL);
    }
}

int main(void)
{
    int listener = open_listener(9000);
    int epfd = epoll_create1(EPOLL_CLOEXEC);
    watch(epfd, listener);
    struct epoll_event events[16];
    for (;;) {
        int n = epoll_wait(epfd, events, 16, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd == listener)
                accept_all(epfd, listener);
            else
                echo(events[i].data.fd);
        }
    }
}
