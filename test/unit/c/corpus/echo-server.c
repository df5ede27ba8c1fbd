/* A small edge-triggered echo server. epoll_‸wait() is its heart.            //= - */
#include <sys/ep‸oll.h>                                                       //= epoll
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "con‸n.h"                                                            //= -

#define MAX_EVENTS 64
#define PORT 8080
#define BACKLOG (4 * 128)
#define LOG(...) fprint‸f(stderr, __VA_ARGS__)                                //= fprintf

struct conn {
    int fd;
    uint32_t eve‸nts;                                                         //= -
    struct sockaddr_in peer;
    struct conn *ne‸xt;                                                       //= -
    void *da‸ta;                                                              //= -
};

static struct conn *conns[1024];
static struct epoll_‸event ready[MAX_EVENTS];                                 //= struct epoll_event

static int set_nonblocking(int fd)
{
    int flags = fcn‸tl(fd, F_GETFL, 0);                                       //= `F_GETFL`
    if (fla‸gs == -1)                                                         //= -
        return -‸1;                                                           //= -
    return fcntl(fd, F_SE‸TFL, flags | O_NON‸BLOCK);                          //= F_SETFL | O_NONBLOCK
}

static int watch(int epfd, int fd, uint32_t events)
{
    struct epoll_event ev = { .eve‸nts = events, .da‸ta.f‸d = fd };           //= epoll_event | epoll_event | epoll_data_t
    return epoll_ctl(epfd, EPOLL_C‸TL_ADD, fd, &e‸v);                         //= EPOLL_CTL_ADD | -
}

static int open_listener(uint16_t port)
{
    int one = 1, fd = soc‸ket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);        //= SOCK_CLOEXEC
    setsocko‸pt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);              //= `SO_REUSEADDR`
    struct sockaddr_in addr;
    mems‸et(&addr, 0, sizeof addr);                                           //= with zero bytes; sizeof addr bytes
    addr.sin_fam‸ily = AF_INET;                                               //= Here: `AF_INET`
    addr.sin_po‸rt = hto‸ns(PORT);                                            //= in_port_t | PORT = 8080, bytes 0x1f 0x90
    addr.sin_addr.s_ad‸dr = hto‸nl(INADDR_ANY);                               //= in_addr_t | `INADDR_ANY`
    if (bi‸nd(fd, (struct sockaddr *)&addr, sizeof addr) < 0)                 //= bind
        goto fa‸il;                                                           //= -
    if (lis‸ten(fd, BACKLOG) < 0)                                             //= BACKLOG = 512
        goto fail;
    (void)po‸rt;                                                              //= -
    return fd;
fail:
    perr‸or("bind");                                                          //= perror
    clo‸se(fd);                                                               //= close
    return -1;
}

static void drop(struct conn *c)
{
    conns[c->f‸d] = NU‸LL;                                                    //= - | NULL
    close(c->fd);
    fr‸ee(c);                                                                 //= free
}

static void on_readable(struct conn *c)
{
    char buf[4096];
    for (;;) {
        ssize_t n = re‸cv(c->fd, buf, sizeof buf, 0);                         //= at most sizeof buf bytes
        if (n > 0) {
            se‸nd(c->fd, buf, (size_t)n, MSG_NOS‸IGNAL);                      //= `MSG_NOSIGNAL` | MSG_NOSIGNAL
            continue;
        }
        if (n == 0) {
            dr‸op(c);                                                         //= -
            return;
        }
        switch (err‸no) {                                                     //= errno
        case EI‸NTR:                                                          //= From `recv`
            continue;
        case EAG‸AIN:                                                         //= From `recv`
            return;
        default:
            LO‸G("recv: %s\n", strer‸ror(errno));                             //= - | strerror
            drop(c);
            return;
        }
    }
}

static void accept_all(int epfd, int listener)
{
    for (;;) {
        struct sockaddr_in peer;
        sockl‸en_t len = sizeof peer;                                         //= socklen_t
        int fd = acce‸pt4(listener, (struct sockaddr *)&peer, &len, SOCK_NONBLOCK);  //= `SOCK_NONBLOCK`
        if (fd < 0) {
            if (errno == EAGA‸IN || errno == EWOULD‸BLOCK)                    //= From `accept4` | From `accept4`
                break;
            if (errno == EMFI‸LE)                                             //= From `accept4`
                usle‸ep(10 * 1000);                                           //= 10 ms
            continue;
        }
        struct conn *c = cal‸loc(1, sizeof *c);                               //= 1 element
        c->p‸eer = pe‸er;                                                     //= - | -
        c->peer.sin_po‸rt = ntoh‸s(c->peer.sin_port);                         //= in_port_t | ntohs
        c->eve‸nts = EPOLL‸IN | EPOLLET;                                      //= - | EPOLLIN
        conns[fd] = c;
        wat‸ch(epfd, fd, EPOLLIN | EPOLL‸ET);                                 //= - | EPOLLET
    }
}

int main(void)
{
    int epfd = epoll_cr‸eate1(EPOLL_CLOEXEC), listener = open_lis‸tener(PO‸RT);  //= `EPOLL_CLOEXEC` | - | -
    set_nonbl‸ocking(listener);                                               //= -
    watch(epfd, listener, EPOLLIN);
    for (;;) {
        int n = epoll_w‸ait(epfd, ready, MAX_EVENTS, -‸1);                    //= MAX_EVENTS = 64); waits without limit | waits without limit
        for (int i = 0; i < n; i++) {
            int fd = ready[i].da‸ta.f‸d;                                      //= epoll_data_t data | int fd
            if (ready[i].eve‸nts & (EPOLLERR | EPOLL‸HUP))                    //= uint32_t events | EPOLLHUP
                drop(conns[fd]);
            else if (fd == listener)
                accept_all(epfd, listener);
            else if (ready[i].events & EPOLL‸IN)                              //= EPOLLIN
                on_rea‸dable(conns[fd]);                                      //= -
        }
    }
}
