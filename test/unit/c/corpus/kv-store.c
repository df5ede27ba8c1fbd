#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A key-value store with its own event loop, whose names look like the system's. */

typedef enum { GET, SET, DEL, read‸y, clos‸ed } state_t;                      //= - | -

enum reply { OK, ERR, sel‸ect, accep‸t };                                     //= - | -

typedef struct dict_entry {
    char *key;
    char *da‸ta;                                                              //= -
    size_‸t len;                                                              //= size_t
    time_t exp‸ires;                                                          //= -
    struct dict_entry *next;
} entry_t;

typedef struct event_loop event_loop;
typedef void file_proc(event_loop *loop, int fd, void *client_data, int mask);

struct file_event {
    int ma‸sk;                                                                //= -
    file_proc *rea‸d, *wri‸te;                                                //= - | -
    int (*se‸nd)(int fd, const void *buf, size_t len);                        //= -
};

struct event_loop {
    int maxfd;
    struct file_event *events;
    struct { int fd; int mask; } *fired;
    int st‸op;                                                                //= -
};

static event_loop *loop_new(int size)
{
    event_loop *loop = mall‸oc(sizeof *loop);                                 //= sizeof *loop bytes
    loop->eve‸nts = call‸oc(size, sizeof(struct file_event));                 //= - | calloc
    loop->fi‸red = NULL;                                                      //= -
    return lo‸op;                                                             //= -
}

static int loop_add(event_loop *loop, int fd, int mask, file_proc *proc)
{
    struct file_event *fe = &loop->events[fd];
    fe->ma‸sk |= mask;                                                        //= -
    fe->re‸ad = proc;                                                         //= -
    fe->wri‸te = proc;                                                        //= -
    if (fd > loop->max‸fd)                                                    //= -
        loop->maxfd = f‸d;                                                    //= -
    return O‸K;                                                               //= -
}

static int loop_run(event_loop *loop, int accept, int select)
{
    while (!loop->st‸op) {                                                    //= -
        int n = sel‸ect;                                                      //= -
        for (int i = 0; i < acce‸pt; i++) {                                   //= -
            struct file_event *fe = &loop->events[loop->fired[i].f‸d];        //= -
            fe->re‸ad(loop, i, NULL, fe->mask);                               //= -
            fe->se‸nd(i, "x", 1);                                             //= -
            loop->events[i].wri‸te(loop, i, NU‸LL, n);                        //= - | NULL
        }
    }
    return 0;
}

/* The store's own remove() and index(), which hide the library's. */
static int remove(entry_t **table, const char *key)
{
    (void)table, (void)key;
    return 0;
}

static unsigned long
index (const char *key, size_t len)
{
    unsigned long hash = 5381;
    while (len--)
        hash = hash * 33 ^ (unsigned char)*key++;
    return ha‸sh;                                                             //= -
}

static entry_t *find(entry_t **table, const char *key)
{
    entry_t *e = table[ind‸ex(key, strl‸en(key)) % 1024];                     //= - | strlen
    for (; e; e = e->next)
        if (strc‸mp(e->key, key) == 0)                                        //= strcmp
            return e;
    return NULL;
}

static void put(entry_t **table, const char *key, const char *data)
{
    entry_t *e = fi‸nd(table, key);                                           //= -
    if (e) {
        fre‸e(e->da‸ta);                                                      //= free | -
        remo‸ve(table, key);                                                  //= -
    }
    e = malloc(sizeof(ent‸ry_t));                                             //= -
    e->data = (char *)da‸ta;                                                  //= -
    e->expires = tim‸e(NULL) + 60;                                            //= only the return value is wanted
    {
        long time = 3;
        e->len = (size_t)tim‸e;                                               //= -
    }
    e->expires = ti‸me(NULL);                                                 //= time_t time
    int time = 5;
    e->len = (size_t)(ti‸me + 1);                                             //= -
}

static int expired(const entry_t *e, time_t now)
{
    return e->exp‸ires < no‸w;                                                //= - | -
}

static void command(char *line, int alarm, int pipe[2])
{
    printf("alarm %d pipe %d sle‸ep(3)\n", ala‸rm, pip‸e[0]);                 //= - | - | -
    wri‸te(pipe[1], line, strlen(line));                                      //= write
    ala‸rm = 0;                                                               //= -
    slee‸p(alarm);                                                            //= sleep
    char *sleep = "no";
    puts(sle‸ep);                                                             //= -
}

int main(void)
{
    entry_t *table[1024] = { 0 };
    event_loop *loop = loop_n‸ew(1024);                                       //= -
    pu‸t(table, "a", "b");                                                    //= -
    if (exp‸ired(find(table, "a"), time(NULL)))                               //= -
        return E‸RR;                                                          //= -
    command("x", 0, (int[2]){ 0, 1 });
    loop_ad‸d(loop, 0, GE‸T, 0);                                              //= - | -
    return loop_r‸un(loop, clo‸sed, rea‸dy);                                  //= - | - | -
}
