#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every form there is, filled and blank: its text, its fonts, its place on the paper, and its editable copy as another
program sees it. After a wanted change the texts are written anew with XEPLOAI_REGENERATE=1 and looked at.
XEPLOAI_PAPERS=FOLDER keeps what was printed."""
import concurrent.futures
import difflib
import functools
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'common'), str(pathlib.Path(__file__).resolve().parent)]
import tap
from office import DATA, Office

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / 'data' / 'report' / 'forms'
REGENERATE = 'XEPLOAI_REGENERATE' in os.environ
POINTS_PER_MM = 72 / 25.4
TOLERANCE = .2  # mm
CELL_PADDING = 3 / POINTS_PER_MM
INDENT = 10.0   # of a first line, mm
# Words further up or down than this from the body belong to head and foot; the boxes of letters are higher than
# their lines, mm.
OVERHANG = 1.5
# Ways of printing that end in an editable copy; and a form printed for all its subjects in one file.
COPIES = ('odt', 'all-odt')
SEVERAL = 'pl5'
FONT = re.compile(r'^[A-Z]{6}\+(LiberationSerif|TimesNewRoman|Tinos)\S*\s.*\syes\s+yes\s+yes\s+\d+\s+\d+$')
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
# What stands for the same thing in print and in the copy: dots to write on, and boxes, which print draws.
FILLING = re.compile(r'[.…☐☒\s\u00ad]+')


def run(*command):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout


def load_forms():
    forms = {}
    for path in sorted((DATA / 'forms').glob('*.xml')):
        root = ElementTree.parse(path).getroot()
        if root.tag.split('}')[-1] == 'form':
            forms[root.get('id')] = root
    return forms


FORMS = load_forms()
# Which forms are printed how.
WAYS = {'filled': list(FORMS), 'blank': tap.sample(FORMS), 'odt': tap.sample(FORMS)}
PARTS = {part.get('id'): part for part in ElementTree.parse(DATA / 'forms' / 'parts.xml').getroot() if part.get('id')}


class Page:
    """The words of a page: (left, top, right, bottom, word), mm from its top left corner."""

    def __init__(self, text):
        match = re.match(r' width="([\d.]+)" height="([\d.]+)"', text)
        self.width, self.height = (float(number) / POINTS_PER_MM for number in match.groups())
        self.words = [(*(float(number) / POINTS_PER_MM for number in word[:4]), html.unescape(word[4]))
                      for word in WORD.findall(text)]

    def split(self, top, bottom):
        """Words above, in and below the body."""
        head, body, foot = [], [], []
        for word in self.words:
            part = head if word[3] < top + OVERHANG else foot if word[1] > self.height - bottom - OVERHANG else body
            part.append(word)
        return head, body, foot


class Paper:
    """One printed file."""

    def __init__(self, path):
        self.path = path

    @functools.cached_property
    def text(self):
        lines = (re.sub(r'[ \t]+', ' ', line).strip() for line in run('pdftotext', '-layout', self.path, '-').splitlines())
        return ''.join(line + '\n' for line in lines if line.replace('\f', '').strip())

    @functools.cached_property
    def pages(self):
        return [Page(text) for text in run('pdftotext', '-bbox', self.path, '-').split('<page')[1:]]

    def left_ink(self):
        """Where the first thing drawn on page 1 begins, rules included, mm: in dots of a tenth of a millimetre."""
        image = subprocess.run(['pdftoppm', '-r', '254', '-gray', '-l', '1', self.path], capture_output=True, check=True).stdout
        _, size, _, dots = image.split(b'\n', 3)
        width = int(size.split()[0])
        # Rules are thinner than the dots: less than white will do.
        return min(width - len(dots[at:at + width].lstrip(b'\xff')) for at in range(0, len(dots), width)) / 10

    @functools.cached_property
    def fonts(self):
        return run('pdffonts', self.path).splitlines()[2:]


def has_left_edge(form):
    """Whether anything in the form begins at the margin: a cover is centred throughout."""
    elements = [*form.iter(), *(inner for use in form.iter() if use.get('part') for inner in PARTS[use.get('part')].iter())]
    return any(element.tag.split('}')[-1] in ('table', 'leaders', 'lines') and not element.get('margin') for element in elements)


class Measures:
    """What a form says of its paper, mm."""

    def __init__(self, form):
        long_side_up = form.get('orientation', 'portrait') == 'portrait'
        self.width, self.height = (210, 297) if long_side_up else (297, 210)
        self.top, self.bottom, self.left, self.right = (
            float(form.get(name, fallback)) for name, fallback in (('top', 20), ('bottom', 20), ('left', 30), ('right', 15)))
        self.numbers = form.get('numbers', 'yes') == 'yes'


def header_texts(form):
    """The words of each table header, as body_text() has them."""
    tables = [element for element in form.iter() if element.tag.split('}')[-1] == 'header']
    return [FILLING.sub('', ''.join(header.itertext()) + numbers_text(header)) for header in tables]


def numbers_text(header):
    if header.find('{*}numbers') is None:
        return ''
    row = header.find('{*}row')
    count = sum(int(cell.get('colspan', 1)) for cell in row)
    return ''.join(f'({number})' for number in range(1, count + 1))


def body_text(paper, form, *order):
    """The words between the margins, without blanks, dots and boxes, and without the headers of tables: where lines and
    pages break does not matter."""
    measures = Measures(form)
    raw = run('pdftotext', *order, '-nopgbrk', '-r', 72, '-x', 0, '-y', int(measures.top * POINTS_PER_MM) - 3, '-W', 1000,
              '-H', int((measures.height - measures.top - measures.bottom) * POINTS_PER_MM) + 6, paper.path, '-')
    text = FILLING.sub('', raw)
    for header in header_texts(form):
        text = text.replace(header, '')
    return text


def print_form(office, name, way):
    """A Paper, or why there is none."""
    path = office.path(f'{name}-{way}.{"odt" if way in COPIES else "pdf"}')
    try:
        options = office.choose(FORMS[name])
        if way in ('blank', 'all', 'all-odt'):
            options = options[:4]
        if way == 'blank':
            options.append('--blank')
        office.make_paper('print', name, *options, '-o', path)
    except AssertionError as error:
        return error
    return Paper(path)


@functools.cache
def papers():
    """All forms printed, the copies converted by one run of LibreOffice; or why there is nothing."""
    try:
        office = Office()
    except AssertionError as error:
        return {'failure': error}
    keys = [(name, way) for way in WAYS for name in WAYS[way]] + [(SEVERAL, 'all'), (SEVERAL, 'all-odt')]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        made = dict(zip(keys, pool.map(lambda key: print_form(office, *key), keys)))
    if not tap.THIN:
        convert(office, [made[key].path for key in keys if key[1] in COPIES and isinstance(made[key], Paper)])
    return made | {'office': office}


def convert(office, paths):
    """Writes NAME-odt.pdf beside each; a profile of its own, so that no other LibreOffice is asked to do it."""
    profile = office.path('libreoffice').as_uri()
    subprocess.run(['soffice', '--headless', '--norestore', f'-env:UserInstallation={profile}', '--convert-to', 'pdf',
                    '--outdir', str(office.folder), *map(str, paths)], capture_output=True, check=False, timeout=300,
                   env=office.environment)


def tearDownModule():
    office = papers().get('office')
    if office is None:
        return
    if 'XEPLOAI_PAPERS' in os.environ:
        folder = pathlib.Path(os.environ['XEPLOAI_PAPERS'])
        folder.mkdir(parents=True, exist_ok=True)
        for path in [*office.folder.glob('*.pdf'), *office.folder.glob('*.odt')]:
            shutil.copy(path, folder)
    office.remove()


class Forms(unittest.TestCase):
    maxDiff = None

    def get(self, name, way):
        paper = papers().get('failure') or papers()[name, way]
        if isinstance(paper, Exception):
            raise paper
        return paper

    def check_golden(self, name, way):
        golden = GOLDEN / f'{name}-{way}.txt'
        text = self.get(name, way).text
        if REGENERATE:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text, 'utf-8')
        self.assertTrue(golden.exists(), 'no text to compare with: write it with XEPLOAI_REGENERATE=1')
        self.assertEqual(text, golden.read_text('utf-8'))

    def check_paper(self, name, way):
        """Fonts, size, margins; nothing left unfilled, nothing empty."""
        paper, measures = self.get(name, way), Measures(FORMS[name])
        self.assertNotRegex(paper.text, r'[{}]|\(null\)')
        self.assertTrue(paper.fonts)
        for font in paper.fonts:
            self.assertRegex(font, FONT)
        lefts = []
        for number, page in enumerate(paper.pages, 1):
            lefts += self.check_page(page, measures, number, len(paper.pages))
        places = (measures.left + beside for beside in (0, CELL_PADDING, INDENT))
        if not any(abs(min(lefts) - place) <= TOLERANCE for place in places) and has_left_edge(FORMS[name]):
            self.assertAlmostEqual(paper.left_ink(), measures.left, delta=TOLERANCE, msg='the rules stand at the left margin')
        first = min(word[1] for word in paper.pages[0].split(measures.top, measures.bottom)[1])
        self.assertLessEqual(first - measures.top, 3, 'the text begins at the top margin')

    def check_page(self, page, measures, number, count):
        """The left edges of its body's words."""
        self.assertAlmostEqual(page.width, measures.width, delta=TOLERANCE)
        self.assertAlmostEqual(page.height, measures.height, delta=TOLERANCE)
        head, body, foot = page.split(measures.top, measures.bottom)
        self.assertTrue(body, f'page {number} has no words')
        self.assertEqual([word[4] for word in head], [str(number)] if measures.numbers and number > 1 else [])
        if head:
            middle = (measures.left + measures.width - measures.right) / 2
            self.assertAlmostEqual((head[0][0] + head[0][2]) / 2, middle, delta=TOLERANCE)
        self.assertEqual(foot[-1][4] if foot else f'{number}/{count}', f'{number}/{count}')
        for word in body + foot:
            self.assertGreaterEqual(word[0], measures.left - TOLERANCE, word)
            self.assertLessEqual(word[2], measures.width - measures.right + TOLERANCE, word)
        if foot:
            self.assertAlmostEqual(foot[-1][2], measures.width - measures.right, delta=TOLERANCE)
        return [word[0] for word in body]

    def check_copy(self, name):
        """The editable copy in LibreOffice: the same words in the same order on as many pages, within the same margins.
        LibreOffice is not the program that is watched: there it is enough that the copy is made."""
        if tap.THIN:
            self.assertTrue(zipfile.is_zipfile(self.get(name, 'odt').path))
            return
        printed, measures = self.get(name, 'filled'), Measures(FORMS[name])
        copy = Paper(self.get(name, 'odt').path.with_suffix('.pdf'))
        self.assertTrue(copy.path.exists(), 'LibreOffice could not open it')
        self.assertAlmostEqual(len(copy.pages), len(printed.pages), delta=1)
        self.assertTrue(any(body_text(copy, FORMS[name], order) == body_text(printed, FORMS[name], order)
                            for order in ('-raw', '-layout')) or self.are_swapped(copy, printed, FORMS[name]),
                        f'{body_text(copy, FORMS[name], "-raw")}\n… instead of …\n{body_text(printed, FORMS[name], "-raw")}')
        for number, page in enumerate(copy.pages, 1):
            self.check_page(page, measures, number, len(copy.pages))
        for font in copy.fonts:
            self.assertRegex(font, r'LiberationSerif|TimesNewRoman|Tinos|DejaVu|Symbol')


    def test_several_documents_in_one_copy(self):
        """Each begins a page and counts its pages from 1."""
        if tap.THIN:
            self.assertTrue(zipfile.is_zipfile(self.get(SEVERAL, 'all-odt').path))
            return
        printed, copy = self.get(SEVERAL, 'all'), Paper(self.get(SEVERAL, 'all-odt').path.with_suffix('.pdf'))
        feet = [[' '.join(word[4] for word in page.split(20, 20)[2]) for page in paper.pages] for paper in (printed, copy)]
        self.assertEqual(sum(foot.endswith('trang 1/2') for foot in feet[0]), 3, feet[0])
        self.assertEqual(feet[1], feet[0])
        self.assertEqual(body_text(copy, FORMS[SEVERAL], '-raw'), body_text(printed, FORMS[SEVERAL], '-raw'))

    @staticmethod
    def are_swapped(copy, printed, form):
        """Print draws the lines of two wrapped leaders in turns, the copy one after the other: so many letters move."""
        one, other = (body_text(paper, form, '-raw') for paper in (copy, printed))
        return sorted(one) == sorted(other) and difflib.SequenceMatcher(None, one, other, False).ratio() > .95


def add_tests():
    for way in ('filled', 'blank'):
        for name in WAYS[way]:
            setattr(Forms, f'test_{name}_{way}_text', lambda self, name=name, way=way: self.check_golden(name, way))
            setattr(Forms, f'test_{name}_{way}_paper', lambda self, name=name, way=way: self.check_paper(name, way))
    for name in WAYS['odt']:
        setattr(Forms, f'test_{name}_copy', lambda self, name=name: self.check_copy(name))


class All(unittest.TestCase):
    def test_every_golden_text_has_its_form(self):
        wanted = {f'{name}-{way}' for name in FORMS for way in ('filled', 'blank')}
        self.assertEqual({path.stem for path in GOLDEN.glob('*.txt')} - wanted, set())

    def test_there_are_forms(self):
        self.assertGreaterEqual(len(FORMS), 3)


add_tests()

if __name__ == '__main__':
    tap.main()
