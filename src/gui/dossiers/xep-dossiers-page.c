/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dossiers/xep-dossiers-page.h"

#include <glib/gi18n.h>

#include "base/xep-text.h"
#include "gui/dossiers/xep-dossier-units.h"
#include "gui/fields/xep-choice.h"
#include "gui/fields/xep-date-entry.h"
#include "gui/paper/xep-paper-files.h"
#include "gui/paper/xep-preview-window.h"
#include "gui/shared/xep-dialogs.h"
#include "gui/shared/xep-plain-list.h"
#include "store/xep-dossier-rules.h"
#include "store/xep-paper-store.h"

struct _XepDossiersPage
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *empty_label, *head_label, *renew_label;
  GtkBox *units_box, *subjects_box;
  GtkCheckButton *missing_check, *all_check;
  GtkDropDown *component_choice;
  GtkWidget *date_entry, *receive_button, *print_button, *sheet_button, *renew_box;
  XepPlainList *units, *subjects;
  XepContext *context;
  XepStore *store;            /* of the context */
  GPtrArray *papers;          /* XepPaperRow, unit by unit */
  GArray *unit_states;        /* XepDossierUnit, the first is all of them */
  XepRegulation *compared[2]; /* of the period and of today, when they were last compared */
  char *text;                 /* searched for */
  gboolean changing;
};

static void xep_dossiers_page_tab_init (XepTabInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (XepDossiersPage,
                               xep_dossiers_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (XEP_TYPE_TAB, xep_dossiers_page_tab_init))

static const XepPlainColumn unit_columns[] = {
  { N_("Unit"), 0, FALSE, FALSE },
  { N_("Subjects"), 82, TRUE, FALSE },
  { N_("Complete"), 70, TRUE, FALSE },
  { N_("Papers missing"), 112, TRUE, FALSE },
};

static const XepPlainColumn subject_columns[] = {
  { N_("Name"), 0, FALSE, FALSE },
  { N_("Rated as"), 150, FALSE, FALSE },
  { N_("Received"), 76, TRUE, FALSE },
  { N_("Components missing"), 200, FALSE, TRUE },
};

static void
show_error (XepDossiersPage *self, const GError *error)
{
  xep_dialogs_show_error (GTK_WIDGET (self), _("The dossiers cannot be shown"), error);
}

static const XepDossierUnit *
get_unit (XepDossiersPage *self)
{
  XepPlainRow *row = xep_plain_list_get_selected (self->units);

  if (self->unit_states->len == 0)
    return NULL;
  return &g_array_index (self->unit_states, XepDossierUnit,
                         row != NULL ? xep_plain_row_get_index (row) : 0);
}

static XepRegulation *
get_regulation (XepDossiersPage *self)
{
  XepRegulation *regulation = xep_store_get_period_regulation (
      self->store, xep_context_get_period_id (self->context), NULL);

  return regulation != NULL ? regulation : xep_store_get_regulation (self->store);
}

static char *
dup_numbers (GPtrArray *missing)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((XepDossierComponent *) g_ptr_array_index (missing, i))->number);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static XepPlainRow *
make_subject (XepDossiersPage *self, XepRegulation *regulation, guint index)
{
  const XepPaperRow *paper = g_ptr_array_index (self->papers, index);
  char **texts = g_new0 (char *, G_N_ELEMENTS (subject_columns) + 1);

  texts[0] = g_strdup (paper->subject_name);
  texts[1] = g_strdup (xep_regulation_get_kind_name (regulation, paper->kind));
  texts[2] = g_strdup_printf ("%u", paper->received);
  texts[3] = paper->missing->len > 0 ? dup_numbers (paper->missing) : g_strdup (_("Complete"));
  return xep_plain_row_new_numbered (paper->assessment_id, texts, index);
}

static gboolean
is_shown (XepDossiersPage *self, const XepDossierUnit *unit, const XepPaperRow *paper)
{
  if (gtk_check_button_get_active (self->missing_check) && paper->missing->len == 0)
    return FALSE;
  if (*self->text != '\0')
    return xep_text_matches (paper->subject_name, self->text)
           || xep_text_matches (paper->unit_name, self->text);
  return unit->all || unit->id == paper->unit_id;
}

static void
show_button (XepDossiersPage *self)
{
  g_autoptr (GPtrArray) ticked = xep_plain_list_get_ticked (self->subjects);
  g_autofree char *text = ticked->len == 0
                              ? g_strdup (_("Mark as received"))
                              : g_strdup_printf (ngettext ("Mark as received for %u",
                                                           "Mark as received for %u", ticked->len),
                                                 ticked->len);

  gtk_button_set_label (GTK_BUTTON (self->receive_button), text);
  gtk_widget_set_sensitive (self->receive_button, ticked->len > 0);
}

static void
show_subjects (XepDossiersPage *self)
{
  const XepDossierUnit *unit = get_unit (self);
  XepRegulation *regulation = get_regulation (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (unit == NULL || self->changing)
    return;
  for (guint i = 0; i < self->papers->len; i++)
    if (is_shown (self, unit, g_ptr_array_index (self->papers, i)))
      g_ptr_array_add (rows, make_subject (self, regulation, i));
  gtk_label_set_label (self->head_label, *self->text != '\0' ? _("Found everywhere") : unit->name);
  self->changing = TRUE;
  gtk_check_button_set_active (self->all_check, FALSE);
  self->changing = FALSE;
  xep_plain_list_set_rows (self->subjects, rows);
  /* Subjects without a unit have nobody to be reminded. */
  gtk_widget_set_sensitive (self->print_button, unit->all || unit->id != 0);
  gtk_widget_set_sensitive (self->sheet_button, unit->all || unit->id != 0);
  show_button (self);
}

static void
show_units (XepDossiersPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->unit_states->len; i++)
    {
      const XepDossierUnit *unit = &g_array_index (self->unit_states, XepDossierUnit, i);
      char **texts = g_new0 (char *, G_N_ELEMENTS (unit_columns) + 1);

      texts[0] = g_strdup (unit->name);
      texts[1] = g_strdup_printf ("%u", unit->subjects);
      texts[2] = g_strdup_printf ("%u", unit->complete);
      texts[3] = g_strdup_printf ("%u", unit->missing);
      g_ptr_array_add (rows, xep_plain_row_new_numbered (unit->all ? -1 : unit->id, texts, i));
    }
  self->changing = TRUE;
  xep_plain_list_set_rows (self->units, rows);
  self->changing = FALSE;
}

static void
offer_components (XepDossiersPage *self)
{
  GPtrArray *components = xep_regulation_get_dossier (get_regulation (self),
                                                      xep_context_get_period_code (self->context));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = g_strdup (xep_choice_get_id (self->component_choice));

  for (guint i = 0; i < components->len; i++)
    {
      const XepDossierComponent *component = g_ptr_array_index (components, i);

      g_ptr_array_add (ids, component->number);
      g_ptr_array_add (texts, g_strdup_printf ("%s. %s", component->number, component->text));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (texts, NULL);
  xep_choice_fill (self->component_choice, (const char *const *) ids->pdata,
                   (const char *const *) texts->pdata);
  xep_choice_set_id (self->component_choice, before);
}

/* A period that was opened before the rules said whom a component is asked of goes on asking
 * everyone until the clerk wants it otherwise. Rules are compared once: every other reading finds
 * them as they were. */
static void
offer_renewal (XepDossiersPage *self)
{
  XepRegulation *now = xep_store_get_regulation (self->store);
  XepRegulation *then = get_regulation (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint components = 0;

  if (self->compared[0] == then && self->compared[1] == now)
    return;
  self->compared[0] = then;
  self->compared[1] = now;
  if (then != now
      && !xep_dossier_rules_count (self->store, xep_context_get_period_id (self->context),
                                   &components, &error))
    {
      show_error (self, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u component of this period is asked of others than the rules "
                                    "of today name.",
                                    "%u components of this period are asked of others than the "
                                    "rules of today name.",
                                    components),
                          components);
  gtk_label_set_label (self->renew_label, text);
  gtk_widget_set_visible (self->renew_box, components > 0);
}

static void
show_not_opened (XepDossiersPage *self)
{
  g_autofree char *text = xep_context_dup_not_opened (self->context);

  gtk_label_set_label (self->empty_label, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
read_now (XepDossiersPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) papers = NULL;

  if (xep_context_get_period_id (self->context) == 0)
    {
      show_not_opened (self);
      return;
    }
  papers = xep_paper_store_list (self->store, xep_context_get_period_id (self->context), &error);
  if (papers == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  self->papers = g_steal_pointer (&papers);
  offer_renewal (self);
  xep_dossier_units_count (self->papers, _("All units"), self->unit_states);
  show_units (self);
  show_subjects (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
unit_chosen_cb (XepDossiersPage *self)
{
  show_subjects (self);
}

static void
opened_cb (XepDossiersPage *self, XepPlainRow *row)
{
  const XepPaperRow *paper = g_ptr_array_index (self->papers, xep_plain_row_get_index (row));

  xep_context_show_assessment (self->context, paper->assessment_id);
}

static void
tick_all_cb (XepDossiersPage *self)
{
  if (!self->changing)
    xep_plain_list_tick_all (self->subjects, gtk_check_button_get_active (self->all_check));
}

static GArray *
get_ticked_ids (XepDossiersPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) ticked = xep_plain_list_get_ticked (self->subjects);

  for (guint i = 0; i < ticked->len; i++)
    {
      guint index = xep_plain_row_get_index (g_ptr_array_index (ticked, i));
      const XepPaperRow *paper = g_ptr_array_index (self->papers, index);

      g_array_append_val (ids, paper->assessment_id);
    }
  return ids;
}

static void
receive_cb (XepDossiersPage *self)
{
  g_autoptr (GArray) ids = get_ticked_ids (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  XepDate date = XEP_DATE_NONE;
  guint received = 0;

  if (ids->len == 0)
    return;
  if (!xep_date_entry_read (GTK_EDITABLE (self->date_entry), &date, &error)
      || !xep_paper_store_receive (self->store, ids, xep_choice_get_id (self->component_choice),
                                   date, NULL, NULL, &received, &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("Nothing was marked as received"), error);
      return;
    }
  text = received == ids->len
             ? g_strdup_printf (_("Marked as received: %u."), received)
             : g_strdup_printf (_("Marked as received: %u; %u had it already or do not need it."),
                                received, ids->len - received);
  xep_context_notify (self->context, text);
  read_now (self);
}

static void
renew_cb (XepDossiersPage *self)
{
  g_autoptr (GError) error = NULL;
  guint components = 0;

  if (!xep_dossier_rules_take_up (self->store, xep_context_get_period_id (self->context),
                                  &components, &error))
    {
      xep_dialogs_show_error (GTK_WIDGET (self), _("The rules were not taken up"), error);
      return;
    }
  xep_context_notify (self->context, _("Papers are asked of those the rules of today name. What "
                                       "was noted is kept."));
  read_now (self);
}

static void
print_cb (XepDossiersPage *self)
{
  const XepDossierUnit *unit = get_unit (self);

  if (unit != NULL)
    xep_preview_window_present (self->context, "nhac-ho-so", 0, unit->all ? 0 : unit->id, FALSE);
}

static void
sheet_cb (XepDossiersPage *self)
{
  const XepDossierUnit *unit = get_unit (self);
  g_autoptr (XepPrintRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  if (unit == NULL)
    return;
  request = xep_print_request_new (self->store, "thieu-giay-to",
                                   xep_context_get_period_id (self->context), 0,
                                   unit->all ? 0 : unit->id, FALSE, &error);
  if (request == NULL)
    xep_dialogs_show_error (GTK_WIDGET (self), _("The file was not written"), error);
  else
    xep_paper_files_save (GTK_WIDGET (self), self->store, request, xep_paper_format_find ("xlsx"),
                          xep_context_notify_saved, self->context);
}

static void
tab_load (XepTab *tab)
{
  XepDossiersPage *self = XEP_DOSSIERS_PAGE (tab);

  if (xep_context_get_period_id (self->context) != 0)
    offer_components (self);
  read_now (self);
}

static void
tab_search (XepTab *tab, const char *text)
{
  XepDossiersPage *self = XEP_DOSSIERS_PAGE (tab);
  g_autofree char *copy = g_strdup (text);

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&copy);
  show_subjects (self);
}

static gboolean
tab_focus_list (XepTab *tab, gboolean take_first)
{
  XepDossiersPage *self = XEP_DOSSIERS_PAGE (tab);

  return xep_plain_list_get_count (self->units) > 0
         && gtk_widget_grab_focus (GTK_WIDGET (self->units));
}

static void
xep_dossiers_page_tab_init (XepTabInterface *iface)
{
  iface->load = tab_load;
  iface->search = tab_search;
  iface->focus_list = tab_focus_list;
}

static void
xep_dossiers_page_dispose (GObject *object)
{
  XepDossiersPage *self = XEP_DOSSIERS_PAGE (object);

  self->changing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), XEP_TYPE_DOSSIERS_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (xep_dossiers_page_parent_class)->dispose (object);
}

static void
xep_dossiers_page_finalize (GObject *object)
{
  XepDossiersPage *self = XEP_DOSSIERS_PAGE (object);

  g_ptr_array_unref (self->papers);
  g_array_unref (self->unit_states);
  g_free (self->text);
  G_OBJECT_CLASS (xep_dossiers_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, component_choice);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, date_entry);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, head_label);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, missing_check);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, receive_button);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, renew_box);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, renew_label);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, sheet_button);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, subjects_box);
  gtk_widget_class_bind_template_child (widget_class, XepDossiersPage, units_box);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, receive_cb);
  gtk_widget_class_bind_template_callback (widget_class, renew_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_subjects);
  gtk_widget_class_bind_template_callback (widget_class, tick_all_cb);
}

static void
xep_dossiers_page_class_init (XepDossiersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xep_dossiers_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xep_dossiers_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/lungphinh/XepLoai/ui/xep-dossiers-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
}

static void
xep_dossiers_page_init (XepDossiersPage *self)
{
  self->papers = g_ptr_array_new ();
  self->unit_states = xep_dossier_units_new ();
  self->text = g_strdup ("");
  self->changing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->changing = FALSE;
  self->units = XEP_PLAIN_LIST (
      xep_plain_list_new (unit_columns, G_N_ELEMENTS (unit_columns), FALSE, _("Units")));
  self->subjects = XEP_PLAIN_LIST (xep_plain_list_new (
      subject_columns, G_N_ELEMENTS (subject_columns), TRUE, _("Dossiers of the unit")));
  gtk_box_append (self->units_box, GTK_WIDGET (self->units));
  gtk_box_insert_child_after (self->subjects_box, GTK_WIDGET (self->subjects),
                              gtk_widget_get_first_child (GTK_WIDGET (self->subjects_box)));
  xep_date_entry_show (GTK_EDITABLE (self->date_entry), xep_date_today ());
  g_signal_connect_object (self->units, "chosen", G_CALLBACK (unit_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subjects, "opened", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subjects, "ticked", G_CALLBACK (show_button), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
xep_dossiers_page_new (XepContext *context)
{
  XepDossiersPage *self = g_object_new (XEP_TYPE_DOSSIERS_PAGE, NULL);

  self->context = g_object_ref (context);
  self->store = xep_context_get_store (context);
  return GTK_WIDGET (self);
}
