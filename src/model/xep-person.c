/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/xep-person.h"

#include "base/xep-text.h"

/**
 * xep_post_new:
 *
 * A Party post, not head of anything. Free with xep_post_free().
 */
XepPost *
xep_post_new (void)
{
  XepPost *self = g_new0 (XepPost, 1);

  self->title = g_strdup ("");
  self->unit_name = g_strdup ("");
  return self;
}

void
xep_post_free (XepPost *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->unit_name);
  g_free (self);
}

/**
 * xep_person_new:
 *
 * An active Party member without posts. Free with xep_person_free().
 */
XepPerson *
xep_person_new (void)
{
  XepPerson *self = g_new0 (XepPerson, 1);

  self->name = g_strdup ("");
  self->gender = g_strdup ("");
  self->ethnicity = g_strdup ("");
  self->citizen_id = g_strdup ("");
  self->unit_name = g_strdup ("");
  self->workplace_name = g_strdup ("");
  self->party_member = TRUE;
  self->party_card = g_strdup ("");
  self->status = XEP_STATUS_ACTIVE;
  self->kind = XEP_KIND_MEMBER;
  self->criteria_set = g_strdup ("");
  self->note = g_strdup ("");
  self->retired_on = g_strdup ("");
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) xep_post_free);
  return self;
}

void
xep_person_free (XepPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->gender);
  g_free (self->ethnicity);
  g_free (self->citizen_id);
  g_free (self->unit_name);
  g_free (self->workplace_name);
  g_free (self->party_card);
  g_free (self->criteria_set);
  g_free (self->note);
  g_free (self->retired_on);
  g_ptr_array_unref (self->posts);
  g_free (self);
}

gboolean
xep_citizen_id_is_valid (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return text[length] == '\0' && (length == 0 || length == 9 || length == 12);
}

/**
 * xep_post_is_held_on:
 * @day: %XEP_DATE_NONE for "now"
 *
 * Whether the post is held on @day, its first and last day included. Unknown dates limit nothing;
 * now, a post that has any end is over.
 */
gboolean
xep_post_is_held_on (const XepPost *self, XepDate day)
{
  if (!xep_date_is_set (day))
    return !xep_date_is_set (self->ended_on);
  if (xep_date_is_set (self->started_on) && xep_date_compare (self->started_on, day) > 0)
    return FALSE;
  return !xep_date_is_set (self->ended_on) || xep_date_compare (self->ended_on, day) >= 0;
}

/* However it was typed: the case of letters and spaces do not make another post. */
static gboolean
is_same_title (gconstpointer title, gconstpointer other)
{
  g_autofree char *one = xep_text_identity (title);
  g_autofree char *two = xep_text_identity (other);

  return g_str_equal (one, two);
}

/**
 * xep_person_dup_posts_on:
 * @day: %XEP_DATE_NONE for "now"
 *
 * Posts of one branch held on @day, joined with ", ". A title held twice, as by the secretary of
 * two cells, is said once. (transfer full)
 */
char *
xep_person_dup_posts_on (XepPerson *self, XepBranch branch, XepDate day)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (self->posts, i);

      if (post->branch == branch && xep_post_is_held_on (post, day)
          && !g_ptr_array_find_with_equal_func (titles, post->title, is_same_title, NULL))
        g_ptr_array_add (titles, post->title);
    }
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (", ", (char **) titles->pdata);
}

/**
 * xep_person_is_head_on:
 * @day: %XEP_DATE_NONE for "now"
 *
 * TRUE if the person heads a unit on @day.
 */
gboolean
xep_person_is_head_on (XepPerson *self, XepDate day)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const XepPost *post = g_ptr_array_index (self->posts, i);

      if (post->head && xep_post_is_held_on (post, day))
        return TRUE;
    }
  return FALSE;
}

gboolean
xep_person_is_head (XepPerson *self)
{
  return xep_person_is_head_on (self, XEP_DATE_NONE);
}
