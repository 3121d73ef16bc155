/* Stands between a program and the calls of the C library that change or read a disk, and makes one of them go wrong. Loaded with LD_PRELOAD
   by the fault tests alone. What counts is every call on a path below one folder, in the order in which all threads make them:
     HOLDFAST_FAULT_FOLDER   the folder; without it nothing is counted
     HOLDFAST_FAULT_CLASSES  which calls count: w what takes room, s syncs, c other changes, r reads of data
     HOLDFAST_FAULT_LOG      a file that gets one line for each call that counts: number, call, path
     HOLDFAST_FAULT_AT       the number of the call at which it happens, before that call is carried out
     HOLDFAST_FAULT_DO       kill, stops (before that call and every later one), error:<errno> (that call alone), errors:<errno> (it and all later ones)
     HOLDFAST_FAULT_SYNC     "skip": syncs answer that they succeeded and do nothing (a broken build) */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define PATH_BYTES 4352

enum action { NOTHING, KILL, STOP_FROM, ERROR_ONCE, ERROR_FROM };

static const char *folder, *classes;
static size_t folder_bytes;
static long at;
static enum action action;
static int error_number, skips_sync, log_fd = -1;
static atomic_long seen;

__attribute__((constructor)) static void begin(void) {
  const char *what = getenv("HOLDFAST_FAULT_DO"), *place = getenv("HOLDFAST_FAULT_LOG"), *number = getenv("HOLDFAST_FAULT_AT"), *sync = getenv("HOLDFAST_FAULT_SYNC");
  classes = getenv("HOLDFAST_FAULT_CLASSES");
  if (classes == NULL) classes = "wsc";
  at = number == NULL ? -1 : atol(number);
  skips_sync = sync != NULL && strcmp(sync, "skip") == 0;
  if (what != NULL && strcmp(what, "kill") == 0) action = KILL;
  if (what != NULL && strcmp(what, "stops") == 0) action = STOP_FROM;
  if (what != NULL && sscanf(what, "error:%d", &error_number) == 1) action = ERROR_ONCE;
  if (what != NULL && sscanf(what, "errors:%d", &error_number) == 1) action = ERROR_FROM;
  if (place != NULL) log_fd = (int)syscall(SYS_openat, AT_FDCWD, place, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  folder = getenv("HOLDFAST_FAULT_FOLDER");
  folder_bytes = folder == NULL ? 0 : strlen(folder);
}

/* The path that a descriptor leads to; empty for what has none. */
static void path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_BYTES - 1);
  path[length > 0 ? length : 0] = '\0';
}

/* A name below a folder that is open, or below the working folder, as a whole path. */
static void whole_path(int directory, const char *name, char *path) {
  if (name[0] == '/') {
    snprintf(path, PATH_BYTES, "%s", name);
    return;
  }
  char base[PATH_BYTES];
  if (directory != AT_FDCWD) path_of(directory, base);
  else if (getcwd(base, sizeof base) == NULL) base[0] = '\0';
  snprintf(path, PATH_BYTES, "%.4000s/%.300s", base, name);
}

static int is_inside(const char *path) {
  return strncmp(path, folder, folder_bytes) == 0 && (path[folder_bytes] == '/' || path[folder_bytes] == '\0' || path[folder_bytes] == ' ');
}

/* Counts a call. True when it has to fail, with errno set. */
static int goes_wrong(char class, const char *call, const char *path, const char *other) {
  if (folder == NULL || strchr(classes, class) == NULL || !(is_inside(path) || (other != NULL && is_inside(other)))) return 0;
  long number = atomic_fetch_add(&seen, 1) + 1;
  if (log_fd >= 0) {
    char line[2 * PATH_BYTES + 64];
    int length = snprintf(line, sizeof line, "%ld %s %s%s%s\n", number, call, path, other == NULL ? "" : " -> ", other == NULL ? "" : other);
    syscall(SYS_write, log_fd, line, (size_t)length);
  }
  if (number == at && action == KILL) syscall(SYS_kill, getpid(), SIGKILL);
  /* To this very thread: it does not go on while another one is chosen to take the signal. */
  if (number >= at && action == STOP_FROM) syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGSTOP);
  if ((number == at && action == ERROR_ONCE) || (at > 0 && number >= at && action == ERROR_FROM)) {
    errno = error_number;
    return 1;
  }
  return 0;
}

static int fd_goes_wrong(char class, const char *call, int fd) {
  char path[PATH_BYTES];
  if (folder == NULL) return 0;
  path_of(fd, path);
  return goes_wrong(class, call, path, NULL);
}

static int name_goes_wrong(char class, const char *call, int directory, const char *name) {
  char path[PATH_BYTES];
  if (folder == NULL) return 0;
  whole_path(directory, name, path);
  return goes_wrong(class, call, path, NULL);
}

static int names_go_wrong(char class, const char *call, int from_directory, const char *from, int to_directory, const char *to) {
  char first[PATH_BYTES], second[PATH_BYTES];
  if (folder == NULL) return 0;
  whole_path(from_directory, from, first);
  whole_path(to_directory, to, second);
  return goes_wrong(class, call, first, second);
}

#define REAL(answer, name, ...) \
  static answer (*real)(__VA_ARGS__); \
  if (real == NULL) real = (answer (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define ON_DESCRIPTOR(class, answer, name, parameters, arguments, ...) \
  answer name parameters { \
    REAL(answer, name, __VA_ARGS__); \
    return fd_goes_wrong(class, #name, fd) ? -1 : real arguments; \
  }

ON_DESCRIPTOR('w', ssize_t, write, (int fd, const void *bytes, size_t count), (fd, bytes, count), int, const void *, size_t)
ON_DESCRIPTOR('w', ssize_t, pwrite, (int fd, const void *bytes, size_t count, off_t place), (fd, bytes, count, place), int, const void *, size_t, off_t)
ON_DESCRIPTOR('w', ssize_t, pwrite64, (int fd, const void *bytes, size_t count, off64_t place), (fd, bytes, count, place), int, const void *, size_t, off64_t)
ON_DESCRIPTOR('w', ssize_t, writev, (int fd, const struct iovec *parts, int count), (fd, parts, count), int, const struct iovec *, int)
ON_DESCRIPTOR('w', ssize_t, pwritev, (int fd, const struct iovec *parts, int count, off_t place), (fd, parts, count, place), int, const struct iovec *, int, off_t)
ON_DESCRIPTOR('w', ssize_t, pwritev64, (int fd, const struct iovec *parts, int count, off64_t place), (fd, parts, count, place), int, const struct iovec *, int, off64_t)
ON_DESCRIPTOR('w', int, fallocate, (int fd, int mode, off_t place, off_t count), (fd, mode, place, count), int, int, off_t, off_t)
ON_DESCRIPTOR('w', int, fallocate64, (int fd, int mode, off64_t place, off64_t count), (fd, mode, place, count), int, int, off64_t, off64_t)
ON_DESCRIPTOR('c', int, ftruncate, (int fd, off_t length), (fd, length), int, off_t)
ON_DESCRIPTOR('c', int, ftruncate64, (int fd, off64_t length), (fd, length), int, off64_t)
ON_DESCRIPTOR('r', ssize_t, read, (int fd, void *bytes, size_t count), (fd, bytes, count), int, void *, size_t)
ON_DESCRIPTOR('r', ssize_t, pread, (int fd, void *bytes, size_t count, off_t place), (fd, bytes, count, place), int, void *, size_t, off_t)
ON_DESCRIPTOR('r', ssize_t, pread64, (int fd, void *bytes, size_t count, off64_t place), (fd, bytes, count, place), int, void *, size_t, off64_t)
ON_DESCRIPTOR('r', ssize_t, preadv, (int fd, const struct iovec *parts, int count, off_t place), (fd, parts, count, place), int, const struct iovec *, int, off_t)
ON_DESCRIPTOR('r', ssize_t, preadv64, (int fd, const struct iovec *parts, int count, off64_t place), (fd, parts, count, place), int, const struct iovec *, int, off64_t)

ssize_t copy_file_range(int from, off64_t *from_place, int fd, off64_t *place, size_t count, unsigned int flags) {
  REAL(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned int);
  return fd_goes_wrong('w', "copy_file_range", fd) ? -1 : real(from, from_place, fd, place, count, flags);
}

int fsync(int fd) {
  REAL(int, fsync, int);
  return fd_goes_wrong('s', "fsync", fd) ? -1 : skips_sync ? 0 : real(fd);
}

int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  return fd_goes_wrong('s', "fdatasync", fd) ? -1 : skips_sync ? 0 : real(fd);
}

/* A disk that is full says so. */
static int is_full(void) { return action == ERROR_FROM && error_number == ENOSPC && at > 0 && atomic_load(&seen) >= at; }

#define ON_STATFS(name) \
  int name(const char *path, struct name *found) { \
    REAL(int, name, const char *, struct name *); \
    int answer = real(path, found); \
    if (answer == 0 && folder != NULL && is_full() && is_inside(path)) found->f_bfree = found->f_bavail = 0; \
    return answer; \
  }

ON_STATFS(statfs)
ON_STATFS(statfs64)

#define ON_NAME(class, name, directory, parameters, arguments, ...) \
  int name parameters { \
    REAL(int, name, __VA_ARGS__); \
    return name_goes_wrong(class, #name, directory, path) ? -1 : real arguments; \
  }

ON_NAME('c', unlink, AT_FDCWD, (const char *path), (path), const char *)
ON_NAME('c', rmdir, AT_FDCWD, (const char *path), (path), const char *)
ON_NAME('c', remove, AT_FDCWD, (const char *path), (path), const char *)
ON_NAME('c', unlinkat, directory, (int directory, const char *path, int flags), (directory, path, flags), int, const char *, int)
ON_NAME('w', mkdir, AT_FDCWD, (const char *path, mode_t mode), (path, mode), const char *, mode_t)
ON_NAME('w', mkdirat, directory, (int directory, const char *path, mode_t mode), (directory, path, mode), int, const char *, mode_t)

int symlink(const char *to, const char *path) {
  REAL(int, symlink, const char *, const char *);
  return name_goes_wrong('w', "symlink", AT_FDCWD, path) ? -1 : real(to, path);
}

#define ON_NAMES(name, from_directory, to_directory, parameters, arguments, ...) \
  int name parameters { \
    REAL(int, name, __VA_ARGS__); \
    return names_go_wrong('c', #name, from_directory, from, to_directory, to) ? -1 : real arguments; \
  }

ON_NAMES(rename, AT_FDCWD, AT_FDCWD, (const char *from, const char *to), (from, to), const char *, const char *)
ON_NAMES(renameat, one, two, (int one, const char *from, int two, const char *to), (one, from, two, to), int, const char *, int, const char *)
ON_NAMES(renameat2, one, two, (int one, const char *from, int two, const char *to, unsigned int flags), (one, from, two, to, flags), int, const char *, int, const char *, unsigned int)
ON_NAMES(link, AT_FDCWD, AT_FDCWD, (const char *from, const char *to), (from, to), const char *, const char *)
ON_NAMES(linkat, one, two, (int one, const char *from, int two, const char *to, int flags), (one, from, two, to, flags), int, const char *, int, const char *, int)

/* Opening counts only where it may make or empty a file. */
#define OPENING(name, directory, parameters, arguments, ...) \
  int name parameters { \
    REAL(int, name, __VA_ARGS__, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
      va_list more; \
      va_start(more, flags); \
      mode = va_arg(more, mode_t); \
      va_end(more); \
    } \
    return (flags & (O_CREAT | O_TRUNC)) && name_goes_wrong('w', #name, directory, path) ? -1 : real arguments; \
  }

OPENING(open, AT_FDCWD, (const char *path, int flags, ...), (path, flags, mode), const char *, int)
OPENING(open64, AT_FDCWD, (const char *path, int flags, ...), (path, flags, mode), const char *, int)
OPENING(openat, directory, (int directory, const char *path, int flags, ...), (directory, path, flags, mode), int, const char *, int)
OPENING(openat64, directory, (int directory, const char *path, int flags, ...), (directory, path, flags, mode), int, const char *, int)
