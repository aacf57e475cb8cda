#define _GNU_SOURCE
#include "shims.h"
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static void limit(int what, rlim_t most) {
    struct rlimit both = {most, most};
    setrlimit(what, &both);
}

/* Only what may be called between fork and exec in a program of many threads. */
static _Noreturn void become(const char *path, char *const argv[], char *const envp[], uint64_t memory,
                             uint64_t seconds, int channel) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    /* A network of its own, in which there is nothing; refused to whoever may not make one. */
    unshare(CLONE_NEWNET);
    limit(RLIMIT_DATA, memory);
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 64 << 20);
    int quiet = open("/dev/null", O_RDWR);
    /* The channel must not lie where it is copied to. */
    int away = fcntl(channel, F_DUPFD, 16);
    if (quiet < 0 || away < 0) _exit(127);
    if (dup2(quiet, 0) < 0 || dup2(quiet, 1) < 0 || dup2(quiet, 2) < 0) _exit(127);
    if (dup2(away, 3) < 0 || dup2(away, 4) < 0) _exit(127);
    syscall(SYS_close_range, 5u, ~0u, 0u);
    execve(path, argv, envp);
    _exit(127);
}

int reloref_press_start(const char *path, char *const argv[], char *const envp[], uint64_t memory, uint64_t seconds,
                        int *channel) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    pid_t child = fork();
    if (child == 0) become(path, argv, envp, memory, seconds, ends[1]);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return -1;
    }
    *channel = ends[0];
    return (int)child;
}

int reloref_press_connect(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) return -1;
    strcpy(address.sun_path, path);
    int channel = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (channel < 0) return -1;
    if (connect(channel, (struct sockaddr *)&address, sizeof address) == 0) return channel;
    close(channel);
    return -1;
}
