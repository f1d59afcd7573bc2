/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/meetings/xep-meeting-item.h"

#include <glib/gi18n.h>

struct _XepMeetingItem
{
  GObject parent_instance;
  gint64 id, unit_id;
  gboolean dated, done;
  guint subjects;
  char *head, *detail, *words, *state;
};

G_DEFINE_FINAL_TYPE (XepMeetingItem, xep_meeting_item, G_TYPE_OBJECT)

static void
xep_meeting_item_finalize (GObject *object)
{
  XepMeetingItem *self = XEP_MEETING_ITEM (object);

  g_free (self->head);
  g_free (self->detail);
  g_free (self->words);
  g_free (self->state);
  G_OBJECT_CLASS (xep_meeting_item_parent_class)->finalize (object);
}

static void
xep_meeting_item_class_init (XepMeetingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xep_meeting_item_finalize;
}

static void
xep_meeting_item_init (XepMeetingItem *self)
{
}

/* Most meetings are of cells: the word they share leaves no room for what tells them apart. */
static char *
dup_head (const XepMeeting *meeting)
{
  static const char *const cells[] = { "Chi bộ ", "CHI BỘ " };
  const char *unit = meeting->unit_name;

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_has_prefix (unit, cells[i]))
      return g_strconcat ("CB ", unit + strlen (cells[i]), NULL);
  return g_strdup (*unit != '\0' ? unit : _("The commune"));
}

static char *
dup_state (XepMeetingItem *self, const XepMeeting *meeting, guint concluded, XepDate today)
{
  if (!self->dated)
    return g_strdup (_("No date"));
  if (self->subjects == 0)
    return g_strdup (_("No agenda"));
  if (self->done)
    return g_strdup (_("Concluded"));
  if (concluded == 0 && xep_date_compare (meeting->held_on, today) > 0)
    return g_strdup (_("To come"));
  return g_strdup_printf (_("Concluded %u/%u"), concluded, self->subjects);
}

XepMeetingItem *
xep_meeting_item_new (const XepMeeting *meeting, guint subjects, guint concluded, XepDate today)
{
  XepMeetingItem *self = g_object_new (XEP_TYPE_MEETING_ITEM, NULL);
  g_autofree char *date = xep_date_format (meeting->held_on);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u subject", "%u subjects", subjects), subjects);

  self->id = meeting->id;
  self->unit_id = meeting->unit_id;
  self->dated = xep_date_is_set (meeting->held_on);
  self->subjects = subjects;
  self->done = self->dated && subjects > 0 && concluded == subjects;
  self->head = dup_head (meeting);
  self->detail = g_strdup_printf ("%s · %s", self->dated ? date : "–", count);
  self->words = g_strdup_printf ("%s · %s · %s", self->dated ? date : "–", meeting->unit_name,
                                 meeting->title);
  self->state = dup_state (self, meeting, concluded, today);
  return self;
}

gint64
xep_meeting_item_get_id (XepMeetingItem *self)
{
  return self->id;
}

gint64
xep_meeting_item_get_unit (XepMeetingItem *self)
{
  return self->unit_id;
}

gboolean
xep_meeting_item_has_date (XepMeetingItem *self)
{
  return self->dated;
}

const char *
xep_meeting_item_get_head (XepMeetingItem *self)
{
  return self->head;
}

const char *
xep_meeting_item_get_detail (XepMeetingItem *self)
{
  return self->detail;
}

const char *
xep_meeting_item_get_words (XepMeetingItem *self)
{
  return self->words;
}

const char *
xep_meeting_item_get_state (XepMeetingItem *self)
{
  return self->state;
}

gboolean
xep_meeting_item_is_done (XepMeetingItem *self)
{
  return self->done;
}

gboolean
xep_meeting_item_equal (XepMeetingItem *self, XepMeetingItem *other)
{
  return self->id == other->id && g_str_equal (self->detail, other->detail)
         && g_str_equal (self->words, other->words) && g_str_equal (self->state, other->state);
}
