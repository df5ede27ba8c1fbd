/*
 * cage: runs a learner's program so that nothing of it is left behind.
 *
 *   cage [-t SECONDS] [-n DESCRIPTORS] [-m MEBIBYTES] -- PROGRAM [ARGUMENT...]
 *
 * The program gets a session and pipes of its own. The cage is the reaper of all its descendants, so
 * that a daemon that forks twice is still found. It ends them all when the program ends, when time
 * is up, when they are too many, take too much memory or print too much, when it is told to, or when
 * its own parent is gone.
 *
 * Descriptor 3 gets two lines: "pid N" at once, and at the end
 * "end REASON exit N signal N processes N printed N", REASON being ended, time, processes, memory,
 * output or told. A status of -1 means that there is none. MEBIBYTES are of memory, for all processes
 * together; 0 sets no limit.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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

#include "processes.h"
#include "relay.h"

enum { REPORT = 3, LOOK_EVERY_MS = 20, WALK_EVERY_MS = 250, DRAIN_MS = 1000, FIRST_DESCRIPTORS = 1024 };
enum { MOST_PROCESSES = 200, MOST_THREADS = 600 };
/* Address space is cheap, memory is not; but without an end to the former a look may come too late for the latter. */
enum { ADDRESSES_TO_MEMORY = 4 };
/* What is passed on of each output stream, and what a program may print before it is stopped. */
static const long long KEPT = 1LL << 20, MOST_PRINTED = 256LL << 20, LARGEST_FILE = 64LL << 20;

struct options {
    int seconds;
    int descriptors;
    int mebibytes;
};

enum { INPUT, OUTPUT, ERRORS, STREAMS };
static struct relay relays[STREAMS];

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void limit(int resource, long long most)
{
    struct rlimit l;
    if (getrlimit(resource, &l) == 0 && l.rlim_max < (rlim_t)most)
        most = (long long)l.rlim_max;
    l.rlim_cur = l.rlim_max = (rlim_t)most;
    setrlimit(resource, &l);
}

static void limit_all(const struct options *o)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, LARGEST_FILE);
    /* Two processors may be busy at once. */
    limit(RLIMIT_CPU, 2LL * o->seconds + 1);
    if (o->descriptors)
        limit(RLIMIT_NOFILE, o->descriptors);
    if (o->mebibytes)
        limit(RLIMIT_AS, (long long)o->mebibytes * ADDRESSES_TO_MEMORY << 20);
    /* The kernel counts all threads of the user, and does not count for root at all. */
    if (getuid() != 0)
        limit(RLIMIT_NPROC, threads_of_user() + MOST_THREADS);
}

/* When memory runs out on this machine, the learner's program is to go, and nothing else. */
static void offer_to_the_oom_killer(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd == -1)
        return;
    if (write(fd, "1000", 4) != 4)
        perror("oom_score_adj");
    close(fd);
}

static void become_program(const struct options *o, char **argv, int pipes[STREAMS][2], const sigset_t *mask)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setsid();
    dup2(pipes[INPUT][0], STDIN_FILENO);
    dup2(pipes[OUTPUT][1], STDOUT_FILENO);
    dup2(pipes[ERRORS][1], STDERR_FILENO);
    for (int fd = 3; fd < FIRST_DESCRIPTORS; fd++)
        close(fd);
    limit_all(o);
    offer_to_the_oom_killer();
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvp(argv[0], argv);
    perror(argv[0]);
    _exit(127);
}

static pid_t start_program(const struct options *o, char **argv, const sigset_t *mask)
{
    int pipes[STREAMS][2];
    for (int i = 0; i < STREAMS; i++)
        if (pipe2(pipes[i], O_CLOEXEC) == -1)
            return -1;
    pid_t program = fork();
    if (program == 0)
        become_program(o, argv, pipes, mask);
    close(pipes[INPUT][0]);
    close(pipes[OUTPUT][1]);
    close(pipes[ERRORS][1]);
    relay_open(&relays[INPUT], STDIN_FILENO, pipes[INPUT][1], MOST_PRINTED);
    relay_open(&relays[OUTPUT], pipes[OUTPUT][0], STDOUT_FILENO, KEPT);
    relay_open(&relays[ERRORS], pipes[ERRORS][0], STDERR_FILENO, KEPT);
    return program;
}

/* Waits for bytes to carry and for signals; the answer is a signal's number, or 0. */
static int carry(int signals, int ms)
{
    struct pollfd wishes[STREAMS + 1];
    for (int i = 0; i < STREAMS; i++)
        wishes[i] = relay_wish(&relays[i]);
    wishes[STREAMS] = (struct pollfd){ .fd = signals, .events = POLLIN };
    poll(wishes, STREAMS + 1, ms);
    for (int i = 0; i < STREAMS; i++)
        if (wishes[i].revents)
            relay_step(&relays[i]);
    struct signalfd_siginfo info;
    if (wishes[STREAMS].revents && read(signals, &info, sizeof info) == sizeof info)
        return (int)info.ssi_signo;
    return 0;
}

/* Reaps what others have left to the cage. The program itself stays a zombie, so that its number is not given away. */
static int has_ended(pid_t program)
{
    for (;;) {
        siginfo_t info = { 0 };
        if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == -1 || info.si_pid == 0)
            return 0;
        if (info.si_pid == program)
            return 1;
        waitpid(info.si_pid, NULL, 0);
    }
}

/*
 * Looks at all processes when some were forked, and else now and then. The program itself, which may
 * take a gigabyte in the meantime, is looked at every time.
 */
static const char *excess(const struct options *o, pid_t program)
{
    static long long walked;
    long most_pages = o->mebibytes ? ((long)o->mebibytes << 20) / sysconf(_SC_PAGESIZE) : LONG_MAX;
    if (relays[OUTPUT].carried > MOST_PRINTED || relays[ERRORS].carried > MOST_PRINTED)
        return "output";
    if (resident_pages(program) > most_pages)
        return "memory";
    if (!was_forked() && now_ms() - walked < WALK_EVERY_MS)
        return NULL;
    struct tree tree = walk_descendants(0);
    walked = now_ms();
    if (tree.known > MOST_PROCESSES)
        return "processes";
    return tree.resident_pages > most_pages ? "memory" : NULL;
}

/* Waits for the program; the answer says why the waiting ended. */
static const char *watch(int signals, pid_t program, const struct options *o)
{
    long long end = now_ms() + o->seconds * 1000LL, looked = 0;
    for (;;) {
        int signal_number = carry(signals, LOOK_EVERY_MS);
        if (signal_number && signal_number != SIGCHLD)
            return "told";
        if (has_ended(program))
            return "ended";
        if (now_ms() >= end)
            return "time";
        if (now_ms() - looked < LOOK_EVERY_MS)
            continue;
        const char *reason = excess(o, program);
        looked = now_ms();
        if (reason)
            return reason;
    }
}

/* What the program printed last is still in its pipes. */
static void drain(int signals)
{
    long long end = now_ms() + DRAIN_MS;
    while ((relay_is_open(&relays[OUTPUT]) || relay_is_open(&relays[ERRORS])) && now_ms() < end)
        carry(signals, LOOK_EVERY_MS);
}

static int reap_all(pid_t program)
{
    int status, of_program = 0;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        if (pid == program)
            of_program = status;
    return of_program;
}

static int catch_signals(sigset_t *old)
{
    sigset_t caught;
    sigemptyset(&caught);
    sigaddset(&caught, SIGCHLD);
    sigaddset(&caught, SIGTERM);
    sigaddset(&caught, SIGINT);
    sigaddset(&caught, SIGHUP);
    sigprocmask(SIG_BLOCK, &caught, old);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &caught, SFD_CLOEXEC | SFD_NONBLOCK);
}

static int parse(int argc, char **argv, struct options *o)
{
    for (int c; (c = getopt(argc, argv, "+t:n:m:")) != -1;) {
        switch (c) {
        case 't': o->seconds = atoi(optarg); break;
        case 'n': o->descriptors = atoi(optarg); break;
        case 'm': o->mebibytes = atoi(optarg); break;
        default: return 0;
        }
    }
    return optind < argc;
}

int main(int argc, char **argv)
{
    struct options o = { .seconds = 20 };
    if (!parse(argc, argv, &o)) {
        fprintf(stderr, "usage: cage [-t SECONDS] [-n DESCRIPTORS] [-m MEBIBYTES] -- PROGRAM [ARGUMENT...]\n");
        return 125;
    }
    pid_t parent = getppid();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        return 125;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t old;
    int signals = catch_signals(&old);
    pid_t program = start_program(&o, argv + optind, &old);
    if (program == -1) {
        perror("cage");
        return 125;
    }
    /* A program that keeps every processor busy must not keep the cage from ending it; only root may ask for this. */
    setpriority(PRIO_PROCESS, 0, -10);
    dprintf(REPORT, "pid %d\n", (int)program);

    const char *reason = watch(signals, program, &o);
    int left = end_descendants(program);
    drain(signals);
    int status = reap_all(program);
    dprintf(REPORT, "end %s exit %d signal %d processes %d printed %lld\n", reason,
            WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : -1, left,
            relays[OUTPUT].carried + relays[ERRORS].carried);
    return 0;
}
