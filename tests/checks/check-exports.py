#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a header offers is used by a source other than the one that has it; else it is static there, or gone."""
import pathlib
import re
import sys

COMMENT = re.compile(r'/\*.*?\*/', re.S)
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
DECLARED = re.compile(r'^(?!static\b|typedef\b)[A-Za-z_][^;{}()=#]*?[\s*](xep_\w+)\s*\([^;{}]*;', re.M)
DEFINED = re.compile(r'^(xep_\w+) \(', re.M)
NAME = re.compile(r'\bxep_\w+')

# The unit a test tries, or what it sees of a state, an order or a widget that the program only shows.
FOR_TESTS = frozenset((
    # base
    'xep_file_lock_is_held',
    'xep_legacy_guess_get_confidence',
    'xep_legacy_guess_get_counts',
    'xep_legacy_guess_has_lost_horns',
    'xep_legacy_text_find_damage',
    'xep_paths_get_program_dir',
    # db
    'xep_backup_file_new',
    'xep_backup_find_surplus',
    'xep_statement_bind_blob',
    'xep_statement_get_blob',
    'xep_statement_reset',
    # gui
    'xep_batch_dialog_new',
    'xep_batch_forms_choose',
    'xep_collective_dialog_new',
    'xep_deadline_notice_dup_text',
    'xep_deadline_notice_is_due',
    'xep_deadline_notice_remember',
    'xep_field_choice_get_value',
    'xep_field_form_get_words',
    'xep_figure_get_count',
    'xep_figure_get_query',
    'xep_figure_get_title',
    'xep_history_window_new',
    'xep_import_dialog_new',
    'xep_import_dialog_set_file',
    'xep_labelled_field_get_message',
    'xep_meeting_editor_get_id',
    'xep_name_list_count',
    'xep_person_dialog_new',
    'xep_post_list_add',
    'xep_post_list_get_count',
    'xep_post_row_get_message',
    'xep_proposal_dialog_new',
    'xep_quota_board_dup_rule',
    'xep_quota_dialog_new',
    'xep_record_dialog_get_message',
    'xep_regulation_window_new',
    'xep_remedy_window_new',
    'xep_unit_dialog_new',
    'xep_unit_picker_list_found',
    'xep_unit_picker_new',
    'xep_unit_picker_search',
    # import
    'xep_heading_table_load',
    'xep_import_mapping_dup_text',
    'xep_import_mapping_new',
    'xep_import_mapping_parse',
    'xep_import_mapping_set_answer',
    'xep_import_mapping_set_column',
    'xep_import_mapping_set_header',
    'xep_import_mapping_set_read',
    'xep_import_mapping_set_turned',
    'xep_number_format_is_date',
    'xep_number_format_is_percent',
    'xep_workbook_parse',
    'xep_workbook_parse_text',
    # model
    'xep_column_from_nick',
    'xep_disqualifier_tick_new',
    'xep_findings_of_assessment',
    'xep_measure_to_nick',
    'xep_person_is_head',
    'xep_regulation_edit_list_changes',
    'xep_regulation_get_title',
    # report
    'xep_form_catalogue_load_from',
    'xep_form_is_landscape',
    'xep_form_load',
    'xep_pages_append',
    'xep_pdf_get_page_count',
    'xep_report_context_blank',
    'xep_report_data_ref',
    # store
    'xep_assessment_store_suggest_all',
    'xep_audit_store_find',
    'xep_audit_store_list',
    'xep_count_store_of_ids',
    'xep_order_store_check',
    'xep_order_store_list_places',
    'xep_store_get_set_compared',
    'xep_subject_row_get_head',
    'xep_subject_row_get_level',
    'xep_subject_row_get_posts',
    'xep_subject_row_get_suggested',
    'xep_subject_row_get_unit_id',
    'xep_subject_row_get_unit_name',
))
# One of a pair that a macro makes: used under a name that another macro puts together, or the way
# back that its twin calls for.
OF_PAIRS = frozenset((
    # model
    'xep_column_to_nick',
    'xep_measure_from_nick',
))
EXCEPTIONS = FOR_TESTS | OF_PAIRS


def read(path):
    return STRING.sub('""', COMMENT.sub('', path.read_text('utf-8')))


def check(root):
    declared, used = {}, set()
    headers = {path: read(path) for path in sorted((root / 'src').rglob('*.h'))}
    for path, text in headers.items():
        declared.update((name, path) for name in DECLARED.findall(text))
    # What a macro, a cleanup or an inline function of a header names is used where that is.
    for text in headers.values():
        used.update(NAME.findall(DECLARED.sub('', text)))
    sources = {path: read(path) for path in (root / 'src').rglob('*.c')}
    defined = {path: set(DEFINED.findall(text)) for path, text in sources.items()}
    anywhere = set().union(*defined.values())
    for path, text in sources.items():
        # What no source spells out is made by a macro, in the file of the same name.
        own = {name for name, header in declared.items()
               if name not in anywhere and header == path.with_suffix('.h')}
        used.update(set(NAME.findall(text)) - defined[path] - own)
    problems = [f'{path.relative_to(root)}: {name} is used by no other file'
                for name, path in declared.items() if name not in used | EXCEPTIONS]
    problems += [f'{name}: an exception that is none' for name in sorted(EXCEPTIONS)
                 if name in used or name not in declared]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)
