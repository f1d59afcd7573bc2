/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/regulation/xep-regulation-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/fields/xep-accessible-names.h"
#include "gui/regulation/xep-regulation-rows.h"
#include "gui/regulation/xep-regulation-words.h"

struct _XepRegulationPage
{
  GtkBox parent_instance;
  GtkLabel *title;
  GtkLabel *status;
  GtkWidget *compared;
  GtkWidget *scroller;
  GtkWidget *grid; /* of the section shown */
  XepMessageOverlay *overlay;
  XepFieldForm *form;
  XepRegulationEdit *edit;
  GPtrArray *sums;
  char *section;
  char *focus_key; /* of the field that gets the focus after a rebuild */
  guint rebuild_source;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (XepRegulationPage, xep_regulation_page, GTK_TYPE_BOX)

enum
{
  CHANGED,
  COMPARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "PL3" of "set.PL3"; NULL of others. */
static const char *
get_set (XepRegulationPage *self)
{
  return g_str_has_prefix (self->section, "set.") ? self->section + strlen ("set.") : NULL;
}

static void
show_sums (XepRegulationPage *self)
{
  const char *set = get_set (self);
  gboolean right = TRUE;
  g_autofree char *words = set != NULL ? xep_regulation_words_sums (self->edit, set, &right) : NULL;

  gtk_label_set_label (self->status, words != NULL ? words : "");
  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "state-not-met");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "state-not-met");
  for (guint i = 0; i < self->sums->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->sums, i);
      g_autofree char *text = xep_points_format (
          xep_regulation_edit_get_group_sum (self->edit, set, gtk_widget_get_name (label)));

      gtk_label_set_label (GTK_LABEL (label), text);
    }
}

static void
show_head (XepRegulationPage *self)
{
  const char *set = get_set (self);
  g_autofree char *title = xep_regulation_words_section (self->edit, self->section);
  g_autofree char *key = g_strconcat (self->section, ".provisional", NULL);
  g_autofree char *provisional = set != NULL ? xep_regulation_edit_get (self->edit, key) : NULL;

  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (self->compared, set != NULL);
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->compared),
                               g_strcmp0 (provisional, "no") == 0);
  self->showing = FALSE;
  show_sums (self);
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid
      = g_object_new (GTK_TYPE_GRID, "column-spacing", 9, "row-spacing", 4, "margin-start", 12,
                      "margin-end", 12, "margin-top", 6, "margin-bottom", 18, NULL);

  gtk_widget_add_css_class (grid, "regulation");
  return grid;
}

static void
build (XepRegulationPage *self)
{
  XepRegulationRows rows = { self->edit, self->form, NULL, 0, self->sums };

  xep_field_form_clear (self->form);
  g_ptr_array_set_size (self->sums, 0);
  self->grid = make_grid ();
  rows.grid = GTK_GRID (self->grid);
  xep_regulation_rows_build (&rows, self->section);
  xep_message_overlay_set_child (self->overlay, self->grid);
  xep_field_form_show (self->form);
  show_head (self);
}

/* The fields of the form stand in the grid: the one with this key. */
static void
focus_key (XepRegulationPage *self, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (XEP_IS_INPUT (child) && g_str_equal (xep_input_get_key (XEP_INPUT (child)), key))
      gtk_widget_grab_focus (child);
}

static gboolean
rebuild_cb (gpointer data)
{
  XepRegulationPage *self = data;
  g_autofree char *key = g_steal_pointer (&self->focus_key);

  self->rebuild_source = 0;
  build (self);
  if (key != NULL)
    focus_key (self, key);
  return G_SOURCE_REMOVE;
}

/* The button that was pressed is still at work: built anew when it is done. */
static void
rebuild_later (XepRegulationPage *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

/* "set.PL3.group.II.1.add" */
static gboolean
add_criterion (XepRegulationPage *self, const char *key, GError **error)
{
  g_autofree char *prefix = g_strconcat (self->section, ".group.", NULL);
  g_autofree char *group
      = g_strndup (key + strlen (prefix), strlen (key) - strlen (prefix) - strlen (".add"));
  g_autofree char *what = g_strdup_printf ("%s%s.criterion", prefix, group);
  g_auto (GStrv) numbers = NULL;

  if (!xep_regulation_edit_add_criterion (self->edit, get_set (self), group, error))
    return FALSE;
  numbers = xep_regulation_edit_list (self->edit, what);
  g_free (self->focus_key);
  self->focus_key = g_strdup_printf ("%s.criterion.%s.label", self->section,
                                     numbers[g_strv_length (numbers) - 1]);
  rebuild_later (self);
  return TRUE;
}

/* "set.PL3.criterion.II.1.2.remove" */
static gboolean
remove_criterion (XepRegulationPage *self, const char *key, GError **error)
{
  g_autofree char *prefix = g_strconcat (self->section, ".criterion.", NULL);
  g_autofree char *number
      = g_strndup (key + strlen (prefix), strlen (key) - strlen (prefix) - strlen (".remove"));

  if (!xep_regulation_edit_remove_criterion (self->edit, get_set (self), number, error))
    return FALSE;
  rebuild_later (self);
  return TRUE;
}

static gboolean
save_value (XepRegulationPage *self, const char *key, const char *text, GError **error)
{
  if (g_str_has_suffix (key, ".add"))
    return add_criterion (self, key, error);
  if (g_str_has_suffix (key, ".remove"))
    return remove_criterion (self, key, error);
  return xep_regulation_edit_set (self->edit, key, text, error);
}

static gboolean
save_cb (XepStep step, const char *key, const char *text, gpointer user_data, GError **error)
{
  XepRegulationPage *self = user_data;

  if (!save_value (self, key, text, error))
    return FALSE;
  xep_field_form_show (self->form);
  show_head (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static char *
read_cb (XepStep step, const char *key, gpointer user_data)
{
  XepRegulationPage *self = user_data;
  char *text = xep_regulation_edit_get (self->edit, key);

  /* A criterion that was just added has no points yet. */
  if (text != NULL && g_str_has_suffix (key, ".maximum") && g_str_equal (text, "0"))
    *text = '\0';
  return text != NULL ? text : g_strdup ("");
}

static void
compared_cb (XepRegulationPage *self)
{
  gboolean compared = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->compared));

  if (self->showing)
    return;
  g_signal_emit (self, signals[COMPARED], 0, compared);
  show_head (self);
}

static void
xep_regulation_page_dispose (GObject *object)
{
  XepRegulationPage *self = XEP_REGULATION_PAGE (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  if (self->form != NULL)
    xep_field_form_clear (self->form);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (xep_regulation_page_parent_class)->dispose (object);
}

static void
xep_regulation_page_finalize (GObject *object)
{
  XepRegulationPage *self = XEP_REGULATION_PAGE (object);

  g_ptr_array_unref (self->sums);
  g_free (self->section);
  g_free (self->focus_key);
  G_OBJECT_CLASS (xep_regulation_page_parent_class)->finalize (object);
}

static void
xep_regulation_page_class_init (XepRegulationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xep_regulation_page_dispose;
  object_class->finalize = xep_regulation_page_finalize;
  signals[CHANGED] = g_signal_new ("changed", XEP_TYPE_REGULATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[COMPARED] = g_signal_new ("compared", XEP_TYPE_REGULATION_PAGE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
build_head (XepRegulationPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  self->status = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->compared
      = gtk_check_button_new_with_mnemonic (_("_Compared with the signed annex (noted at once)"));
  xep_accessible_names_tidy (self->compared);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "editor-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "numeric");
  gtk_widget_add_css_class (head, "editor-head");
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (line), self->compared);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (self), head);
  g_signal_connect_swapped (self->compared, "toggled", G_CALLBACK (compared_cb), self);
}

static void
xep_regulation_page_init (XepRegulationPage *self)
{
  self->sums = g_ptr_array_new ();
  self->section = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  build_head (self);
  self->overlay = XEP_MESSAGE_OVERLAY (xep_message_overlay_new ());
  self->scroller
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, "hexpand", TRUE,
                      "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->overlay, NULL);
  gtk_box_append (GTK_BOX (self), self->scroller);
  self->form = xep_field_form_new ();
  xep_field_form_set_overlay (self->form, self->overlay);
  xep_field_form_set_save (self->form, save_cb, self);
  xep_field_form_set_read (self->form, read_cb, self);
}

void
xep_regulation_page_set_edit (XepRegulationPage *self, XepRegulationEdit *edit)
{
  self->edit = edit;
}

void
xep_regulation_page_show (XepRegulationPage *self, const char *section)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (section != self->section)
    {
      g_free (self->section);
      self->section = g_strdup (section);
      gtk_adjustment_set_value (adjustment, 0);
    }
  build (self);
}

const char *
xep_regulation_page_get_section (XepRegulationPage *self)
{
  return self->section;
}

gboolean
xep_regulation_page_leave (XepRegulationPage *self)
{
  return xep_field_form_leave (self->form);
}
