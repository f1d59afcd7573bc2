# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on a printed paper or in a workbook, for the tests that read them back."""
import re
import subprocess
import xml.etree.ElementTree
import zipfile


def pdf_lines(path):
    text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout
    return [line.strip() for line in text.replace('\f', '\n').splitlines()]


def pdf_words(path):
    return ' '.join(' '.join(pdf_lines(path)).split())


def pdf_cells(path):
    """All words in the order they were written: a cell after the other, however its lines are broken."""
    text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, text=True, check=True).stdout
    return ' '.join(text.split())


def sheet_rows(path):
    """The rows of the first sheet, each a list of texts without the empty cells at its end."""
    name = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    with zipfile.ZipFile(path) as archive:
        sheet = xml.etree.ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml'))
    rows = []
    for row in sheet.iter(name + 'row'):
        cells = {}
        for cell in row.iter(name + 'c'):
            # One letter: no list is wider than 26 columns. Texts stand in their cells, figures are numbers.
            letter = re.fullmatch('([A-Z])[0-9]+', cell.get('r')).group(1)
            texts = [text.text or '' for text in cell.iter(name + 't')]
            value = ''.join(texts) if cell.get('t') == 'inlineStr' else cell.findtext(name + 'v')
            if value:
                cells[letter] = value
        rows.append([cells.get(chr(column), '') for column in range(ord('A'), ord(max(cells, default='@')) + 1)])
    return rows
