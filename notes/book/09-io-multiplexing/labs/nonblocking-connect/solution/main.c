/* Connects, but not for longer than it is told: a non-blocking connect() and a wait with a deadline. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CONNECTED = 0, FAILED = 1, TIMED_OUT = 2 };

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Sleeps until the attempt has ended; a signal does not move the deadline. Returns 0 or an errno value. */
static int wait_for_attempt(int fd, long long deadline)
{
    struct pollfd attempt = { .fd = fd, .events = POLLOUT };
    for (;;) {
        long long left = deadline - now_ms();
        int n = poll(&attempt, 1, left > 0 ? (int)left : 0);
        if (n == 1)
            break;
        if (n == 0)
            return ETIMEDOUT;
        if (errno != EINTR)
            return errno;
    }
    int error;
    socklen_t size = sizeof error;
    if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == -1)
        return errno;
    return error;
}

static int make_blocking(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    if (flags == -1 || fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == -1)
        return errno;
    return 0;
}

/* Returns a connected socket, or -1 with errno set: ETIMEDOUT when the milliseconds are over. */
static int connect_within(const struct sockaddr_in *address, int ms)
{
    long long deadline = now_ms() + ms;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd == -1)
        return -1;
    int error = 0;
    if (connect(fd, (const struct sockaddr *)address, sizeof *address) == -1)
        error = errno == EINPROGRESS ? wait_for_attempt(fd, deadline) : errno;
    if (error == 0)
        error = make_blocking(fd);
    if (error == 0)
        return fd;
    close(fd);
    errno = error;
    return -1;
}

/* SIGUSR1 asks for a sign of life. It also interrupts whatever the program sleeps in. */
static void show_life(int signal)
{
    (void)signal;
    int saved = errno;
    if (write(STDERR_FILENO, "still here\n", 11) == -1)
        _exit(FAILED);
    errno = saved;
}

/* Prints what the server sends, until it has finished. */
static int copy_to_output(int fd)
{
    char data[4096];
    ssize_t n;
    while ((n = read(fd, data, sizeof data)) != 0) {
        if (n == -1 && errno == EINTR)
            continue;
        if (n == -1) {
            perror("read");
            return FAILED;
        }
        fwrite(data, 1, (size_t)n, stdout);
    }
    return CONNECTED;
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = { .sin_family = AF_INET };
    if (argc != 4 || inet_pton(AF_INET, argv[1], &address.sin_addr) != 1) {
        fprintf(stderr, "usage: %s ADDRESS PORT MILLISECONDS\n", argv[0]);
        return FAILED;
    }
    address.sin_port = htons((uint16_t)atoi(argv[2]));
    struct sigaction action = { .sa_handler = show_life, .sa_flags = SA_RESTART };
    sigaction(SIGUSR1, &action, NULL);
    setvbuf(stdout, NULL, _IOLBF, 0);

    int fd = connect_within(&address, atoi(argv[3]));
    if (fd == -1) {
        int error = errno;
        puts(error == ETIMEDOUT ? "timed out" : strerror(error));
        return error == ETIMEDOUT ? TIMED_OUT : FAILED;
    }
    puts("connected");
    return copy_to_output(fd);
}
