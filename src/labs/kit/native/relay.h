/* Carries bytes from one descriptor to another, so that a program gets real pipes and may print without end. */
#ifndef RELAY_H
#define RELAY_H

#include <poll.h>
#include <stddef.h>

struct relay {
    int from; /* -1 once it is at its end */
    int to;   /* -1 once nobody listens; then what comes is thrown away */
    long long carried;
    long long most; /* beyond this it is thrown away too, but counted */
    size_t first;
    size_t last;
    char data[65536];
};

/* Both descriptors become non-blocking. */
void relay_open(struct relay *relay, int from, int to, long long most);

/* What to wait for before the next step. */
struct pollfd relay_wish(const struct relay *relay);

/* Reads or writes once. */
void relay_step(struct relay *relay);

int relay_is_open(const struct relay *relay);

#endif
