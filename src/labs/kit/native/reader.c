/*
 * reader: a client of 127.0.0.1 that reads only when it is told.
 *
 *   reader PORT
 *
 * Its buffer and its segments are small, so that what is sent to it soon waits in the program that
 * sends. On the line "finish" it sends FIN; on the line "read" it reads to the end and prints it.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BUFFER = 4096, SEGMENT = 536 };

static int connect_to(int port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int fd = socket(AF_INET, SOCK_STREAM, 0), buffer = BUFFER, segment = SEGMENT;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    setsockopt(fd, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) == -1) {
        perror("connect");
        exit(125);
    }
    return fd;
}

static void print_all(int fd)
{
    char data[BUFFER];
    ssize_t n;
    while ((n = read(fd, data, sizeof data)) > 0)
        if (write(STDOUT_FILENO, data, (size_t)n) != n)
            exit(125);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: reader PORT\n");
        return 125;
    }
    int fd = connect_to(atoi(argv[1]));
    char line[16];
    while (fgets(line, sizeof line, stdin)) {
        if (strcmp(line, "finish\n") == 0)
            shutdown(fd, SHUT_WR);
        else if (strcmp(line, "read\n") == 0)
            print_all(fd);
    }
    return 0;
}
