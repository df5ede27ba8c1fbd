#include <sys/socket.h>
#include <sys/epoll.h>
#include <netinet/in.h>
#include <unistd.h>

int no_semicolon(int fd)
{
    int n = re‸cv(fd, buf, sizeof buf, 0)                                     //= at most sizeof buf bytes
    if (n < 0 && errno == EAG‸AIN)                                            //= From `recv`
        return cl‸ose(fd);                                                    //= close
}

int open_parenthesis(int fd)
{
    epoll_w‸ait(fd, events, 16,                                               //= at most 16 events
    struct epoll_event ev;
    ev.eve‸nts = 0;                                                           //= events
    if (listen(fd, 1‸28                                                       //= 128
    return acce‸pt(fd, 0, 0);                                                 //= accept
}

int open_string(int fd)
{
    wri‸te(fd, "hello, clo‸se(1)                                              //= write | -
    ;
    clos‸e(fd);                                                               //= close
}

int no_closing_brace(int fd)
{
    if (fd) {
        while (1) {
            se‸nd(fd, 0, 0, MSG_NOSI‸GNAL);                                   //= `MSG_NOSIGNAL` | MSG_NOSIGNAL
    int time = 3;
    return ti‸me;                                                             //= -

int after_missing_brace(int fd)
{
    tim‸e(0);                                                                 //= time
    struct sockaddr_in a = { .sin_po‸rt = ht‸ons(443), .sin_fam‸ily = AF_INET  //= sin_port | 0x01 0xbb | sin_family
    a.sin_po‸rt = 0;                                                          //= sin_port
}

int operators(struct epoll_event *e)
{
    e->                                                                      
    e->eve‸nts                                                                //= events
    x = e->data.f‸d + ;                                                       //= int fd
    socket(AF_‸INET, , ‸0);                                                   //= AF_INET | the usual protocol
    sock‸et(AF_INET, SOCK_STREAM |                                            //= `SOCK_STREAM`
}

int else_without_if(int fd)
{
    else if (errno == EP‸IPE)                                                 //= EPIPE
        shut‸down(fd, SHUT_RD‸WR);                                            //= `SHUT_RDWR` | SHUT_RDWR
    case EINTR‸:                                                              //= EINTR
    ) clo‸se(fd);                                                             //= close
    ] ]; clos‸e(fd);                                                          //= close
}

int wrong_quotes(void)
{
    char c = '; kil‸l(1);                                                     //= -
    ki‸ll(1, 0);                                                              //= kill
}

#if 0
int switched_off(void) { lis‸ten(1, ‸5); }                                    //= listen | 5 connections
#endif

#define HALF(x) do { se‸nd(x, 0, 0, 0);                                       //= send
int unfinished(struct sockaddr_in *p, int fd
{
    p->sin_po‸rt = 1;                                                         //= sin_port
    bin‸d(fd, p, sizeof *p);                                                  //= bind
