/* Everything here has a system's name and is not the system's. */
#include <unistd.h>

#define clo‸se(fd) my_close(fd)                                               //= -
#define EVENTS (EPOLL‸IN | EPOLLOUT)                                          //= EPOLLIN
#undef min

typedef unsigned char re‸ad;                                                  //= -
typedef struct { int eve‸nts; } stat_t;                                       //= -

struct stat { int st_‸size; };                                                //= -
struct point { int data, f‸d; struct point *acc‸ept; };                       //= - | -
union val { int sin_po‸rt; long s_ad‸dr; };                                   //= - | -

static int ope‸n;                                                             //= -
static const char *tim‸e = "now", *sle‸ep;                                    //= - | -
int wri‸te, kil‸l;                                                            //= - | -
static int (*conn‸ect)(int);                                                  //= -
extern int dup;
static int table[] = { 1, 2 };

int bind(int a);
int bi‸nd(int a) { return a; }                                                //= -

static inline struct point *find(int fd) { return 0; }

void method(struct point *p, union val *v, struct stat *st)
{
    p->da‸ta = v->sin_po‸rt;                                                  //= - | -
    p->f‸d = (int)v->s_ad‸dr;                                                 //= - | -
    st->st_si‸ze = 0;                                                         //= -
    find(1)->fd = ‸1;                                                         //= -
    find(1)->acc‸ept->f‸d = 2;                                                //= - | -
    clo‸se(p->fd);                                                            //= -
    op‸en = 3;                                                                //= -
    bin‸d(ope‸n);                                                             //= - | -
    conn‸ect(wri‸te);                                                         //= - | -
    du‸p = kil‸l;                                                             //= - | -
    rea‸d byte = 0;                                                           //= -
    (void)byte, (void)tim‸e, (void)slee‸p;                                    //= - | -
    ((stat_t *)p)->eve‸nts = 1;                                               //= -
    ((struct stat *)p)->st_s‸ize = 1;                                         //= -
}

int locals(void)
{
    pip‸e(0);                                                                 //= pipe
    int pipe = 3;
    pip‸e++;                                                                  //= -
    if (pi‸pe) {                                                              //= -
        int fork = 1;
        return for‸k;                                                         //= -
    }
    for‸k();                                                                  //= fork
    for (int fork = 0, wait = 1; fo‸rk < wai‸t; for‸k++)                      //= - | - | -
        fo‸rk += wai‸t;                                                       //= - | -
    wa‸it(0);                                                                 //= wait
    for (long wait = 0; ; ) { wai‸t--; }                                      //= -
    wa‸it(0);                                                                 //= wait
    enum { signal, raise = 4 };
    int x = sign‸al + rai‸se;                                                 //= - | -
    struct { int data; struct { int fd; } in; } local, *p = &local;
    local.da‸ta = p->in.f‸d;                                                  //= - | -
    char *gets[3], (*accept)(int);
    acc‸ept(ge‸ts[0][0]);                                                     //= - | -
    static unsigned long long alarm;
    ala‸rm = sizeof ala‸rm;                                                   //= - | -
    unsigned exit, free;
    exi‸t = fre‸e = x;                                                        //= - | -
    goto se‸nd;                                                               //= -
send:
    return 0;
}

int params(int send, char *recv[], void (*poll)(int), const struct point *select, int time[static 2])
{
    po‸ll(se‸nd);                                                             //= - | -
    sel‸ect->f‸d;                                                             //= - | -
    return rec‸v[0][0] + tim‸e[1];                                            //= - | -
}

int after(void)
{
    pol‸l(0, 0, ‸0);                                                          //= poll | returns at once
    se‸lect(0, 0, 0, 0, 0);                                                   //= select
    return rec‸v(0, 0, 0, 0) + table[‸1];                                     //= recv | -
}

int prototypes(int se‸nd, char *recv);                                        //= -
int later(void) { return listen‸(1, 2); }                                     //= listen
#define listen(a, b) 0
int latest(void) { return liste‸n(1, 2); }                                    //= -

/* clo‸se(1);                                                                  //= -
   rec‸v(2); */ int after_comment = SIGI‸NT;                                  //= - | SIGINT
char *text = "kil‸l(1) \" rec‸v(2)", c = 'EAG‸AIN';                           //= - | - | -
// goes on \
   wai‸t(0);                                                                  //= -
