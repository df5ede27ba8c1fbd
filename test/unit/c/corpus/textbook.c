/* Exercises of a textbook: queues, matrices, threads, a tiny file copy. */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N 100000
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define CHECK(expr) do { if (!(ex‸pr)) abort(); } while (0)                   //= -

typedef struct node {
    int val‸ue;                                                               //= -
    struct node *ne‸xt, *pr‸ev;                                               //= - | -
} node;

typedef struct {
    node *he‸ad, *ta‸il;                                                      //= - | -
    size_t si‸ze;                                                             //= -
    pthread_mutex_t lo‸ck;                                                    //= -
    bool open, clo‸se;                                                        //= -
} queue_t;

struct matrix {
    int rows, co‸ls;                                                          //= -
    double *da‸ta;                                                            //= -
    struct { int fd, events; } sour‸ce;                                       //= -
};

enum color { RED, GREEN = 2, BL‸UE };                                         //= -
static const char *const days[] = { "Mon", "Tu‸e" };                          //= -
static unsigned int coun‸ter;                                                 //= -
static queue_t queue;

static void queue_init(queue_t *q)
{
    q->he‸ad = q->ta‸il = NU‸LL;                                              //= - | - | NULL
    q->si‸ze = ‸0;                                                            //= - | -
    q->op‸en = true;                                                          //= -
    q->cl‸ose = fal‸se;                                                       //= - | false
}

static bool push(queue_t *q, int value)
{
    node *n = mall‸oc(sizeof(no‸de));                                         //= sizeof(node) bytes | -
    if (!‸n)                                                                  //= -
        return false;
    n->val‸ue = val‸ue;                                                       //= - | -
    n->next = q->he‸ad;                                                       //= -
    q->si‸ze++;                                                               //= -
    q->clo‸se |= q->si‸ze > 1‸00;                                             //= - | - | -
    return tr‸ue;                                                             //= true
}

static double sum(const struct matrix *m)
{
    double tot‸al = 0.‸5;                                                     //= - | -
    for (int i = ‸0; i < m->ro‸ws; i++)                                       //= - | -
        for (int j = 0; j < m->co‸ls; j++)                                    //= -
            total += m->da‸ta[i * m->cols + ‸j];                              //= - | -
    total *= 1‸0;                                                             //= -
    m->source.eve‸nts + m->source.f‸d;                                        //= - | -
    return to‸tal;                                                            //= -
}

static int compare(const void *a, const void *b)
{
    int x = *(const int *)‸a, y = *(const int *)b;                            //= -
    return (x > ‸y) - (‸x < y);                                               //= - | -
}

static void swap(int *restrict a, int *restrict b)
{
    int t = *a;
    *a = *‸b;                                                                 //= -
    *b = ‸t;                                                                  //= -
}

static int partition(int ar‸r[], int low, int high)                           //= -
{
    int piv‸ot = arr[high], i = low - ‸1;                                     //= - | -
    while (i < hi‸gh)                                                         //= -
        swa‸p(&arr[i], &arr[+‸+i]);                                           //= - | -
    return i + ‸1;                                                            //= -
}

static long fib(long n)
{
    if (n < ‸2)                                                               //= -
        return ‸n;                                                            //= -
    return fi‸b(n - ‸1) + fib(n - 2);                                         //= - | -
}

static void *worker(void *arg)
{
    int id = *(int *)ar‸g;                                                    //= -
    for (int i = 0; i < ‸N; i++) {                                            //= -
        pthread_mutex_lo‸ck(&queue.lo‸ck);                                    //= pthread_mutex_lock | -
        coun‸ter++;                                                           //= -
        pthread_mutex_unl‸ock(&que‸ue.lock);                                  //= pthread_mutex_unlock | -
    }
    printf("thread %d is done, errno EIN‸TR\n", i‸d);                         //= - | -
    return NULL;
}

static int copy(int from, int to)
{
    char buffer[1‸ << 16];                                                    //= -
    ssize_‸t n;                                                               //= ssize_t
    while ((n = rea‸d(fr‸om, buf‸fer, sizeof buffer)) > ‸0)                   //= at most sizeof buffer bytes | - | - | -
        for (ssize_t done = 0; done < ‸n;) {                                  //= -
            ssize_t w = wri‸te(to, buffer + do‸ne, (size_t)(n - done));       //= write | -
            if (w < 0)
                return -‸1;                                                   //= -
            do‸ne += ‸w;                                                      //= - | -
        }
    retu‸rn (int)n;                                                           //= -
}

int main(int argc, char *argv[])
{
    pthread_‸t threads[4];                                                    //= pthread_t
    int ids[4] = { ‸0, 1, 2, 3 };                                             //= -
    for (int i = 0; i < ‸4; i++)                                              //= -
        pthread_cr‸eate(&thr‸eads[i], NULL, wor‸ker, &id‸s[i]);               //= joinable with the usual stack | - | - | -
    for (int i = 0; i < 4; i++)
        pthread_jo‸in(threads[‸i], NULL);                                     //= the result is not wanted | -
    struct matrix m = { .ro‸ws = ‸2, .co‸ls = 2, .da‸ta = 0 };                //= - | - | - | -
    enum color c = BLU‸E;                                                     //= -
    queue_in‸it(&que‸ue);                                                     //= - | -
    pu‸sh(&queue, 4‸2);                                                       //= - | -
    printf("%.2f %d %s %ld\n", su‸m(&‸m), ‸c, da‸ys[1], fi‸b(1‸0));           //= - | - | - | - | - | -
    qsort(ids, n, sizeof *i‸ds, com‸pare);                                    //= - | -
    part‸ition(ids, 0, ‸3);                                                   //= - | -
    MI‸N(‸1, 2);                                                              //= - | -
    cop‸y(‸0, 1);                                                             //= - | -
    switch (c) {
    case RE‸D: case ‸3:                                                       //= - | -
        brea‸k;                                                               //= -
    default‸:                                                                 //= -
        goto en‸d;                                                            //= -
    }
en‸d:                                                                         //= -
    return arg‸c > 1 ? ato‸i(arg‸v[1]) : EXIT_SUC‸CESS;                       //= - | atoi | - | EXIT_SUCCESS
}
