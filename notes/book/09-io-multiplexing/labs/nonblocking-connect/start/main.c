/* Connects, but not for longer than it is told. Everything is done but connect_within(). */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECTED = 0, FAILED = 1, TIMED_OUT = 2 };

/* Returns a connected socket, or -1 with errno set: ETIMEDOUT when the milliseconds are over. */
static int connect_within(const struct sockaddr_in *address, int ms)
{
    /* TODO: make the socket non-blocking and wait no longer than ms; the attempt may succeed, fail, or
     *       neither. The socket that is returned blocks, and one that is not returned is closed. */
    (void)ms;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd == -1)
        return -1;
    if (connect(fd, (const struct sockaddr *)address, sizeof *address) == -1)
        return -1;
    return fd;
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
