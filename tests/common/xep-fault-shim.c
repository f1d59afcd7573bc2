/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded before the C library (LD_PRELOAD): one chosen call on one chosen file fails, writes only
 * a part, ends the program as a power cut would, or stops it so that a test can look at the files.
 * Steered by the environment, so that the program under test is the real one:
 *
 *   XEP_FAULT_PATH     shell pattern of the full names that are meant ("*" also for "/"); without
 *                      it nothing is touched
 *   XEP_FAULT_CALLS    the calls that are meant, with commas, of: open (for reading) create write
 *                      fsync ftruncate rename link unlink mkdir chmod close; if not given: all
 *                      that change something
 *   XEP_FAULT_AT       the number of the first call that is met, counted from 1; 0: none
 *   XEP_FAULT_COUNT    how many are met from there, 0: all; if not given: 1
 *   XEP_FAULT_ACTION   ENOSPC EIO EACCES EROFS EPERM EXDEV EMFILE EDQUOT: the call fails with
 *                      that error; short: a write writes half of what it was given, the next ones
 *                      fail with ENOSPC; kill: the program ends before the call; kill-after: after
 *                      it; stop: the program stops itself after the call until it is continued;
 *                      wait: the thread waits before the call
 *   XEP_FAULT_GATE     wait: as long as there is a file of this name
 *   XEP_FAULT_LOG      each call that is meant is written there: NUMBER CALL NAME [OTHER NAME]
 *   XEP_FAULT_PROGRAM  only in programs of this name
 *
 * What libraries write through stdio's buffers is seen when the file is opened (create), and at
 * fwrite and fclose (write, close).
 */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

typedef enum
{
  CALL_OPEN,
  CALL_CREATE,
  CALL_WRITE,
  CALL_FSYNC,
  CALL_FTRUNCATE,
  CALL_RENAME,
  CALL_LINK,
  CALL_UNLINK,
  CALL_MKDIR,
  CALL_CHMOD,
  CALL_CLOSE,
  N_CALLS
} Call;

/* What is to be done with a call. */
typedef enum
{
  VERDICT_PASS,
  VERDICT_FAIL,
  VERDICT_SHORT,
  VERDICT_KILL_AFTER,
  VERDICT_STOP,
} Verdict;

static const char *const call_names[N_CALLS] = {
  [CALL_OPEN] = "open",   [CALL_CREATE] = "create",       [CALL_WRITE] = "write",
  [CALL_FSYNC] = "fsync", [CALL_FTRUNCATE] = "ftruncate", [CALL_RENAME] = "rename",
  [CALL_LINK] = "link",   [CALL_UNLINK] = "unlink",       [CALL_MKDIR] = "mkdir",
  [CALL_CHMOD] = "chmod", [CALL_CLOSE] = "close",
};

static const struct
{
  const char *name;
  int number;
} errors[] = {
  { "ENOSPC", ENOSPC }, { "EIO", EIO },     { "EACCES", EACCES }, { "EROFS", EROFS },
  { "EPERM", EPERM },   { "EXDEV", EXDEV }, { "EMFILE", EMFILE }, { "EDQUOT", EDQUOT },
};

static struct
{
  bool ready;
  const char *pattern;
  bool meant[N_CALLS];
  long first, count;
  const char *action;
  const char *gate;
  int error;
  int log;
  atomic_long met;
} fault = { .log = -1 };

/* The C library's own function; asked for once. */
#define REAL(name)                \
  static __typeof__ (name) *real; \
  if (real == NULL)               \
  real = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

static bool
takes_part (const char *calls, Call call)
{
  size_t length = strlen (call_names[call]);

  if (calls == NULL)
    return call != CALL_OPEN && call != CALL_CLOSE;
  for (const char *at = calls; (at = strstr (at, call_names[call])) != NULL; at += length)
    if ((at == calls || at[-1] == ',') && (at[length] == ',' || at[length] == '\0'))
      return true;
  return false;
}

static long
get_number (const char *variable, long otherwise)
{
  const char *text = getenv (variable);

  return text != NULL ? strtol (text, NULL, 10) : otherwise;
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *program = getenv ("XEP_FAULT_PROGRAM");
  const char *log = getenv ("XEP_FAULT_LOG");

  fault.pattern = getenv ("XEP_FAULT_PATH");
  if (fault.pattern == NULL
      || (program != NULL && strcmp (program, program_invocation_short_name) != 0))
    return;
  for (Call call = 0; call < N_CALLS; call++)
    fault.meant[call] = takes_part (getenv ("XEP_FAULT_CALLS"), call);
  fault.first = get_number ("XEP_FAULT_AT", 0);
  fault.count = get_number ("XEP_FAULT_COUNT", 1);
  fault.gate = getenv ("XEP_FAULT_GATE");
  fault.action = getenv ("XEP_FAULT_ACTION");
  if (fault.action == NULL)
    fault.action = "EIO";
  for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
    if (strcmp (errors[i].name, fault.action) == 0)
      fault.error = errors[i].number;
  if (log != NULL)
    fault.log = (int) syscall (SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                               0600);
  fault.ready = true;
}

static void
get_full_name (const char *path, char *full)
{
  char folder[PATH_MAX];

  if (path[0] == '/' || getcwd (folder, sizeof folder) == NULL)
    snprintf (full, PATH_MAX, "%s", path);
  else
    snprintf (full, PATH_MAX, "%.2000s/%.2000s", folder, path);
}

/* Whether the call is meant and what is to become of it; the program may end here. */
static Verdict
judge (Call call, const char *path, const char *other)
{
  char names[2][PATH_MAX] = { "", "" };
  char line[3 * PATH_MAX];
  long number;

  if (!fault.ready || !fault.meant[call] || path == NULL)
    return VERDICT_PASS;
  get_full_name (path, names[0]);
  if (other != NULL)
    get_full_name (other, names[1]);
  if (fnmatch (fault.pattern, names[0], 0) != 0
      && (other == NULL || fnmatch (fault.pattern, names[1], 0) != 0))
    return VERDICT_PASS;
  number = atomic_fetch_add (&fault.met, 1) + 1;
  if (fault.log >= 0)
    {
      int length = snprintf (line, sizeof line, "%ld %s %s%s%s\n", number, call_names[call],
                             names[0], other != NULL ? "\t" : "", names[1]);

      syscall (SYS_write, fault.log, line, (size_t) length);
    }
  if (fault.first == 0 || number < fault.first)
    return VERDICT_PASS;
  if (strcmp (fault.action, "short") == 0)
    {
      fault.error = ENOSPC;
      if (call != CALL_WRITE)
        return VERDICT_PASS;
      return number == fault.first ? VERDICT_SHORT : VERDICT_FAIL;
    }
  if (fault.count != 0 && number >= fault.first + fault.count)
    return VERDICT_PASS;
  if (strcmp (fault.action, "kill") == 0)
    raise (SIGKILL);
  if (strcmp (fault.action, "wait") == 0)
    {
      while (fault.gate != NULL && access (fault.gate, F_OK) == 0)
        usleep (5000);
      return VERDICT_PASS;
    }
  if (strcmp (fault.action, "kill-after") == 0)
    return VERDICT_KILL_AFTER;
  if (strcmp (fault.action, "stop") == 0)
    return VERDICT_STOP;
  errno = fault.error;
  return VERDICT_FAIL;
}

static Verdict
judge_descriptor (Call call, int descriptor)
{
  char link[64];
  char path[PATH_MAX];
  long length;

  if (!fault.ready || !fault.meant[call] || descriptor == fault.log)
    return VERDICT_PASS;
  snprintf (link, sizeof link, "/proc/self/fd/%d", descriptor);
  length = syscall (SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < 0)
    return VERDICT_PASS;
  path[length] = '\0';
  return judge (call, path, NULL);
}

/* To be called when the call was made; errno is kept. */
static void
finish (Verdict verdict)
{
  int saved = errno;

  if (verdict == VERDICT_KILL_AFTER)
    raise (SIGKILL);
  else if (verdict == VERDICT_STOP)
    raise (SIGSTOP);
  errno = saved;
}

/* The usual case: a call that either fails or is made whole. */
#define PASS_ON(type, verdict_of, call) \
  Verdict verdict = verdict_of;         \
  type result;                          \
  if (verdict == VERDICT_FAIL)          \
    {                                   \
      errno = fault.error;              \
      return -1;                        \
    }                                   \
  result = call;                        \
  finish (verdict);                     \
  return result

/* Opening for writing may create; what is only read is its own kind. */
static Call
kind_of_open (int flags)
{
  return (flags & O_CREAT) != 0 ? CALL_CREATE : CALL_OPEN;
}

static mode_t
take_mode (int flags, va_list arguments)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? (mode_t) va_arg (arguments, int) : 0;
}

#define DEFINE_OPEN(name)                                                              \
  int name (const char *path, int flags, ...)                                          \
  {                                                                                    \
    REAL (name);                                                                       \
    va_list arguments;                                                                 \
    mode_t mode;                                                                       \
    va_start (arguments, flags);                                                       \
    mode = take_mode (flags, arguments);                                               \
    va_end (arguments);                                                                \
    PASS_ON (int, judge (kind_of_open (flags), path, NULL), real (path, flags, mode)); \
  }

#define DEFINE_OPENAT(name)                                                                    \
  int name (int folder, const char *path, int flags, ...)                                      \
  {                                                                                            \
    REAL (name);                                                                               \
    va_list arguments;                                                                         \
    mode_t mode;                                                                               \
    va_start (arguments, flags);                                                               \
    mode = take_mode (flags, arguments);                                                       \
    va_end (arguments);                                                                        \
    PASS_ON (int, judge (kind_of_open (flags), path, NULL), real (folder, path, flags, mode)); \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)

#define DEFINE_FOPEN(name)                                                          \
  FILE *name (const char *path, const char *mode)                                   \
  {                                                                                 \
    REAL (name);                                                                    \
    Verdict verdict = judge (mode[0] == 'r' ? CALL_OPEN : CALL_CREATE, path, NULL); \
    FILE *result;                                                                   \
    if (verdict == VERDICT_FAIL)                                                    \
      {                                                                             \
        errno = fault.error;                                                        \
        return NULL;                                                                \
      }                                                                             \
    result = real (path, mode);                                                     \
    finish (verdict);                                                               \
    return result;                                                                  \
  }

DEFINE_FOPEN (fopen)
DEFINE_FOPEN (fopen64)

#define DEFINE_WRITE(name, parameters, half, whole)              \
  ssize_t name parameters                                        \
  {                                                              \
    REAL (name);                                                 \
    Verdict verdict = judge_descriptor (CALL_WRITE, descriptor); \
    ssize_t result;                                              \
    if (verdict == VERDICT_SHORT)                                \
      return half;                                               \
    if (verdict == VERDICT_FAIL)                                 \
      {                                                          \
        errno = fault.error;                                     \
        return -1;                                               \
      }                                                          \
    result = whole;                                              \
    finish (verdict);                                            \
    return result;                                               \
  }

DEFINE_WRITE (write,
              (int descriptor, const void *data, size_t length),
              real (descriptor, data, length / 2),
              real (descriptor, data, length))
DEFINE_WRITE (pwrite,
              (int descriptor, const void *data, size_t length, off_t at),
              real (descriptor, data, length / 2, at),
              real (descriptor, data, length, at))
DEFINE_WRITE (pwrite64,
              (int descriptor, const void *data, size_t length, off64_t at),
              real (descriptor, data, length / 2, at),
              real (descriptor, data, length, at))
DEFINE_WRITE (writev,
              (int descriptor, const struct iovec *parts, int count),
              real (descriptor, parts, count > 1 ? count / 2 : 1),
              real (descriptor, parts, count))

size_t
fwrite (const void *data, size_t size, size_t count, FILE *stream)
{
  REAL (fwrite);
  Verdict verdict = judge_descriptor (CALL_WRITE, fileno (stream));
  size_t result;

  if (verdict == VERDICT_SHORT)
    return real (data, size, count / 2, stream);
  if (verdict == VERDICT_FAIL)
    {
      errno = fault.error;
      return 0;
    }
  result = real (data, size, count, stream);
  finish (verdict);
  return result;
}

/* A buffer that cannot be emptied: the file is closed all the same. */
int
fclose (FILE *stream)
{
  REAL (fclose);
  Verdict verdict = judge_descriptor (CALL_CLOSE, fileno (stream));
  int result = real (stream);

  finish (verdict);
  if (verdict != VERDICT_FAIL)
    return result;
  errno = fault.error;
  return EOF;
}

int
close (int descriptor)
{
  REAL (close);
  Verdict verdict = judge_descriptor (CALL_CLOSE, descriptor);
  int result = real (descriptor);

  finish (verdict);
  if (verdict != VERDICT_FAIL)
    return result;
  errno = fault.error;
  return -1;
}

#define DEFINE_DESCRIPTOR(name, kind, parameters, call)       \
  int name parameters                                         \
  {                                                           \
    REAL (name);                                              \
    PASS_ON (int, judge_descriptor (kind, descriptor), call); \
  }

DEFINE_DESCRIPTOR (fsync, CALL_FSYNC, (int descriptor), real (descriptor))
DEFINE_DESCRIPTOR (fdatasync, CALL_FSYNC, (int descriptor), real (descriptor))
DEFINE_DESCRIPTOR (ftruncate,
                   CALL_FTRUNCATE,
                   (int descriptor, off_t length),
                   real (descriptor, length))
DEFINE_DESCRIPTOR (ftruncate64,
                   CALL_FTRUNCATE,
                   (int descriptor, off64_t length),
                   real (descriptor, length))
DEFINE_DESCRIPTOR (fchmod, CALL_CHMOD, (int descriptor, mode_t mode), real (descriptor, mode))

#define DEFINE_NAME(name, kind, parameters, path, other, call) \
  int name parameters                                          \
  {                                                            \
    REAL (name);                                               \
    PASS_ON (int, judge (kind, path, other), call);            \
  }

DEFINE_NAME (rename, CALL_RENAME, (const char *from, const char *to), from, to, real (from, to))
DEFINE_NAME (renameat,
             CALL_RENAME,
             (int from_folder, const char *from, int to_folder, const char *to),
             from,
             to,
             real (from_folder, from, to_folder, to))
DEFINE_NAME (renameat2,
             CALL_RENAME,
             (int from_folder, const char *from, int to_folder, const char *to, unsigned flags),
             from,
             to,
             real (from_folder, from, to_folder, to, flags))
DEFINE_NAME (link, CALL_LINK, (const char *from, const char *to), from, to, real (from, to))
DEFINE_NAME (linkat,
             CALL_LINK,
             (int from_folder, const char *from, int to_folder, const char *to, int flags),
             from,
             to,
             real (from_folder, from, to_folder, to, flags))
DEFINE_NAME (unlink, CALL_UNLINK, (const char *path), path, NULL, real (path))
DEFINE_NAME (unlinkat,
             CALL_UNLINK,
             (int folder, const char *path, int flags),
             path,
             NULL,
             real (folder, path, flags))
DEFINE_NAME (remove, CALL_UNLINK, (const char *path), path, NULL, real (path))
DEFINE_NAME (rmdir, CALL_UNLINK, (const char *path), path, NULL, real (path))
DEFINE_NAME (mkdir, CALL_MKDIR, (const char *path, mode_t mode), path, NULL, real (path, mode))
DEFINE_NAME (chmod, CALL_CHMOD, (const char *path, mode_t mode), path, NULL, real (path, mode))
