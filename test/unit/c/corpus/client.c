#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define TIMEOUT_MS 2500
#define send my_send
#define NANOS (500L * 1000 * 1000)

typedef struct sockaddr SA;
typedef struct sockaddr_in *addr_ptr;
typedef struct pollfd pollfd_t;

struct server {
    union {
        struct sockaddr_in in4;
        struct sockaddr_in6 in6;
        struct sockaddr_un un;
    };
    struct addrinfo hints, *list;
    struct timeval limits[2];
    int tim‸eout;                                                             //= -
};

static struct server the_server;
static struct {
    struct epoll_event ev;
    struct msghdr msg;
} io, *ios[4];

ssize_t my_send(int fd, const void *buf, size_t n);

static int lookup(struct server *s, const char *host)
{
    memset(&s->hints, 0, sizeof s->hints);
    s->hints.ai_fam‸ily = AF_UN‸SPEC;                                         //= Here: `AF_UNSPEC` | AF_UNSPEC
    s->hints.ai_sock‸type = SOCK_STREAM;                                      //= Here: `SOCK_STREAM`
    s->hin‸ts.ai_flags = AI_PAS‸SIVE;                                         //= - | AI_PASSIVE
    int err = getaddri‸nfo(host, "8080", &s->hints, &s->li‸st);               //= "8080" | -
    if (err == EAI_NON‸AME)                                                   //= EAI_NONAME
        fprintf(stderr, "%s\n", gai_str‸error(er‸r));                         //= gai_strerror | -
    for (struct addrinfo *p = s->list; p; p = p->ai_ne‸xt) {                  //= ai_next
        if (p->ai_addr->sa_fam‸ily == AF_INET)                                //= sa_family
            ((struct sockaddr_in *)p->ai_addr)->sin_po‸rt = htons(80);        //= sin_port
        ((addr_ptr)p->ai_addr)->sin_addr.s_ad‸dr = inet_ad‸dr("192.168.1.1");  //= s_addr | 0xc0 0xa8 0x01 0x01
        (*(struct sockaddr_in6 *)p->ai_ad‸dr).sin6_po‸rt = 0;                 //= ai_addr | sin6_port
        auto len = p->ai_addr‸len;                                            //= ai_addrlen
        (void)le‸n;                                                           //= -
    }
    freeaddr‸info(s->list);                                                   //= freeaddrinfo
    return 0;
}

static void fill(struct server *s, addr_ptr a, SA *any)
{
    a->sin_fam‸ily = AF_INET;                                                 //= sin_family
    any->sa_fa‸mily = AF_INET;                                                //= sa_family
    s->in4.sin_po‸rt = 0;                                                     //= lets the kernel choose
    s->un.sun_pa‸th[0] = 0;                                                   //= sun_path
    s->in6.sin6_ad‸dr = (struct in6_addr){ 0 };                               //= sin6_addr
    s->limits[1].tv_us‸ec = 250000;                                           //= 250 ms
    s->limits[0] = (struct timeval){ .tv_sec = ‸2 };                          //= 2 s
    s->limits[0] = (struct timeval){ ‸1, 2000‸00 };                           //= 1 s | 200 ms
    s->time‸out = 3;                                                          //= -
    the_server.in4.sin_ad‸dr.s_addr = INADDR_A‸NY;                            //= sin_addr | INADDR_ANY
    io.ev.eve‸nts = EPOLLIN;                                                  //= Here: `EPOLLIN`
    ios[0]->msg.msg_io‸vlen = 1;                                              //= msg_iovlen
    typeof(s->in4) copy = s->in4;
    copy.sin_po‸rt = 1;                                                       //= sin_port
    __auto_type host = gethostby‸name("localhost");                           //= gethostbyname
    host->h_addr_l‸ist[0] = 0;                                                //= h_addr_list
    gethostbyname("a")->h_na‸me;                                              //= h_name
}

static int connect_with_deadline(int fd, const SA *addr, socklen_t len)
{
    if (conne‸ct(fd, addr, len) == 0)                                         //= connect
        return 0;
    if (errno != EINPR‸OGRESS)                                                //= From `connect`
        return -1;
    pollfd_t p = { .f‸d = fd, .eve‸nts = POLLOUT };                           //= int fd | Here: `POLLOUT`
    int n = pol‸l(&p, ‸1, TIMEOUT_MS);                                        //= TIMEOUT_MS = 2500, 2.5 s | first 1 entry
    if (n == 0)
        return ETIMED‸OUT;                                                    //= From `connect`
    if (p.reve‸nts & POLLH‸UP)                                                //= revents | POLLHUP
        return -1;
    int err = 0;
    socklen_t size = sizeof err;
    if (getsock‸opt(fd, SOL_SOCKET, SO_ERROR, &err, &size) < 0)               //= `SO_ERROR`
        err = errno;
    if (err == ECONNRE‸FUSED || err == ENETUNR‸EACH)                          //= From `connect` | From `connect`
        return err;
    return e‸rr;                                                              //= -
}

static void wait_readable(int fd)
{
    fd_s‸et set;                                                              //= fd_set
    FD_ZE‸RO(&set);                                                           //= FD_ZERO
    FD_S‸ET(fd, &se‸t);                                                       //= FD_SET | -
    struct timeval tv = { 0, 50‸0000 };                                       //= 500 ms
    if (sele‸ct(fd + 1, &set, NULL, NULL, &tv) < 0 && errno == EINT‸R)        //= select | From `select`
        return;
    while (FD_IS‸SET(fd, &set) == ‸0)                                         //= FD_ISSET | -
        nanosl‸eep(&(struct timespec){ .tv_nsec = NANOS }, NULL);             //= `NANOS` = 500 ms
    sigac‸tion(SIGPIPE, &(struct sigaction){ .sa_ha‸ndler = SIG_IGN }, 0);    //= `sa_handler`: `SIG_IGN` | sa_handler
    poll(NULL, 0, 10‸00);                                                     //= 1 s
    sle‸ep(3);                                                                //= 3 s
}

static int options(int fd)
{
    int on = 1;
    struct linger l = { .l_on‸off = ‸1, .l_linger = 0 };                      //= l_onoff | l_linger counts
    setsockopt(fd, IPPROTO_T‸CP, TCP_NODE‸LAY, &on, sizeof on);               //= IPPROTO_TCP | TCP_NODELAY
    setsockopt(fd, SOL_SOCKET, SO_LIN‸GER, &l, size‸of l);                    //= SO_LINGER | -
    setsockopt(fd, SOL_SOCKET, SO_RCV‸TIMEO,                                  //= SO_RCVTIMEO
               &(struct timeval){ .tv_s‸ec = 5 },                             //= Here: 5 s
               sizeof(struct time‸val));                                      //= struct timeval
    return shutd‸own(fd, ‸1);                                                 //= `SHUT_WR` | SHUT_WR
}

int main(int argc, char **argv)
{
    int fd = socket(AF_INET, SOCK_STREAM, ‸0);                                //= the usual protocol
    se‸nd(fd, argv[1], 3);                                                    //= -
    look‸up(&the_server, argv[1]);                                            //= -
    inet_pt‸on(AF_INET, "10.0.0.1", &the_server.in4.sin_addr);                //= an address of a private network
    inet_addr("127.0.‸0.1");                                                  //= this machine (loopback)
    printf("%d connect‸ed\n", arg‸c);                                         //= - | -
    struct sockaddr_in *a = 0, *b = 0;
    (argc ? a : b)->sin_fam‸ily = AF_INET;                                    //= Here: `AF_INET`
    (void)offsetof(struct sockaddr_un, sun_pa‸th);                            //= sun_path
    (void)offsetof(struct server, time‸out);                                  //= -
    options(fd);
    wait_read‸able(fd);                                                       //= -
    connect_with_dead‸line(fd, 0, 0);                                         //= -
    fi‸ll(&the_ser‸ver, 0, 0);                                                //= - | -
    return 0;
}
