/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "command/xep-command-private.h"
#include "report/list/xep-list-table.h"
#include "store/xep-person-store.h"

/* The headings are those by which an import of a roster knows the columns. */
static const XepListColumn columns[] = {
  { "Số TT", 7, XEP_LIST_COLUMN_NUMBER },
  { "Họ và tên", 26, XEP_LIST_COLUMN_TEXT },
  { "Ngày sinh", 12, XEP_LIST_COLUMN_DATE },
  { "Giới tính", 9, XEP_LIST_COLUMN_TEXT },
  { "Dân tộc", 11, XEP_LIST_COLUMN_TEXT },
  { "Chi bộ", 30, XEP_LIST_COLUMN_TEXT },
  { "Số thẻ đảng viên", 16, XEP_LIST_COLUMN_TEXT },
  { "Số CCCD", 15, XEP_LIST_COLUMN_TEXT },
  { "Ngày vào Đảng", 14, XEP_LIST_COLUMN_DATE },
  { "Ngày chính thức", 15, XEP_LIST_COLUMN_DATE },
  { "Chức vụ Đảng", 26, XEP_LIST_COLUMN_TEXT },
  { "Chức vụ chính quyền", 26, XEP_LIST_COLUMN_TEXT },
  { "Chức vụ đoàn thể", 26, XEP_LIST_COLUMN_TEXT },
  { "Tình trạng", 16, XEP_LIST_COLUMN_TEXT },
  { "Ghi chú", 26, XEP_LIST_COLUMN_TEXT },
};

static const XepBranch branches[] = { XEP_BRANCH_PARTY, XEP_BRANCH_GOVERNMENT, XEP_BRANCH_UNION };

/* As an import reads them. */
static const char *const statuses[] = {
  [XEP_STATUS_ACTIVE] = "Chính thức",        [XEP_STATUS_PROBATION] = "Dự bị",
  [XEP_STATUS_RELIEVED] = "Miễn công tác",   [XEP_STATUS_SUSPENDED] = "Đình chỉ sinh hoạt",
  [XEP_STATUS_LEFT] = "Đã chuyển sinh hoạt",
};

static void
add_date (XepListTable *table, XepDate date)
{
  g_autofree char *text = xep_date_format_iso (date);

  xep_list_table_add (table, text);
}

/* Held now, "; " between them. */
static void
add_posts (XepListTable *table, XepPerson *person, XepBranch branch)
{
  g_autoptr (GString) posts = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (person->posts, i);

      if (post->branch == branch && xep_post_is_held_on (post, XEP_DATE_NONE))
        g_string_append_printf (posts, "%s%s", posts->len > 0 ? "; " : "", post->title);
    }
  xep_list_table_add (table, posts->str);
}

static void
add_person (XepListTable *table, XepPerson *person)
{
  g_autofree char *number = g_strdup_printf ("%u", xep_list_table_count_rows (table) + 1);

  xep_list_table_add (table, number);
  xep_list_table_add (table, person->name);
  add_date (table, person->birth_date);
  xep_list_table_add (table, person->gender);
  xep_list_table_add (table, person->ethnicity);
  xep_list_table_add (table, person->unit_name);
  xep_list_table_add (table, person->party_card);
  xep_list_table_add (table, person->citizen_id);
  add_date (table, person->admitted_on);
  add_date (table, person->official_on);
  for (gsize i = 0; i < G_N_ELEMENTS (branches); i++)
    add_posts (table, person, branches[i]);
  xep_list_table_add (table, statuses[person->status]);
  xep_list_table_add (table, person->note);
}

/* The Party members as a workbook or text that "import roster" reads back. */
gboolean
xep_command_roster (XepCommand *command, GError **error)
{
  const char *path = xep_command_word (command, 1);
  gint64 unit_id = xep_command_find_unit (command, error);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (XepListTable) table
      = xep_list_table_new ("DANH SÁCH ĐẢNG VIÊN", columns, G_N_ELEMENTS (columns));

  if (unit_id < 0)
    return FALSE;
  people = xep_person_store_list (command->store, unit_id, FALSE, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);

      if (person->party_member)
        add_person (table, person);
    }
  if (!xep_list_table_write (table, path, error))
    return FALSE;
  xep_command_confirm (command, _("The list of %u Party members was written to “%s”."),
                       xep_list_table_count_rows (table), path);
  return TRUE;
}
