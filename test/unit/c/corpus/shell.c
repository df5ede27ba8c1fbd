#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wa‸it.h>                                                        //= sys/wait.h
#include <unistd.h>

#define MAXARGS 128
#define MAXJOBS 16

enum { UNDEF, FG, BG, ST };

struct job_t {
    pid_‸t pid;                                                               //= pid_t
    int jid;
    int st‸ate;                                                               //= -
    char cmdline[1024];
};

static struct job_t jobs[MAXJOBS];
static volatile sig_at‸omic_t done;                                           //= sig_atomic_t
extern char **environ;

typedef void handler_t(int);

static handler_t *Signal(int signum, handler_t *handler)
{
    struct siga‸ction action, old_action;                                     //= struct sigaction
    action.sa_han‸dler = handler;                                             //= sa_handler
    sigempty‸set(&action.sa_m‸ask);                                           //= sigemptyset | sa_mask
    action.sa_fl‸ags = SA_RES‸TART;                                           //= Here: `SA_RESTART` | SA_RESTART
    if (sigac‸tion(signum, &action, &old_action) < 0)                         //= sigaction
        perror("sigaction");
    return old_action.sa_ha‸ndler;                                            //= sa_handler
}

static void sigchld_handler(int sig)
{
    int olderrno = err‸no, status;                                            //= errno
    pid_t pid;
    (void)si‸g;                                                               //= -
    while ((pid = wait‸pid(-1, &status, WNOHANG | WUNTRACED)) > 0) {          //= any child; `WNOHANG`
        if (WIFEXI‸TED(sta‸tus))                                              //= WIFEXITED | -
            printf("%d exited with %d\n", pi‸d, WEXITST‸ATUS(status));        //= - | WEXITSTATUS
        else if (WIFSIG‸NALED(status) && WTERM‸SIG(status) == SIGI‸NT)        //= WIFSIGNALED | WTERMSIG | SIGINT
            jobs[0].st‸ate = UNDE‸F;                                          //= - | -
        if ((status & 0x‸7f) == 0 && (status >> ‸8) == 12‸7)                  //= - | - | -
            done = 1;
    }
    if (errno != ECHI‸LD)                                                     //= From `waitpid`
        _ex‸it(1);                                                            //= failure
    errno = olderrno;
}

static int parseline(char *cmdline, char **argv)
{
    int argc = 0;
    char *p = strc‸hr(cmdline, '#');                                          //= strchr
    for (p = cmdline; *p; p++) {
        if (arg‸c == MAXARGS - 1)                                             //= -
            break;
        argv[argc++] = p;
    }
    argv[argc] = NULL;
    return argc;
}

static void redirect(const char *path, int fd)
{
    int file = op‸en(path, O_WRONLY | O_CREAT | O_TRUNC, 06‸44);              //= `rw-r--r--` | rw-r--r--
    if (file < 0) {
        if (errno == EA‸CCES || errno == ENOE‸NT)                             //= From `open` | From `open`
            exi‸t(EXIT_FAIL‸URE);                                             //= `EXIT_FAILURE` | EXIT_FAILURE
    }
    dup‸2(file, fd);                                                          //= dup2
    dup2(file, ‸1);                                                           //= STDOUT_FILENO
    dup2(file, STDERR_‸FILENO);                                               //= STDERR_FILENO
    close(fi‸le);                                                             //= -
}

static void run(char **argv, int background)
{
    sigset_‸t mask, prev;                                                     //= sigset_t
    sigaddse‸t(&mask, SIGCHLD);                                               //= `SIGCHLD`
    sigproc‸mask(SIG_BLOCK, &mask, &prev);                                    //= `SIG_BLOCK`
    pid_t pid = for‸k();                                                      //= fork
    if (pid == 0) {
        sigprocmask(SIG_SETM‸ASK, &prev, NU‸LL);                              //= SIG_SETMASK | NULL
        execv‸p(argv[0], argv);                                               //= execvp
        if (errno == ENOE‸NT)                                                 //= From `execvp`
            fprintf(std‸err, "%s: command not found\n", ar‸gv[0]);            //= stderr | -
        _exit(1‸27);                                                          //= by custom of the shell
    }
    if (pid < 0 && errno == EAGA‸IN)                                          //= From `fork`
        perror("fork");
    if (!backg‸round) {                                                       //= -
        int status;
        while (wait‸pid(pid, &status, 0) < 0 && errno == EIN‸TR)              //= waits until one has ended | From `waitpid`
            ;
    }
}

static void kill_all(int wait)
{
    for (int i = 0; i < MAXJ‸OBS; i++)                                        //= -
        if (jobs[i].pi‸d && !wai‸t)                                           //= - | -
            kil‸l(-jobs[i].pid, SIGK‸ILL);                                    //= `SIGKILL` | SIGKILL
    kill(0, ‸9);                                                              //= SIGKILL
    kill(getp‸id(), 0);                                                       //= getpid
}

int main(int argc, char **argv)
{
    int c;
    while ((c = geto‸pt(argc, argv, "hvp")) != EO‸F) {                        //= getopt | EOF
        switch (c) {
        case 'h‸':                                                            //= -
            exit(0);
        }
    }
    Sig‸nal(SIGCH‸LD, sigchld_han‸dler);                                      //= - | SIGCHLD | -
    sign‸al(SIGPIPE, SIG_IGN);                                                //= `SIG_IGN`
    char line[1024];
    while (fge‸ts(line, sizeof line, std‸in)) {                               //= at most sizeof line bytes | stdin
        char *args[MAXARGS];
        parse‸line(line, args);                                               //= -
        redi‸rect("out", STDOUT_FILENO);                                      //= -
        ru‸n(args, 0);                                                        //= -
    }
    kill_‸all(0);                                                             //= -
    return don‸e;                                                             //= -
}
