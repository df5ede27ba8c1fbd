#define _GNU_SOURCE
#include "relay.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void relay_open(struct relay *relay, int from, int to, long long most)
{
    *relay = (struct relay){ .from = from, .to = to, .most = most };
    fcntl(from, F_SETFL, fcntl(from, F_GETFL) | O_NONBLOCK);
    fcntl(to, F_SETFL, fcntl(to, F_GETFL) | O_NONBLOCK);
}

struct pollfd relay_wish(const struct relay *relay)
{
    if (relay->first < relay->last)
        return (struct pollfd){ .fd = relay->to, .events = POLLOUT };
    return (struct pollfd){ .fd = relay->from, .events = POLLIN };
}

static void shut(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void take(struct relay *relay)
{
    ssize_t n = read(relay->from, relay->data, sizeof relay->data);
    if (n == -1 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        shut(&relay->from);
        shut(&relay->to);
        return;
    }
    relay->first = 0;
    relay->last = relay->to >= 0 && relay->carried < relay->most ? (size_t)n : 0;
    relay->carried += n;
}

static void give(struct relay *relay)
{
    ssize_t n = write(relay->to, relay->data + relay->first, relay->last - relay->first);
    if (n >= 0) {
        relay->first += (size_t)n;
    } else if (errno != EAGAIN && errno != EINTR) {
        shut(&relay->to);
        relay->first = relay->last = 0;
    }
}

void relay_step(struct relay *relay)
{
    if (relay->first < relay->last)
        give(relay);
    else if (relay->from >= 0)
        take(relay);
}

int relay_is_open(const struct relay *relay)
{
    return relay->from >= 0 || relay->first < relay->last;
}
