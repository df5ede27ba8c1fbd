/*
 * crowd: starts a program whose next descriptor has a large number.
 *
 *   crowd N PROGRAM [ARGUMENT...]
 *
 * All numbers below N are taken when the program begins, as they are in a process that has long been
 * busy, so that a few connections are enough to reach the end of an fd_set.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: crowd N PROGRAM [ARGUMENT...]\n");
        return 125;
    }
    int first = atoi(argv[1]), fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd != -1 && fd < first - 1);
    if (fd == -1) {
        perror("crowd");
        return 125;
    }
    execv(argv[2], argv + 2);
    perror(argv[2]);
    return 127;
}
