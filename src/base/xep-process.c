/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

#include "base/xep-safe-file.h"

#ifdef G_OS_WIN32
#define NOTHING "NUL"
#else
#define NOTHING "/dev/null"
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

static GMutex mutex;
static guint quiet_depth;
static int kept_errors = -1; /* the standard error as it was */

/* A closed descriptor would be given to the next file that is opened, the database perhaps, and
 * text for a person would be written into it. It is opened the wrong way round, so that using it
 * fails as before. */
static void
fill_standard_files (void)
{
#ifdef G_OS_UNIX
  static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

  for (int i = 0; i < (int) G_N_ELEMENTS (modes); i++)
    if (fcntl (i, F_GETFD) < 0 && errno == EBADF)
      {
        int descriptor = open (NOTHING, modes[i]);

        /* The lowest free one is given, which is this. */
        g_assert (descriptor == i || descriptor < 0);
      }
#endif
}

void
xep_process_prepare (void)
{
  fill_standard_files ();
#ifdef SIGPIPE
  signal (SIGPIPE, SIG_IGN);
#endif
#ifdef SIGXFSZ
  signal (SIGXFSZ, SIG_IGN);
#endif
}

static gboolean
start_quiet (void)
{
  int nothing;

  fflush (stderr);
  kept_errors = dup (STDERR_FILENO);
  if (kept_errors < 0)
    return FALSE;
  nothing = g_open (NOTHING, O_WRONLY | O_CLOEXEC, 0);
  if (nothing >= 0 && dup2 (nothing, STDERR_FILENO) >= 0)
    {
      close (nothing);
      return TRUE;
    }
  int problem = errno;
  if (nothing >= 0)
    close (nothing);
  close (kept_errors);
  errno = problem;
  return FALSE;
}

gboolean
xep_process_begin_quiet (GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (quiet_depth == 0 && !start_quiet ())
    {
      xep_set_error_from_errno (error, errno, NOTHING);
      return FALSE;
    }
  quiet_depth++;
  return TRUE;
}

void
xep_process_end_quiet (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  g_assert (quiet_depth > 0);
  if (--quiet_depth > 0)
    return;
  fflush (stderr);
  dup2 (kept_errors, STDERR_FILENO);
  close (kept_errors);
}
