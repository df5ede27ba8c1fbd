#define _GNU_SOURCE
#include "processes.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 65536, ROUNDS = 500 };

struct process {
    pid_t pid;
    pid_t parent;
    char state;
    char ours;
    long threads;
    long resident;
};

static struct process table[MOST];

static ssize_t read_text(const char *path, char *text, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return -1;
    ssize_t n = read(fd, text, size - 1);
    close(fd);
    if (n >= 0)
        text[n] = '\0';
    return n;
}

/* The name of a process may hold spaces and parentheses, so the fields are counted from its end. */
static int read_process(pid_t pid, struct process *out)
{
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    if (read_text(path, text, sizeof text) <= 0)
        return 0;
    char *end = strrchr(text, ')');
    *out = (struct process){ .pid = pid };
    return end && sscanf(end + 1,
                         " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %ld %*d %*u %*u %ld",
                         &out->state, &out->parent, &out->threads, &out->resident) == 4;
}

/* The kernel lists /proc in ascending order. */
static struct process *find(pid_t pid, int count)
{
    int low = 0;
    for (int high = count; low < high;) {
        int middle = (low + high) / 2;
        if (table[middle].pid < pid)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && table[low].pid == pid ? &table[low] : NULL;
}

static int is_alive(const struct process *process)
{
    return process->state != 'Z' && process->state != 'X';
}

/* Marks and signals a process whose parent is marked. */
static int adopt(struct process *process, int count, int signal_number)
{
    struct process *parent = find(process->parent, count);
    if (process->ours || (process->parent != getpid() && !(parent && parent->ours)))
        return 0;
    process->ours = 1;
    if (signal_number && is_alive(process))
        kill(process->pid, signal_number);
    return 1;
}

/* Signals while it reads: who was forked meanwhile has a higher number, and is still met. */
static int read_table(int signal_number)
{
    int count = 0;
    DIR *proc = opendir("/proc");
    if (!proc)
        return 0;
    for (struct dirent *entry; count < MOST && (entry = readdir(proc));) {
        pid_t pid = (pid_t)atoi(entry->d_name);
        if (pid <= 0 || !read_process(pid, &table[count]))
            continue;
        adopt(&table[count], count, signal_number);
        count++;
    }
    closedir(proc);
    return count;
}

struct tree walk_descendants(int signal_number)
{
    struct tree tree = { 0 };
    int count = read_table(signal_number);
    /* A child may have a lower number than its parent, when numbers begin anew. */
    for (int found = 1; found;) {
        found = 0;
        for (int i = 0; i < count; i++)
            found |= adopt(&table[i], count, signal_number);
    }
    for (int i = 0; i < count; i++) {
        tree.known += table[i].ours;
        if (!table[i].ours || !is_alive(&table[i]))
            continue;
        tree.alive++;
        tree.resident_pages += table[i].resident;
    }
    return tree;
}

/* Lets the killer run before the killed; only root may ask for this. */
static void hurry(void)
{
    struct sched_param first = { .sched_priority = 1 };
    sched_setscheduler(0, SCHED_FIFO, &first);
}

int end_descendants(pid_t group)
{
    int met = 0;
    hurry();
    for (int round = 0; round < ROUNDS; round++) {
        /* Nothing is forked past a signal to a group; what has left the group is stopped before it is killed. */
        kill(-group, round == 0 ? SIGSTOP : SIGKILL);
        struct tree tree = walk_descendants(SIGSTOP);
        if (round == 0)
            met = tree.alive;
        tree = walk_descendants(SIGKILL);
        if (tree.alive == 0 && round > 0)
            break;
        usleep(round < 20 ? 1000 : 10000);
    }
    return met;
}

long resident_pages(pid_t pid)
{
    struct process process;
    return read_process(pid, &process) ? process.resident : 0;
}

long threads_of_user(void)
{
    long threads = 0;
    int count = read_table(0);
    for (int i = 0; i < count; i++) {
        char path[32];
        struct stat info;
        snprintf(path, sizeof path, "/proc/%d", (int)table[i].pid);
        if (stat(path, &info) == 0 && info.st_uid == getuid())
            threads += table[i].threads;
    }
    return threads;
}

int was_forked(void)
{
    static int last;
    char text[128];
    int newest;
    /* "0.00 0.01 0.05 1/123 4567": the last number is the newest process. */
    if (read_text("/proc/loadavg", text, sizeof text) <= 0 || sscanf(text, "%*s %*s %*s %*s %d", &newest) != 1)
        return 1;
    int forked = newest != last;
    last = newest;
    return forked;
}
