/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/xep-text.h"
#include "demo/xep-demo-private.h"
#include "store/xep-collective-store.h"
#include "store/xep-person-store.h"
#include "store/xep-unit-store.h"

#define CELL_PREFIX "Chi bộ "
#define SECRETARY "Bí thư chi bộ"

/* Collectives beside the committees of the cells, with the office they lead. */
static const struct
{
  const char *name;
  const char *type;
  const char *office;
  XepTier tier;
} collectives[] = {
  { "Ban Thường vụ Đảng ủy xã", "standing-committee", "Đảng ủy xã", XEP_TIER_PROVINCE },
  { "Ủy ban Kiểm tra Đảng ủy xã", "standing-committee", "Ủy ban Kiểm tra Đảng ủy",
    XEP_TIER_COMMUNE },
  { "Thường trực HĐND xã", "people-council", "Thường trực HĐND xã", XEP_TIER_PROVINCE },
  { "Lãnh đạo UBND xã", "people-committee", "Ủy ban nhân dân xã", XEP_TIER_PROVINCE },
  { "Lãnh đạo Ban Xây dựng Đảng", "party-agency", "Ban Xây dựng Đảng", XEP_TIER_COMMUNE },
  { "Lãnh đạo Văn phòng Đảng ủy", "party-agency", "Văn phòng Đảng ủy", XEP_TIER_COMMUNE },
  { "Lãnh đạo Trung tâm Chính trị", "party-agency", "Trung tâm Chính trị", XEP_TIER_COMMUNE },
  { "Ban Thường trực Ủy ban MTTQ Việt Nam xã", "front", "Ủy ban MTTQ Việt Nam xã",
    XEP_TIER_COMMUNE },
  { "Ban Chấp hành Hội Nông dân xã", "front", "Hội Nông dân xã", XEP_TIER_COMMUNE },
  { "Ban Chấp hành Hội Liên hiệp Phụ nữ xã", "front", "Hội Liên hiệp Phụ nữ xã", XEP_TIER_COMMUNE },
  { "Ban Chấp hành Đoàn TNCS Hồ Chí Minh xã", "front", "Đoàn TNCS Hồ Chí Minh xã",
    XEP_TIER_COMMUNE },
  { "Ban Chấp hành Hội Cựu chiến binh xã", "front", "Hội Cựu chiến binh xã", XEP_TIER_COMMUNE },
  { "Lãnh đạo Văn phòng HĐND và UBND", "agency", "Văn phòng HĐND và UBND", XEP_TIER_COMMUNE },
  { "Lãnh đạo Phòng Kinh tế", "agency", "Phòng Kinh tế", XEP_TIER_COMMUNE },
  { "Lãnh đạo Phòng Văn hóa - Xã hội", "agency", "Phòng Văn hóa - Xã hội", XEP_TIER_COMMUNE },
  { "Lãnh đạo Ban Chỉ huy Quân sự", "agency", "Ban Chỉ huy Quân sự", XEP_TIER_COMMUNE },
  { "Lãnh đạo Công an xã", "agency", "Công an xã", XEP_TIER_COMMUNE },
  { "Lãnh đạo Trạm Y tế xã", "agency", "Trạm Y tế xã", XEP_TIER_COMMUNE },
  { "Lãnh đạo Trung tâm Dịch vụ tổng hợp", "agency", "Trung tâm Dịch vụ tổng hợp",
    XEP_TIER_COMMUNE },
  { "Lãnh đạo Trường Mầm non Lùng Phình", "agency", "Trường Mầm non Lùng Phình", XEP_TIER_COMMUNE },
  { "Lãnh đạo Trường Tiểu học Lùng Phình", "agency", "Trường Tiểu học Lùng Phình",
    XEP_TIER_COMMUNE },
  { "Lãnh đạo Trường THCS Lùng Phình", "agency", "Trường THCS Lùng Phình", XEP_TIER_COMMUNE },
};

/* Cells whose people work in an office of another name. */
static const struct
{
  const char *cell;
  const char *office;
} workplaces[] = {
  { "Chi bộ cơ quan Đảng ủy", "Văn phòng Đảng ủy" },
  { "Chi bộ cơ quan Ủy ban nhân dân xã", "Văn phòng HĐND và UBND" },
  { "Chi bộ Mặt trận và đoàn thể", "Ủy ban MTTQ Việt Nam xã" },
  { "Chi bộ Quân sự xã", "Ban Chỉ huy Quân sự" },
};

/* Names the roster has in capitals, as the clerk would write them. */
static const char *const cell_names[] = {
  "Chi bộ cơ quan Đảng ủy", "Chi bộ Trường THCS Lùng Phình", "Chi bộ thôn Lùng Phình",
  "Chi bộ thôn Lử Chồ",     "Chi bộ thôn Phố Mới",           "Chi bộ thôn Sảng Lùng Chín",
  "Chi bộ thôn Dì Thàng",
};

/* The office called @name, made if it is missing. 0 with @error. */
static gint64
ensure_office (XepDemo *self, const char *name, GError **error)
{
  gint64 id = xep_unit_store_find (self->store, name, FALSE, error);
  g_autoptr (XepUnit) unit = NULL;

  if (id != 0)
    return MAX (id, 0);
  unit = xep_unit_new ();
  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->party_cell = FALSE;
  g_free (unit->block);
  unit->block
      = g_strdup (xep_regulation_guess_block (xep_store_get_regulation (self->store), name));
  return xep_unit_store_add (self->store, unit, error) ? unit->id : 0;
}

static gboolean
add_collective (
    XepDemo *self, const char *name, const char *type, gint64 unit_id, XepTier tier, GError **error)
{
  g_autoptr (XepCollective) collective = xep_collective_new ();

  g_free (collective->name);
  collective->name = g_strdup (name);
  g_free (collective->type);
  collective->type = g_strdup (type);
  collective->unit_id = unit_id;
  collective->tier = tier;
  return xep_collective_store_add (self->store, collective, error);
}

/* The office whose people are the members of @cell; 0 for a village; -1 with @error. */
static gint64
find_workplace (XepDemo *self, XepUnit *cell, GError **error)
{
  g_autofree char *identity = xep_text_identity (cell->name);
  g_autofree char *prefix = xep_text_identity (CELL_PREFIX);

  for (gsize i = 0; i < G_N_ELEMENTS (workplaces); i++)
    {
      g_autofree char *candidate = xep_text_identity (workplaces[i].cell);

      if (g_str_equal (identity, candidate))
        return xep_unit_store_find (self->store, workplaces[i].office, FALSE, error);
    }
  if (!g_str_has_prefix (identity, prefix))
    return 0;
  return xep_unit_store_find (self->store, g_strchug (identity + strlen (prefix)), FALSE, error);
}

/* The secretary of a cell heads it. TRUE if @person changed. */
static gboolean
mark_secretary (XepPerson *person, XepUnit *cell)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      XepPost *post = g_ptr_array_index (person->posts, i);

      if (g_ascii_strcasecmp (post->title, SECRETARY) != 0 || post->head
          || (post->unit_id != 0 && post->unit_id != cell->id))
        continue;
      post->unit_id = cell->id;
      post->head = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* A name the roster has in capitals, as the clerk would write it. TRUE if @person changed. */
static gboolean
write_name_small (XepPerson *person)
{
  g_autofree char *upper = g_utf8_strup (person->name, -1);
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean start = TRUE;

  if (!g_str_equal (upper, person->name))
    return FALSE;
  for (const char *cursor = person->name; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar letter = g_utf8_get_char (cursor);

      g_string_append_unichar (name, start ? letter : g_unichar_tolower (letter));
      start = letter == ' ';
    }
  g_free (person->name);
  person->name = g_strdup (name->str);
  return TRUE;
}

static gboolean
settle_people (XepDemo *self, XepUnit *cell, GError **error)
{
  g_autoptr (GPtrArray) people = xep_person_store_list (self->store, cell->id, FALSE, error);
  gint64 workplace = find_workplace (self, cell, error);
  gboolean headed = FALSE;

  if (people == NULL || workplace < 0)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      XepPerson *person = g_ptr_array_index (people, i);
      gboolean secretary = !headed && person->unit_id == cell->id && mark_secretary (person, cell);
      gboolean changed = write_name_small (person) || secretary;

      headed = headed || secretary;
      if (workplace != 0 && person->workplace_id == 0 && person->kind == XEP_KIND_STAFF)
        {
          person->workplace_id = workplace;
          changed = TRUE;
        }
      if (changed && !xep_person_store_update (self->store, person, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xep_demo_add_subjects (XepDemo *self, GError **error)
{
  g_autoptr (GPtrArray) units = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cell_names); i++)
    {
      gint64 id = xep_unit_store_find (self->store, cell_names[i], TRUE, error);
      g_autoptr (XepUnit) cell = id > 0 ? xep_unit_store_load (self->store, id, error) : NULL;

      if (id < 0 || (id > 0 && cell == NULL))
        return FALSE;
      if (cell == NULL)
        continue;
      g_free (cell->name);
      cell->name = g_strdup (cell_names[i]);
      if (!xep_unit_store_update (self->store, cell, error))
        return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (collectives); i++)
    {
      gint64 office = ensure_office (self, collectives[i].office, error);

      if (office == 0
          || !add_collective (self, collectives[i].name, collectives[i].type, office,
                              collectives[i].tier, error))
        return FALSE;
    }
  units = xep_unit_store_list (self->store, FALSE, error);
  if (units == NULL)
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    {
      XepUnit *unit = g_ptr_array_index (units, i);
      g_autofree char *committee = g_strdup_printf ("Chi ủy %s", unit->name);

      if (unit->party_cell
          && (!add_collective (self, committee, "grassroots-party", unit->id, XEP_TIER_COMMUNE,
                               error)
              || !settle_people (self, unit, error)))
        return FALSE;
    }
  return TRUE;
}
