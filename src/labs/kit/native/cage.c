/*
 * cage: runs a learner's program so that nothing of it is left behind.
 *
 *   cage -s STATUS [-t SECONDS] [-n DESCRIPTORS] [-m MEBIBYTES] -- PROGRAM [ARGUMENT...]
 *
 * The program gets a session of its own. The cage is the reaper of all its descendants, so that a
 * daemon that forks twice is still found. It ends them all when the program ends, when time is up,
 * when there are too many of them, when it is told to, or when its own parent is gone.
 *
 * STATUS gets two lines: "pid N" at once, and at the end "end REASON exit N signal N processes N",
 * REASON being ended, time, processes or told. A status of -1 means that there is none.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_PROCESSES = 200, LOOK_EVERY_MS = 20, LARGEST_FILE = 64 << 20, KNOWN = 4096 };

struct options {
    const char *status;
    int seconds;
    int descriptors;
    int mebibytes;
};

struct relation {
    pid_t pid;
    pid_t parent;
    int zombie;
};

static struct relation processes[65536];

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Reads parent and state of a process from /proc; the name may hold spaces and parentheses. */
static int read_relation(pid_t pid, struct relation *out)
{
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return 0;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n <= 0)
        return 0;
    text[n] = '\0';
    char *end = strrchr(text, ')');
    char state;
    int parent;
    if (!end || sscanf(end + 1, " %c %d", &state, &parent) != 2)
        return 0;
    *out = (struct relation){ pid, parent, state == 'Z' };
    return 1;
}

static int read_processes(void)
{
    int count = 0;
    DIR *proc = opendir("/proc");
    if (!proc)
        return 0;
    for (struct dirent *e; (e = readdir(proc)) && count < (int)(sizeof processes / sizeof *processes);) {
        pid_t pid = (pid_t)atoi(e->d_name);
        if (pid > 0 && read_relation(pid, &processes[count]))
            count++;
    }
    closedir(proc);
    return count;
}

/* Finds the living descendants of this process and sends each a signal; 0 only counts them. */
static int signal_descendants(int signal_number)
{
    static pid_t known[KNOWN];
    int all = read_processes(), found = 0, seen = 1;
    known[0] = getpid();
    for (int at = 0; at < seen; at++) {
        for (int i = 0; i < all && seen < KNOWN; i++) {
            if (processes[i].parent != known[at])
                continue;
            known[seen++] = processes[i].pid;
            if (processes[i].zombie)
                continue;
            found++;
            if (signal_number)
                kill(processes[i].pid, signal_number);
        }
    }
    return found;
}

static void reap(pid_t program, int *status, int *done)
{
    int s;
    for (pid_t pid; (pid = waitpid(-1, &s, WNOHANG)) > 0;) {
        if (pid == program) {
            *status = s;
            *done = 1;
        }
    }
}

/* Stops everything first, so that a program that forks without end cannot outrun the killing. */
static void end_descendants(pid_t program, int *status, int *done)
{
    for (int round = 0; round < 200; round++) {
        signal_descendants(SIGSTOP);
        if (signal_descendants(SIGKILL) == 0 && round > 0)
            break;
        reap(program, status, done);
        usleep(round < 10 ? 1000 : 10000);
    }
    reap(program, status, done);
}

static void limit(int resource, rlim_t most)
{
    struct rlimit l;
    if (getrlimit(resource, &l) == 0 && l.rlim_max < most)
        most = l.rlim_max;
    l.rlim_cur = l.rlim_max = most;
    setrlimit(resource, &l);
}

static void start_program(const struct options *o, char **argv, const sigset_t *mask)
{
    sigprocmask(SIG_SETMASK, mask, NULL);
    setsid();
    close_range(3, ~0U, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, LARGEST_FILE);
    if (o->descriptors)
        limit(RLIMIT_NOFILE, (rlim_t)o->descriptors);
    if (o->mebibytes)
        limit(RLIMIT_AS, (rlim_t)o->mebibytes << 20);
    execvp(argv[0], argv);
    perror(argv[0]);
    _exit(127);
}

static void write_status(const char *path, const char *mode, const char *text)
{
    FILE *f = fopen(path, mode);
    if (!f)
        return;
    fputs(text, f);
    fclose(f);
}

/* Waits for the program; the answer says why the waiting ended. */
static const char *watch(int signals, pid_t program, int seconds, int *status)
{
    long long end = now_ms() + seconds * 1000LL;
    int done = 0;
    for (;;) {
        struct pollfd p = { .fd = signals, .events = POLLIN };
        if (poll(&p, 1, LOOK_EVERY_MS) > 0) {
            struct signalfd_siginfo info;
            if (read(signals, &info, sizeof info) == sizeof info && info.ssi_signo != SIGCHLD)
                return "told";
        }
        reap(program, status, &done);
        if (done)
            return "ended";
        if (now_ms() >= end)
            return "time";
        if (signal_descendants(0) > MOST_PROCESSES)
            return "processes";
    }
}

static int parse(int argc, char **argv, struct options *o)
{
    for (int c; (c = getopt(argc, argv, "+s:t:n:m:")) != -1;) {
        switch (c) {
        case 's': o->status = optarg; break;
        case 't': o->seconds = atoi(optarg); break;
        case 'n': o->descriptors = atoi(optarg); break;
        case 'm': o->mebibytes = atoi(optarg); break;
        default: return 0;
        }
    }
    return o->status && optind < argc;
}

int main(int argc, char **argv)
{
    struct options o = { .seconds = 20 };
    if (!parse(argc, argv, &o)) {
        fprintf(stderr, "usage: cage -s STATUS [-t SECONDS] [-n DESCRIPTORS] [-m MEBIBYTES] -- PROGRAM [ARGUMENT...]\n");
        return 125;
    }
    pid_t parent = getppid();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        return 125;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t caught, old;
    sigemptyset(&caught);
    sigaddset(&caught, SIGCHLD);
    sigaddset(&caught, SIGTERM);
    sigaddset(&caught, SIGINT);
    sigaddset(&caught, SIGHUP);
    sigprocmask(SIG_BLOCK, &caught, &old);
    int signals = signalfd(-1, &caught, SFD_CLOEXEC);

    pid_t program = fork();
    if (program == 0)
        start_program(&o, argv + optind, &old);
    char line[160];
    snprintf(line, sizeof line, "pid %d\n", (int)program);
    write_status(o.status, "w", line);

    int status = 0, done = 0;
    const char *reason = watch(signals, program, o.seconds, &status);
    int left = signal_descendants(0);
    end_descendants(program, &status, &done);
    snprintf(line, sizeof line, "end %s exit %d signal %d processes %d\n", reason,
             WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : -1, left);
    write_status(o.status, "a", line);
    return 0;
}
