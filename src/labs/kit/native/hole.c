/*
 * hole: a port of 127.0.0.1 that does not answer, neither yes nor no.
 *
 *   hole
 *
 * It listens with room for a single connection and takes that place itself, so that the kernel drops
 * the SYN of everybody else. After a line on standard input it makes room; whoever connects next gets
 * "hello" and the end. It ends at the end of its input.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int checked(int result, const char *what)
{
    if (result == -1) {
        perror(what);
        exit(125);
    }
    return result;
}

int main(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int listener = checked(socket(AF_INET, SOCK_STREAM, 0), "socket");
    checked(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
    checked(getsockname(listener, (struct sockaddr *)&address, &size), "getsockname");
    checked(listen(listener, 0), "listen");
    int own = checked(socket(AF_INET, SOCK_STREAM, 0), "socket");
    checked(connect(own, (struct sockaddr *)&address, sizeof address), "connect");

    char line[16];
    if (read(STDIN_FILENO, line, sizeof line) <= 0)
        return 0;
    close(checked(accept(listener, NULL, NULL), "accept"));
    int guest = checked(accept(listener, NULL, NULL), "accept");
    dprintf(guest, "hello\n");
    close(guest);
    while (read(STDIN_FILENO, line, sizeof line) > 0)
        ;
    return 0;
}
