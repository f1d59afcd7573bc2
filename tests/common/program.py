# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a folder of its own, as a clerk would have it."""
import atexit
import contextlib
import csv
import fcntl
import hashlib
import io
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

# The program under test is the first argument of every test.
PROGRAM = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
SAMPLES = pathlib.Path(__file__).resolve().parents[1] / 'data' / 'import'
# The commands that take in the office's people.
ROSTER = ('import', 'roster', SAMPLES / 'danh-sach-dang-vien.xlsx')
LEADERS = ('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')

VIETNAMESE = re.compile('[àáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵđ]', re.IGNORECASE)


BUILD = pathlib.Path(os.environ.get('G_TEST_BUILDDIR', tempfile.gettempdir()))


@contextlib.contextmanager
def _locked(path):
    with open(path, 'w') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _state_of_program():
    """What the demonstration comes from, the program and its data, as one short word that changes with it."""
    files = [PROGRAM, *sorted(pathlib.Path(os.environ['XEPLOAI_DATA_DIR']).rglob('*'))]
    return hashlib.sha256(repr([(str(path), path.stat().st_mtime_ns) for path in files]).encode()).hexdigest()[:16]


class Home:
    """A temporary home with its XDG folders."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='xeploai-test-'))
        self.database = self.folder / 'data' / 'xeploai' / 'xeploai.db'
        self.environment = {
            **os.environ, 'HOME': str(self.folder), 'XDG_DATA_HOME': str(self.folder / 'data'),
            'XDG_CONFIG_HOME': str(self.folder / 'config'), 'XDG_CACHE_HOME': str(self.folder / 'cache'),
        }

    # Commands → the folder of data they made.
    _made = {}

    @classmethod
    def after(cls, *commands):
        """A home as it is after these commands; they are run once in a test program, and each home is a copy."""
        home = cls()
        if commands not in cls._made:
            maker = cls()
            atexit.register(maker.remove)
            for command in commands:
                maker.do(*command)
            cls._made[commands] = maker.database.parent
        shutil.copytree(cls._made[commands], home.database.parent)
        return home

    def fill(self, history=True):
        """The demonstration year 2025, as the command "demo" makes it. It is made once for all programs of a build: each
        making takes seconds. Without its history, which only "check" misses, it is a third as large, and every start looks
        through the whole file."""
        with _locked(BUILD / 'demonstration.lock'):
            kept = BUILD / f'demonstration-{_state_of_program()}'
            if not kept.is_dir():
                for old in BUILD.glob('demonstration-*'):
                    shutil.rmtree(old)
                made = Home()
                made.do('demo', '--year', '2025')
                shutil.copytree(made.database.parent, kept.with_suffix('.new'))
                kept.with_suffix('.new').rename(kept)
                made.remove()
        shutil.copytree(kept, self.database.parent)
        if not history:
            connection = sqlite3.connect(self.database, isolation_level=None)
            connection.execute('DELETE FROM audit WHERE id < (SELECT max (id) FROM audit)')
            connection.execute('VACUUM')
            connection.close()

    def remove(self):
        subprocess.run(['chmod', '-R', 'u+rwX', str(self.folder)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return self.folder / name

    def run(self, *arguments, **options):
        """Runs a command; options go to subprocess.run."""
        environment = {**self.environment, **options.pop('environment', {})}
        prefix = options.pop('prefix', [])
        result = subprocess.run([*prefix, PROGRAM, *map(str, arguments)], env=environment, capture_output=True,
                                check=False, **options)
        # Decoded here, so that line ends stay as they are.
        result.stdout, result.stderr = result.stdout.decode('utf-8'), result.stderr.decode('utf-8')
        return result

    def do(self, *arguments):
        """Runs a command that must succeed; its output."""
        result = self.run(*arguments)
        if result.returncode != 0 or result.stderr:
            raise AssertionError(f'{arguments}: exit {result.returncode}: {result.stderr}')
        return result.stdout

    def make_paper(self, *arguments):
        """Runs a command that writes a paper; what was said beside it to whoever signs it, whole lines of Vietnamese."""
        result = self.run(*arguments)
        lines = result.stderr.splitlines()
        if result.returncode != 0 or result.stdout or any(not VIETNAMESE.search(line) for line in lines):
            raise AssertionError(f'{arguments}: exit {result.returncode}: {result.stderr}{result.stdout}')
        return result.stderr

    def list(self, *arguments):
        """Rows of a list as dictionaries."""
        return list(csv.DictReader(io.StringIO(self.do('list', *arguments), newline='')))

    def show(self, *arguments):
        return dict(line.split('=', 1) for line in self.do('show', *arguments).splitlines())

    def query(self, sql, *values):
        connection = sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def content(self, database=None):
        """Everything the file holds, as text: two equal contents are two equal files for a person."""
        connection = sqlite3.connect(f'file:{database or self.database}?mode=ro', uri=True)
        try:
            return '\n'.join(connection.iterdump())
        finally:
            connection.close()


def refusal_problem(result):
    """What is wrong with a refusal: exit code 1, one Vietnamese line on stderr, nothing on stdout. '' if all is well."""
    lines = result.stderr.splitlines()
    if result.returncode != 1:
        return f'exit code {result.returncode}, stderr {result.stderr!r}, stdout {result.stdout!r}'
    if len(lines) != 1:
        return f'{len(lines)} lines on stderr: {result.stderr!r}'
    if not VIETNAMESE.search(lines[0]):
        return f'not Vietnamese: {lines[0]!r}'
    if result.stdout:
        return f'stdout {result.stdout!r}'
    return ''


def write_workbook(path, rows):
    """A small .xlsx of one sheet; numbers are numbers, everything else is text, None is empty."""
    def cell(row, column, value):
        name = f'{chr(65 + column)}{row + 1}'
        if value is None:
            return ''
        if isinstance(value, (int, float)):
            return f'<c r="{name}"><v>{value}</v></c>'
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'

    body = ''.join(f'<row r="{i + 1}">{"".join(cell(i, j, value) for j, value in enumerate(row))}</row>'
                   for i, row in enumerate(rows))
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    parts = {
        '[Content_Types].xml':
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        '_rels/.rels':
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml':
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Danh sách" sheetId="1" r:id="r1"/>'
            '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def workbook_texts(path):
    """All texts of a workbook, for a look at what was written."""
    with zipfile.ZipFile(path) as archive:
        texts = []
        for name in archive.namelist():
            if name.startswith('xl/') and name.endswith('.xml'):
                texts += re.findall(r'<t[^>]*>([^<]*)</t>', archive.read(name).decode('utf-8'))
    return texts
