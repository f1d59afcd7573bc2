/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define XEP_ERROR (xep_error_quark ())

/**
 * XepError:
 * @XEP_ERROR_FAILED: anything without a code of its own
 * @XEP_ERROR_INVALID: what a person typed or a file holds is not acceptable
 * @XEP_ERROR_NOT_FOUND: the named thing does not exist
 * @XEP_ERROR_CONSTRAINT: the database refused a value that breaks an invariant
 * @XEP_ERROR_LOCKED: the assessment is decided and locked, or the file is open elsewhere
 * @XEP_ERROR_READ_ONLY: the file or folder cannot be written
 * @XEP_ERROR_NO_SPACE: the disk is full
 * @XEP_ERROR_FOREIGN: the file belongs to another program
 * @XEP_ERROR_NEWER: the file was written by a newer version
 * @XEP_ERROR_DAMAGED: the file is broken
 * @XEP_ERROR_CANCELLED: a person stopped the work
 * @XEP_ERROR_MOVED: the open data file is no longer the one with its name: replaced, removed, its
 *   disk gone
 * @XEP_ERROR_BUSY: another process is just writing to the file: worth trying again
 * @XEP_ERROR_LOST: the data file is missing, and there are copies of it
 *
 * The error domain of the whole program. Messages are whole sentences for a person (English msgids,
 * Vietnamese through gettext): what happened, what was kept, what to do.
 */
typedef enum
{
  XEP_ERROR_FAILED,
  XEP_ERROR_INVALID,
  XEP_ERROR_NOT_FOUND,
  XEP_ERROR_CONSTRAINT,
  XEP_ERROR_LOCKED,
  XEP_ERROR_READ_ONLY,
  XEP_ERROR_NO_SPACE,
  XEP_ERROR_FOREIGN,
  XEP_ERROR_NEWER,
  XEP_ERROR_DAMAGED,
  XEP_ERROR_CANCELLED,
  XEP_ERROR_MOVED,
  XEP_ERROR_BUSY,
  XEP_ERROR_LOST,
} XepError;

/* Every function that can fail is marked with this: dropping its result does not compile. */
#define XEP_MUST_CHECK G_GNUC_WARN_UNUSED_RESULT

GQuark xep_error_quark (void);

G_END_DECLS
