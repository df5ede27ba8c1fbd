/* The processes that descend from this one, as /proc shows them. */
#ifndef PROCESSES_H
#define PROCESSES_H

#include <sys/types.h>

struct tree {
    int alive;           /* descendants that are no zombies */
    int known;           /* with those that are */
    long resident_pages; /* of all of them together */
};

/* Finds the descendants and sends each living one a signal; 0 only counts them. */
struct tree walk_descendants(int signal_number);

/* Ends every descendant, also one that forks faster than it is killed; `group` goes at one stroke. Returns how many there were. */
int end_descendants(pid_t group);

/* The memory of one process. */
long resident_pages(pid_t pid);

/* How many threads this user runs, for a limit above it. */
long threads_of_user(void);

/* Whether anything was forked anywhere since the last question, which is cheaper than a walk. */
int was_forked(void);

#endif
