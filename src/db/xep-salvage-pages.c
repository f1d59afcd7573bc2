/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/xep-salvage-pages.h"

#include <string.h>

#include "base/xep-safe-file.h"

#define FILE_HEADER 100
#define VERSION_OFFSET 60
#define DEFAULT_PAGE_SIZE 4096
#define LARGEST_PAGE_SIZE 65536
#define LOG_HEADER 32
#define FRAME_HEADER 24
#define LOG_MAGIC 0x377f0682u
/* More than any text of ours; a broken length must not ask for all the memory. */
#define LARGEST_RECORD (64u << 20)

struct _XepSalvagePages
{
  guint8 *file;
  gsize file_size;
  guint8 *log;
  gsize log_size;
  guint page_size;
  guint usable; /* of a page */
  guint count;
  GHashTable *logged; /* page number → its newest committed content, in log */
  gboolean lost_log;
};

static guint
get_16 (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

static guint32
get_32 (const guint8 *data)
{
  return (guint32) get_16 (data) << 16 | get_16 (data + 2);
}

static gboolean
is_page_size (guint size)
{
  return size >= 512 && size <= LARGEST_PAGE_SIZE && (size & (size - 1)) == 0;
}

/* Sums the log as SQLite does; two words at a time. */
static void
add_checksum (const guint8 *data, gsize size, gboolean big_endian, guint32 sums[2])
{
  for (gsize i = 0; i + 8 <= size; i += 8)
    {
      guint32 first = get_32 (data + i);
      guint32 second = get_32 (data + i + 4);

      sums[0] += (big_endian ? first : GUINT32_SWAP_LE_BE (first)) + sums[1];
      sums[1] += (big_endian ? second : GUINT32_SWAP_LE_BE (second)) + sums[0];
    }
}

static gboolean
has_checksum (const guint8 *data, const guint32 sums[2])
{
  return get_32 (data) == sums[0] && get_32 (data + 4) == sums[1];
}

/* Takes the frames of a transaction that was committed. */
static void
take_frames (XepSalvagePages *self, GPtrArray *frames)
{
  for (guint i = 0; i < frames->len; i++)
    {
      guint8 *frame = g_ptr_array_index (frames, i);

      g_hash_table_insert (self->logged, GUINT_TO_POINTER (get_32 (frame)), frame + FRAME_HEADER);
    }
  g_ptr_array_set_size (frames, 0);
}

/* The log up to its last whole transaction; what comes after was never committed, or is broken. */
static void
read_log (XepSalvagePages *self)
{
  g_autoptr (GPtrArray) frames = g_ptr_array_new ();
  guint32 sums[2] = { 0, 0 };
  gboolean big_endian;
  guint size;

  if (self->log_size == 0)
    return;
  self->lost_log = TRUE;
  if (self->log_size < LOG_HEADER || (get_32 (self->log) & ~1u) != LOG_MAGIC)
    return;
  big_endian = (get_32 (self->log) & 1u) != 0;
  size = get_32 (self->log + 8);
  add_checksum (self->log, 24, big_endian, sums);
  if (!is_page_size (size) || !has_checksum (self->log + 24, sums))
    return;
  self->page_size = size;
  self->lost_log = FALSE;
  for (gsize at = LOG_HEADER; at + FRAME_HEADER + size <= self->log_size; at += FRAME_HEADER + size)
    {
      guint8 *frame = self->log + at;

      /* Frames of an earlier round of the log carry other salts: the end, and nothing lost. */
      if (memcmp (frame + 8, self->log + 16, 8) != 0)
        break;
      add_checksum (frame, 8, big_endian, sums);
      add_checksum (frame + FRAME_HEADER, size, big_endian, sums);
      if (get_32 (frame) == 0 || !has_checksum (frame + 16, sums))
        {
          self->lost_log = TRUE;
          break;
        }
      g_ptr_array_add (frames, frame);
      if (get_32 (frame + 4) == 0)
        continue;
      self->count = get_32 (frame + 4);
      take_frames (self, frames);
    }
}

static gboolean
looks_like_tree (const guint8 *page)
{
  return page[0] == XEP_SALVAGE_INDEX_INTERIOR || page[0] == XEP_SALVAGE_TABLE_INTERIOR
         || page[0] == XEP_SALVAGE_INDEX_LEAF || page[0] == XEP_SALVAGE_TABLE_LEAF;
}

static guint
count_trees (XepSalvagePages *self, guint page_size)
{
  guint trees = 0;

  for (gsize at = page_size; at + page_size <= self->file_size; at += page_size)
    if (looks_like_tree (self->file + at))
      trees++;
  return trees;
}

/* The size in the header if it is one, and the file does not look more like one of ours otherwise.
 */
static void
choose_page_size (XepSalvagePages *self)
{
  guint told = self->file_size >= FILE_HEADER ? get_16 (self->file + 16) : 0;

  if (self->page_size == 0)
    {
      told = told == 1 ? LARGEST_PAGE_SIZE : told;
      self->page_size = is_page_size (told) ? told : DEFAULT_PAGE_SIZE;
      if (count_trees (self, DEFAULT_PAGE_SIZE) > count_trees (self, self->page_size))
        self->page_size = DEFAULT_PAGE_SIZE;
    }
  self->usable = self->page_size;
  if (self->file_size >= FILE_HEADER && self->file[20] <= 32
      && memcmp (self->file, "SQLite format 3", 16) == 0)
    self->usable -= self->file[20];
}

XepSalvagePages *
xep_salvage_pages_new (const char *path, GError **error)
{
  g_autoptr (XepSalvagePages) self = g_new0 (XepSalvagePages, 1);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);

  self->logged = g_hash_table_new (g_direct_hash, g_direct_equal);
  if (!xep_safe_file_read (path, (char **) &self->file, &self->file_size, error))
    return NULL;
  if (g_file_test (log_path, G_FILE_TEST_EXISTS)
      && !xep_safe_file_read (log_path, (char **) &self->log, &self->log_size, NULL))
    self->lost_log = TRUE;
  read_log (self);
  choose_page_size (self);
  /* A torn last page counts: what is missing of it is never read. */
  self->count
      = MAX (self->count, (guint) ((self->file_size + self->page_size - 1) / self->page_size));
  return g_steal_pointer (&self);
}

void
xep_salvage_pages_free (XepSalvagePages *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->logged);
  g_free (self->file);
  g_free (self->log);
  g_free (self);
}

guint
xep_salvage_pages_get_count (XepSalvagePages *self)
{
  return self->count;
}

gboolean
xep_salvage_pages_lost_log (XepSalvagePages *self)
{
  return self->lost_log;
}

/* NULL if the page is not there whole. */
static const guint8 *
get_page (XepSalvagePages *self, guint page)
{
  const guint8 *logged = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (page));

  if (page == 0 || page > self->count)
    return NULL;
  if (logged != NULL)
    return logged;
  if ((gsize) page * self->page_size > self->file_size)
    return NULL;
  return self->file + (gsize) (page - 1) * self->page_size;
}

int
xep_salvage_pages_get_version (XepSalvagePages *self)
{
  const guint8 *page = get_page (self, 1);
  guint32 version = page != NULL ? get_32 (page + VERSION_OFFSET) : 0;

  return version <= G_MAXINT ? (int) version : 0;
}

/* Where the header of the tree begins: the first page holds that of the file before it. */
static guint
get_start (guint page)
{
  return page == 1 ? FILE_HEADER : 0;
}

guint
xep_salvage_pages_get_type (XepSalvagePages *self, guint page)
{
  const guint8 *data = get_page (self, page);

  if (data == NULL || !looks_like_tree (data + get_start (page)))
    return 0;
  return data[get_start (page)];
}

static gboolean
is_interior (guint type)
{
  return type == XEP_SALVAGE_INDEX_INTERIOR || type == XEP_SALVAGE_TABLE_INTERIOR;
}

static guint
get_pointers (XepSalvagePages *self, guint page)
{
  return get_start (page) + (is_interior (xep_salvage_pages_get_type (self, page)) ? 12 : 8);
}

guint
xep_salvage_pages_count_cells (XepSalvagePages *self, guint page)
{
  guint told;

  if (xep_salvage_pages_get_type (self, page) == 0)
    return 0;
  told = get_16 (get_page (self, page) + get_start (page) + 3);
  return MIN (told, (self->usable - get_pointers (self, page)) / 2);
}

/* What is left of the page from the cell on; 0 if it cannot lie there. */
static guint
find_cell (XepSalvagePages *self, guint page, guint cell, const guint8 **data)
{
  guint pointers = get_pointers (self, page);
  guint offset = get_16 (get_page (self, page) + pointers + 2 * cell);

  if (offset < pointers || offset >= self->usable)
    return 0;
  *data = get_page (self, page) + offset;
  return self->usable - offset;
}

guint
xep_salvage_pages_get_child (XepSalvagePages *self, guint page, guint cell)
{
  const guint8 *data = NULL;
  guint left;

  if (!is_interior (xep_salvage_pages_get_type (self, page)))
    return 0;
  if (cell >= xep_salvage_pages_count_cells (self, page))
    return get_32 (get_page (self, page) + get_start (page) + 8);
  left = find_cell (self, page, cell, &data);
  return left >= 4 ? get_32 (data) : 0;
}

/* How many bytes the number takes; 0 if it runs out of @size. */
static guint
read_varint (const guint8 *data, gsize size, guint64 *number)
{
  *number = 0;
  for (guint i = 0; i < 9 && i < size; i++)
    {
      if (i == 8)
        {
          *number = *number << 8 | data[i];
          return 9;
        }
      *number = *number << 7 | (data[i] & 0x7f);
      if ((data[i] & 0x80) == 0)
        return i + 1;
    }
  return 0;
}

/* How much of a payload of @size bytes lies on the page itself. */
static guint
get_local_size (XepSalvagePages *self, guint type, guint size)
{
  guint most
      = type == XEP_SALVAGE_TABLE_LEAF ? self->usable - 35 : (self->usable - 12) * 64 / 255 - 23;
  guint least = (self->usable - 12) * 32 / 255 - 23;
  guint wanted;

  if (size <= most)
    return size;
  wanted = least + (size - least) % (self->usable - 4);
  return wanted <= most ? wanted : least;
}

static gboolean
read_overflow (XepSalvagePages *self, guint page, guint size, GByteArray *payload)
{
  guint pages = 0;

  while (payload->len < size)
    {
      const guint8 *data = get_page (self, page);
      guint take = MIN (size - payload->len, self->usable - 4);

      if (data == NULL || pages++ > self->count)
        return FALSE;
      g_byte_array_append (payload, data + 4, take);
      page = get_32 (data);
    }
  return TRUE;
}

/* The bytes of a record, joined from its pages. */
static gboolean
read_payload (XepSalvagePages *self, guint page, guint cell, XepSalvageRecord *record)
{
  guint type = xep_salvage_pages_get_type (self, page);
  const guint8 *data = NULL;
  guint left = find_cell (self, page, cell, &data);
  guint64 size = 0;
  guint64 rowid = 0;
  guint used = type == XEP_SALVAGE_INDEX_INTERIOR ? 4 : 0;
  guint step;
  guint local;

  if (left <= used)
    return FALSE;
  step = read_varint (data + used, left - used, &size);
  used += step;
  if (step == 0 || size == 0 || size > LARGEST_RECORD)
    return FALSE;
  if (type == XEP_SALVAGE_TABLE_LEAF)
    {
      step = read_varint (data + used, left - used, &rowid);
      used += step;
      if (step == 0)
        return FALSE;
    }
  local = get_local_size (self, type, (guint) size);
  if (local > left - used || (local < size && local + 4 > left - used))
    return FALSE;
  record->rowid = (gint64) rowid;
  g_byte_array_set_size (record->payload, 0);
  g_byte_array_append (record->payload, data + used, local);
  return local == size
         || read_overflow (self, get_32 (data + used + local), (guint) size, record->payload);
}

static gint64
read_integer (const guint8 *data, gsize size)
{
  guint64 number = (data[0] & 0x80) != 0 ? ~(guint64) 0 : 0;

  for (gsize i = 0; i < size; i++)
    number = number << 8 | data[i];
  return (gint64) number;
}

/* How long the value of a serial type is in the body of the record. */
static gsize
get_value_size (guint64 serial)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < G_N_ELEMENTS (sizes) ? sizes[serial] : (gsize) (serial - 12) / 2;
}

static XepSalvageValue
read_value (guint64 serial, const guint8 *data)
{
  gsize size = get_value_size (serial);
  XepSalvageValue value = { .type = XEP_SALVAGE_NULL, .data = data, .size = size };

  if (serial >= 12)
    value.type = serial % 2 == 0 ? XEP_SALVAGE_BLOB : XEP_SALVAGE_TEXT;
  else if (serial == 7)
    {
      gint64 bits = read_integer (data, size);

      value.type = XEP_SALVAGE_REAL;
      memcpy (&value.real, &bits, sizeof value.real);
    }
  else if (serial > 0)
    {
      value.type = XEP_SALVAGE_INTEGER;
      value.integer = serial >= 8 ? (gint64) serial - 8 : read_integer (data, size);
    }
  return value;
}

static gboolean
read_values (XepSalvageRecord *record)
{
  const guint8 *data = record->payload->data;
  gsize size = record->payload->len;
  guint64 header = 0;
  gsize at = read_varint (data, size, &header);
  gsize body;

  g_array_set_size (record->values, 0);
  if (at == 0 || header < at || header > size)
    return FALSE;
  body = (gsize) header;
  while (at < header)
    {
      guint64 serial = 0;
      guint step = read_varint (data + at, (gsize) header - at, &serial);
      XepSalvageValue value;

      if (step == 0 || serial == 10 || serial == 11 || get_value_size (serial) > size - body)
        return FALSE;
      value = read_value (serial, data + body);
      g_array_append_val (record->values, value);
      at += step;
      body += get_value_size (serial);
    }
  return body == size;
}

gboolean
xep_salvage_pages_read (XepSalvagePages *self, guint page, guint cell, XepSalvageRecord *record)
{
  guint type = xep_salvage_pages_get_type (self, page);

  if (type == 0 || type == XEP_SALVAGE_TABLE_INTERIOR
      || cell >= xep_salvage_pages_count_cells (self, page))
    return FALSE;
  return read_payload (self, page, cell, record) && read_values (record);
}

void
xep_salvage_record_init (XepSalvageRecord *self)
{
  self->rowid = 0;
  self->payload = g_byte_array_new ();
  self->values = g_array_new (FALSE, FALSE, sizeof (XepSalvageValue));
}

void
xep_salvage_record_clear (XepSalvageRecord *self)
{
  g_clear_pointer (&self->payload, g_byte_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
}
