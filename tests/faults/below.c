/* A layer below Python: lets the n-th call of some functions of the system fail, for files in one folder.

   Loaded with LD_PRELOAD. `below_arm` says which call is to fail and how; the counting begins there. An error of 0 is a
   short count: half of what was asked for is read or written. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096], calls[256], failed[32];
static long first = -1, count;
static int error, lasting;

void below_arm(const char *in, const char *of, long number, int code, int all)
{
    snprintf(folder, sizeof folder, "%s/", in);
    snprintf(calls, sizeof calls, " %s ", of);
    first = number, error = code, lasting = all, count = 0;
    failed[0] = '\0';
}

void below_disarm(void) { folder[0] = '\0'; }
long below_count(void) { return count; }
const char *below_failed(void) { return failed; }

static int is_here(const char *path) { return strncmp(path, folder, strlen(folder)) == 0; }

static int is_open_here(int number)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", number);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    return is_here(path);
}

/* Whether this call is the one that is to fail. */
static int fails(const char *name, int here)
{
    char padded[40];
    snprintf(padded, sizeof padded, " %s ", name);
    if (!folder[0] || !strstr(calls, padded) || !here)
        return 0;
    long number = __sync_fetch_and_add(&count, 1);
    if (first < 0 || !(number == first || (lasting && number > first)))
        return 0;
    snprintf(failed, sizeof failed, "%s", name);
    return 1;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

#define MOVES(function, kind, buffer)                                                                                  \
    ssize_t function(int number, buffer data, size_t size)                                                             \
    {                                                                                                                  \
        REAL(ssize_t, #function, int, buffer, size_t);                                                                 \
        if (folder[0] && size && fails(kind, is_open_here(number))) {                                                  \
            if (error)                                                                                                 \
                return errno = error, -1;                                                                              \
            size = (size + 1) / 2;                                                                                     \
        }                                                                                                              \
        return real(number, data, size);                                                                               \
    }

#define MOVES_AT(function, kind, buffer)                                                                               \
    ssize_t function(int number, buffer data, size_t size, off_t at)                                                   \
    {                                                                                                                  \
        REAL(ssize_t, #function, int, buffer, size_t, off_t);                                                          \
        if (folder[0] && size && fails(kind, is_open_here(number))) {                                                  \
            if (error)                                                                                                 \
                return errno = error, -1;                                                                              \
            size = (size + 1) / 2;                                                                                     \
        }                                                                                                              \
        return real(number, data, size, at);                                                                           \
    }

MOVES(read, "read", void *)
MOVES(write, "write", const void *)
MOVES_AT(pread, "read", void *)
MOVES_AT(pread64, "read", void *)
MOVES_AT(pwrite, "write", const void *)
MOVES_AT(pwrite64, "write", const void *)

int fsync(int number)
{
    REAL(int, "fsync", int);
    if (folder[0] && fails("fsync", is_open_here(number)))
        return errno = error, -1;
    return real(number);
}

int rename(const char *old, const char *new)
{
    REAL(int, "rename", const char *, const char *);
    if (folder[0] && fails("rename", new[0] != '/' || is_here(new)))
        return errno = error, -1;
    return real(old, new);
}
