/* Stands before the C library: answers as a failing disk or a share that only pretends to lock.
   What it does is said in files, so that it can begin and end while a program runs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int wanted(const char *name) {
    const char *file = getenv(name);
    return file && access(file, F_OK) == 0;
}

static int synced(const char *name, int handle) {
    if (wanted("SHIM_SYNC_FAILS")) {
        errno = EIO;
        return -1;
    }
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(handle);
}

int fsync(int handle) { return synced("fsync", handle); }
int fdatasync(int handle) { return synced("fdatasync", handle); }

int flock(int handle, int how) {
    if (wanted("SHIM_LOCKS_PRETEND"))
        return 0;
    return ((int (*)(int, int))dlsym(RTLD_NEXT, "flock"))(handle, how);
}
