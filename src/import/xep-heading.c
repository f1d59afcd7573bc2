/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/xep-heading.h"

#include "base/xep-text.h"

#define ROSTER (1 << XEP_IMPORT_ROSTER)
#define LEADERS (1 << XEP_IMPORT_LEADERS)
#define SCORES (1 << XEP_IMPORT_SCORES)
#define PEOPLE (ROSTER | LEADERS)
#define ALL (PEOPLE | SCORES)

/* Names as the offices write them, folded: no marks, small letters, one blank. A name marked @whole
 * must be the whole heading, the others may go on ("Ngày sinh (ghi rõ ngày, tháng, năm)"). Of two
 * header rows both names are joined: "ngay vao dang" + "du bi". */
static const struct
{
  const char *name;
  XepHeading column;
  guint kinds;
  gboolean whole;
} names[] = {
  { "stt", XEP_HEADING_NUMBER, ALL },
  { "tt", XEP_HEADING_NUMBER, ALL, TRUE },
  { "so tt", XEP_HEADING_NUMBER, ALL },
  { "so thu tu", XEP_HEADING_NUMBER, ALL },

  { "ho va ten", XEP_HEADING_NAME, ALL },
  { "ho ten", XEP_HEADING_NAME, ALL },
  { "ho va ten khai sinh", XEP_HEADING_NAME, ALL },
  { "ho chu dem va ten", XEP_HEADING_NAME, ALL },
  { "ho ten dang vien", XEP_HEADING_NAME, ALL },
  { "ten dang vien", XEP_HEADING_NAME, ALL },
  { "dang vien", XEP_HEADING_NAME, ALL, TRUE },
  { "ten", XEP_HEADING_NAME, ALL, TRUE },

  { "ngay sinh", XEP_HEADING_BIRTH, ALL },
  { "nam sinh", XEP_HEADING_BIRTH, ALL },
  { "sinh ngay", XEP_HEADING_BIRTH, ALL },
  { "sinh nam", XEP_HEADING_BIRTH, ALL },
  { "ngay thang nam sinh", XEP_HEADING_BIRTH, ALL },
  { "ngay thang sinh", XEP_HEADING_BIRTH, ALL },
  { "ngay sinh nam", XEP_HEADING_BIRTH_MALE, ALL, TRUE },
  { "nam sinh nam", XEP_HEADING_BIRTH_MALE, ALL, TRUE },
  { "ngay thang nam sinh nam", XEP_HEADING_BIRTH_MALE, ALL, TRUE },
  { "ngay sinh nu", XEP_HEADING_BIRTH_FEMALE, ALL, TRUE },
  { "nam sinh nu", XEP_HEADING_BIRTH_FEMALE, ALL, TRUE },
  { "ngay thang nam sinh nu", XEP_HEADING_BIRTH_FEMALE, ALL, TRUE },

  { "gioi tinh", XEP_HEADING_GENDER, ALL },
  { "nam nu", XEP_HEADING_GENDER, ALL },
  { "nu", XEP_HEADING_FEMALE, ALL, TRUE },
  { "gioi tinh nu", XEP_HEADING_FEMALE, ALL, TRUE },
  { "dan toc", XEP_HEADING_ETHNICITY, ALL },

  { "chuc vu", XEP_HEADING_POST, PEOPLE },
  { "chuc danh", XEP_HEADING_POST, PEOPLE },
  { "chuc vu dang", XEP_HEADING_PARTY_POST, PEOPLE },
  { "chuc vu trong dang", XEP_HEADING_PARTY_POST, PEOPLE },
  { "dang", XEP_HEADING_PARTY_POST, PEOPLE, TRUE },
  { "chuc vu chinh quyen", XEP_HEADING_GOVERNMENT_POST, PEOPLE },
  { "chinh quyen", XEP_HEADING_GOVERNMENT_POST, PEOPLE, TRUE },
  { "chuc vu doan the", XEP_HEADING_UNION_POST, PEOPLE },
  { "chuc vu mttq", XEP_HEADING_UNION_POST, PEOPLE },
  { "chuc vu mat tran", XEP_HEADING_UNION_POST, PEOPLE },
  { "doan the", XEP_HEADING_UNION_POST, PEOPLE, TRUE },
  { "chuc vu chinh quyen doan the", XEP_HEADING_OTHER_POST, PEOPLE },
  { "chuc vu chinh quyen va doan the", XEP_HEADING_OTHER_POST, PEOPLE },
  { "chinh quyen doan the", XEP_HEADING_OTHER_POST, PEOPLE },

  { "don vi cong tac", XEP_HEADING_WORKPLACE, PEOPLE },
  { "noi cong tac", XEP_HEADING_WORKPLACE, PEOPLE },
  { "co quan cong tac", XEP_HEADING_WORKPLACE, PEOPLE },
  { "co quan don vi", XEP_HEADING_WORKPLACE, PEOPLE },
  { "co quan", XEP_HEADING_WORKPLACE, PEOPLE, TRUE },
  { "don vi", XEP_HEADING_WORKPLACE, PEOPLE, TRUE },

  { "chi bo", XEP_HEADING_CELL, ALL },
  { "chi bo sinh hoat", XEP_HEADING_CELL, ALL },
  { "sinh hoat tai chi bo", XEP_HEADING_CELL, ALL },
  { "noi sinh hoat", XEP_HEADING_CELL, ALL },
  { "sinh hoat dang tai", XEP_HEADING_CELL, ALL },

  { "dien quan ly", XEP_HEADING_TIER, LEADERS },
  { "cap quan ly", XEP_HEADING_TIER, LEADERS },
  { "cap co tham quyen quan ly", XEP_HEADING_TIER, LEADERS },
  { "nguoi dung dau", XEP_HEADING_HEAD, LEADERS },
  { "la nguoi dung dau", XEP_HEADING_HEAD, LEADERS },

  { "ngay vao dang", XEP_HEADING_ADMITTED, PEOPLE },
  { "ngay ket nap", XEP_HEADING_ADMITTED, PEOPLE },
  { "ngay vao dang du bi", XEP_HEADING_ADMITTED, PEOPLE },
  { "ngay du bi", XEP_HEADING_ADMITTED, PEOPLE },
  { "ngay ket nap du bi", XEP_HEADING_ADMITTED, PEOPLE },
  { "vao dang", XEP_HEADING_ADMITTED, PEOPLE, TRUE },
  { "vao dang du bi", XEP_HEADING_ADMITTED, PEOPLE },
  { "du bi", XEP_HEADING_ADMITTED, PEOPLE, TRUE },
  { "ngay chinh thuc", XEP_HEADING_OFFICIAL, PEOPLE },
  { "ngay vao dang chinh thuc", XEP_HEADING_OFFICIAL, PEOPLE },
  { "ngay cong nhan chinh thuc", XEP_HEADING_OFFICIAL, PEOPLE },
  { "ngay ket nap chinh thuc", XEP_HEADING_OFFICIAL, PEOPLE },
  { "vao dang chinh thuc", XEP_HEADING_OFFICIAL, PEOPLE },
  { "chinh thuc", XEP_HEADING_OFFICIAL, PEOPLE, TRUE },

  { "so the dang vien", XEP_HEADING_CARD, ALL },
  { "so the dang", XEP_HEADING_CARD, ALL },
  { "so the", XEP_HEADING_CARD, ALL },
  { "the dang vien", XEP_HEADING_CARD, ALL },
  { "so td", XEP_HEADING_CARD, ALL, TRUE },

  { "tinh trang", XEP_HEADING_STATUS, PEOPLE },
  { "trang thai", XEP_HEADING_STATUS, PEOPLE },
  { "tinh trang sinh hoat", XEP_HEADING_STATUS, PEOPLE },
  { "ghi chu", XEP_HEADING_NOTE, ALL },

  { "diem tieu chi chung", XEP_HEADING_POINTS_A, SCORES },
  { "tieu chi chung", XEP_HEADING_POINTS_A, SCORES },
  { "diem nhom tieu chi chung", XEP_HEADING_POINTS_A, SCORES },
  { "nhom tieu chi chung", XEP_HEADING_POINTS_A, SCORES },
  { "diem nhom a", XEP_HEADING_POINTS_A, SCORES },
  { "nhom a", XEP_HEADING_POINTS_A, SCORES },
  { "diem phan a", XEP_HEADING_POINTS_A, SCORES },
  { "phan a", XEP_HEADING_POINTS_A, SCORES, TRUE },
  { "diem a", XEP_HEADING_POINTS_A, SCORES, TRUE },
  { "a", XEP_HEADING_POINTS_A, SCORES, TRUE },
  { "diem ket qua nhiem vu", XEP_HEADING_POINTS_B, SCORES },
  { "ket qua nhiem vu", XEP_HEADING_POINTS_B, SCORES },
  { "diem ket qua thuc hien nhiem vu", XEP_HEADING_POINTS_B, SCORES },
  { "ket qua thuc hien nhiem vu", XEP_HEADING_POINTS_B, SCORES },
  { "tieu chi ket qua thuc hien nhiem vu", XEP_HEADING_POINTS_B, SCORES },
  { "diem nhom b", XEP_HEADING_POINTS_B, SCORES },
  { "nhom b", XEP_HEADING_POINTS_B, SCORES },
  { "diem phan b", XEP_HEADING_POINTS_B, SCORES },
  { "phan b", XEP_HEADING_POINTS_B, SCORES, TRUE },
  { "diem b", XEP_HEADING_POINTS_B, SCORES, TRUE },
  { "b", XEP_HEADING_POINTS_B, SCORES, TRUE },
  { "tong diem", XEP_HEADING_POINTS_TOTAL, SCORES },
  { "tong so diem", XEP_HEADING_POINTS_TOTAL, SCORES },
  { "diem tong", XEP_HEADING_POINTS_TOTAL, SCORES },
  { "cong diem", XEP_HEADING_POINTS_TOTAL, SCORES },
  { "tong cong", XEP_HEADING_POINTS_TOTAL, SCORES },
  { "tong", XEP_HEADING_POINTS_TOTAL, SCORES, TRUE },
  { "tu xep loai", XEP_HEADING_LEVEL, SCORES },
  { "xep loai", XEP_HEADING_LEVEL, SCORES },
  { "muc xep loai", XEP_HEADING_LEVEL, SCORES },
  { "muc tu xep loai", XEP_HEADING_LEVEL, SCORES },
  { "tu nhan muc", XEP_HEADING_LEVEL, SCORES },
  { "de xuat xep loai", XEP_HEADING_LEVEL, SCORES },
  { "de nghi xep loai", XEP_HEADING_LEVEL, SCORES },

  { "tieu chi", XEP_HEADING_CRITERION, SCORES, TRUE },
  { "tieu chi so", XEP_HEADING_CRITERION, SCORES, TRUE },
  { "so tieu chi", XEP_HEADING_CRITERION, SCORES },
  { "so hieu tieu chi", XEP_HEADING_CRITERION, SCORES },
  { "ma tieu chi", XEP_HEADING_CRITERION, SCORES },
  { "tt tieu chi", XEP_HEADING_CRITERION, SCORES },
  { "stt tieu chi", XEP_HEADING_CRITERION, SCORES },
  { "muc tieu", XEP_HEADING_GOAL, SCORES },
  { "nhiem vu de ra", XEP_HEADING_GOAL, SCORES },
  { "ket qua", XEP_HEADING_RESULT, SCORES, TRUE },
  { "ket qua san pham", XEP_HEADING_RESULT, SCORES },
  { "ket qua thuc te", XEP_HEADING_RESULT, SCORES },
  { "ket qua thuc hien", XEP_HEADING_RESULT, SCORES, TRUE },
  { "san pham thuc te", XEP_HEADING_RESULT, SCORES },
  { "kpi", XEP_HEADING_PERCENT, SCORES },
  { "diem kpi", XEP_HEADING_PERCENT, SCORES },
  { "ty le kpi", XEP_HEADING_PERCENT, SCORES },
};

/* "Điểm tiêu chí chung (30)" → "diem tieu chi chung". */
static char *
simplify (const char *heading)
{
  g_autofree char *folded = xep_text_fold (heading);
  GString *plain = g_string_new (NULL);
  int depth = 0;

  for (const char *at = folded; *at != '\0'; at++)
    {
      if (*at == '(')
        depth++;
      else if (*at == ')' && depth > 0)
        depth--;
      else if (depth == 0 && g_ascii_isalnum (*at))
        g_string_append_c (plain, *at);
      else if (depth == 0 && plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  g_strchomp (plain->str);
  return g_string_free (plain, FALSE);
}

static gboolean
names_heading (const char *name, const char *heading, gboolean whole)
{
  gsize length = strlen (name);

  if (strncmp (heading, name, length) != 0)
    return FALSE;
  return heading[length] == '\0' || (!whole && heading[length] == ' ');
}

gboolean
xep_heading_recognise (XepImportKind kind, const char *heading, XepHeading *column)
{
  g_autofree char *plain = simplify (heading);
  gsize best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i].name);

      if ((names[i].kinds & (1u << kind)) != 0 && length > best
          && names_heading (names[i].name, plain, names[i].whole))
        {
          best = length;
          *column = names[i].column;
        }
    }
  return best > 0;
}
