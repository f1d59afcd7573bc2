#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the program writes, on disks that are full, failing, limited or not there: the file is whole or the old one
is untouched, said in one Vietnamese sentence, and nothing is left lying about."""
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import fault
import tap
from program import PROGRAM, Home, VIETNAMESE, refusal_problem, workbook_texts

QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')
OLD = b'th\xc6\xb0 c\xc5\xa9'

# What is written, by what, to a file of which name.
WRITERS = {
    'list.xlsx': ('export', 'thieu-giay-to', *YEAR, '-o'),
    'rules.xlsx': ('regulation', 'export'),
    'rules.xml': ('regulation', 'export'),
    'paper.pdf': ('print', 'pl14', *QUARTER, '-o'),
    'paper.odt': ('print', 'pl14', *QUARTER, '-o'),
    'two.pdf': ('print', 'pl5,pl5', *QUARTER, '-o'),
}


def limit(kind, value):
    """For preexec_fn: the program may not have more of it."""
    return lambda: resource.setrlimit(kind, (value, value))


def package_problem(path):
    """What is wrong with a package, looked at by another reader than the program's own."""
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            return 'checksum'
        for name in archive.namelist():
            if name.endswith(('.xml', '.rels')):
                xml.etree.ElementTree.fromstring(archive.read(name))
    return ''


class Writers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill(history=False)
        cls.folder = cls.home.path('ra')
        cls.folder.mkdir()
        cls.whole, cls.notes = {}, {}
        for name, words in WRITERS.items():
            # What is said to whoever signs a paper is said each time.
            cls.notes[name] = cls.home.run(*words, cls.folder / name).stderr
            cls.whole[name] = cls.sizes(cls.folder / name)
            (cls.folder / name).unlink()

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def setUp(self):
        """What a test that failed left does not fail, or hold up, the next one."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    @staticmethod
    def sizes(path):
        """What two whole files of one content have in common."""
        if path.suffix in ('.xlsx', '.odt'):
            with zipfile.ZipFile(path) as archive:
                return {part.filename: part.file_size for part in archive.infolist()
                        if part.filename not in ('docProps/core.xml', 'meta.xml')}
        if path.suffix == '.pdf':
            output = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
            return [line for line in output.splitlines() if line.startswith('Pages')]
        return path.read_bytes()

    def attempt(self, name, warned=False, **options):
        """Runs a writer over an old file; TRUE if it wrote. Whatever happens, only one of two things may be there. @warned: lines
        before the refusal may tell of rules or forms that could not be read."""
        path = self.folder / name
        path.write_bytes(OLD)
        result = self.home.run(*WRITERS[name], path, **options)
        self.assertEqual([entry.name for entry in self.folder.iterdir()], [name], (name, options, result))
        if warned:
            # The library that draws letters complains on its own of a font file it cannot open.
            result.stderr = re.sub(r'^\n\(process:\d+\): Pango-WARNING .*\n', '', result.stderr, flags=re.MULTILINE)
            for line in result.stderr.splitlines()[:-1]:
                self.assertRegex(line, VIETNAMESE, (name, options, result))
            result.stderr = '\n'.join(result.stderr.splitlines()[-1:]) if result.returncode else self.notes[name]
        if result.returncode == 0:
            self.assertEqual(result.stderr, self.notes[name], (name, options))
            self.assertEqual(self.sizes(path), self.whole[name], (name, options))
        else:
            self.assertEqual(refusal_problem(result), '', (name, options))
            self.assertEqual(path.read_bytes(), OLD, (name, options))
        path.unlink()
        return result.returncode == 0

    def test_temporary_folder_is_of_no_account(self):
        for temporary in tap.sample(('/proc', '/không/có', str(self.home.database), '')):
            for name in WRITERS:
                self.assertTrue(self.attempt(name, environment={'TMPDIR': temporary, 'TMP': temporary}), (name, temporary))

    def test_files_may_not_grow(self):
        """The limit stops a part in a temporary file long before the workbook: the library does not notice."""
        for name in WRITERS:
            results = [self.attempt(name, preexec_fn=limit(resource.RLIMIT_FSIZE, size))
                       for size in tap.sample((1 << 13, 1 << 15, 1 << 16, 1 << 17, 1 << 19, 1 << 24))]
            self.assertTrue(results[-1], name)
            self.assertFalse(results[0], name)
            self.assertEqual(results, sorted(results), name)

    def test_no_descriptors_left(self):
        for name in WRITERS:
            results = [self.attempt(name, warned=True, preexec_fn=limit(resource.RLIMIT_NOFILE, count))
                       for count in tap.sample((*range(4, 16, 2), 64))]
            self.assertTrue(results[-1], name)
            self.assertFalse(results[0], name)

    def test_calls_that_fail(self):
        """The first, the last and some calls between them, on whatever lies in the folder, with all that follow."""
        log = self.home.path('calls.log')
        for number, name in enumerate(WRITERS):
            faults = {'count': 0, 'calls': 'create,write,fsync,rename,chmod,close'}
            log.unlink(missing_ok=True)
            self.assertTrue(self.attempt(name, environment=fault.environment(f'{self.folder}/*', log=log, **faults)))
            calls = len(fault.read_log(log))
            self.assertGreater(calls, 4, name)
            places = sorted({1, 2, 3, calls - 1, calls, *(calls * part // 5 + 1 for part in range(1, 5))})
            for step, place in enumerate(tap.sample(place for place in places if place <= calls)):
                action = ('ENOSPC', 'EIO', 'short')[(number + step) % 3]
                wrote = self.attempt(name, environment=fault.environment(f'{self.folder}/*', at=place, action=action, **faults))
                self.assertFalse(wrote and place == 1 and action != 'short', (name, place, action))

    def test_folder_is_no_place_for_files(self):
        for name, words in WRITERS.items():
            result = self.home.run(*words, f'/proc/{name}')
            self.assertEqual(refusal_problem(result), '', name)

    def test_target_is_no_file(self):
        for name, words in WRITERS.items():
            target = self.folder / name
            for make in (os.mkfifo, pathlib.Path.mkdir):
                make(target)
                self.assertEqual(refusal_problem(self.home.run(*words, target, timeout=120)), '', name)
                self.assertFalse(target.is_file())
                self.assertEqual(list(self.folder.iterdir()), [target])
                if make == os.mkfifo:
                    target.unlink()
                else:
                    target.rmdir()

    def test_links(self):
        """What a link points to is written, there or not, and the link stays; a circle of links is refused. Nothing is made
        beside the link, where there may be no room."""
        stick = self.folder / 'usb'
        stick.mkdir()
        written = stick / 'tệp'
        log = self.home.path('calls.log')
        for number, (name, words) in enumerate({**WRITERS, 'sao.db': ('backup',)}.items()):
            link = self.folder / name
            link.symlink_to('usb/tệp')
            if number % 2 == 0:
                written.write_bytes(OLD)
            log.unlink(missing_ok=True)
            result = self.home.run(*words, name, cwd=self.folder, environment=fault.environment(
                f'{self.folder}/[!u]*', calls='create', at=0, log=log))
            self.assertEqual(result.returncode, 0, (name, result.stderr))
            self.assertEqual(fault.read_log(log), [], name)
            self.assertEqual(str(link.readlink()), 'usb/tệp', name)
            self.assertGreater(written.stat().st_size, len(OLD), name)
            self.assertEqual({*self.folder.iterdir(), *stick.iterdir()}, {stick, link, written}, name)
            link.unlink()
            written.unlink()
            link.symlink_to(name)
            result = self.home.run(*words, name, cwd=self.folder)
            self.assertEqual(refusal_problem(result), '', name)
            self.assertIn(f'“{name}” là một liên kết', result.stderr)
            self.assertEqual(str(link.readlink()), name)
            self.assertEqual({*self.folder.iterdir(), *stick.iterdir()}, {stick, link}, name)
            link.unlink()

    def test_refused_rows_go_before_the_others(self):
        """Rows that came in and rows that came back: never the first without the second."""
        workbook = self.home.path('trả-lại.xlsx')
        other = Home()
        self.addCleanup(other.remove)
        sample = self.home.path('vào.xlsx')
        from program import write_workbook
        write_workbook(sample, [['Họ và tên', 'Ngày sinh', 'Chi bộ'], ['Giàng Seo Páo', '12/03/1981', 'Chi bộ Tả Chải'],
                                ['Vàng Thị Mỷ', '99/99/1988', 'Chi bộ Tả Chải']])
        other.do('init', '--year', '2025')
        before = other.content()
        result = other.run('import', 'roster', sample, '--rejects', '/proc/trả-lại.xlsx')
        self.assertEqual(refusal_problem(result), '')
        self.assertEqual(other.content(), before)
        result = other.run('import', 'roster', sample, '--rejects', workbook)
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        self.assertIn('Vàng Thị Mỷ', workbook_texts(workbook))
        self.assertEqual([row['name'] for row in other.list('people')], ['Giàng Seo Páo'])

    def test_half_done_batch_is_counted(self):
        folder = self.home.path('giấy')
        leaders = [row['subject_id'] for row in self.home.list('assessments', *QUARTER, '--kind', 'leader')][:6]
        subjects = [word for leader in leaders for word in ('--subject', leader)]
        self.home.do('print', 'pl5', *QUARTER, *subjects, '--each', folder)
        names = sorted(path.name for path in folder.iterdir())
        self.assertEqual(len(names), 6)
        for path in folder.iterdir():
            path.unlink()
        (folder / names[4]).mkdir()
        result = self.home.run('print', 'pl5', *QUARTER, *subjects, '--each', folder)
        self.assertEqual(refusal_problem(result), '')
        self.assertIn('4/6', result.stderr)
        self.assertEqual(sorted(path.name for path in folder.iterdir() if path.is_file()), names[:4])


class Output(unittest.TestCase):
    """Lists on a standard output that takes nothing."""

    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill(history=False)

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def run_shell(self, redirection, *words):
        return subprocess.run(['bash', '-c', f'"$0" "$@" {redirection}', PROGRAM, *words],
                              env=self.home.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False, timeout=120)

    def test_lists(self):
        before = self.home.content()
        for redirection in tap.sample(('>&-', '> /dev/full', '<&- >&-', '| true')):
            for words in (('list', 'people'), ('list', 'forms'), ('dossier', 'list', *QUARTER), ('check',),
                          ('meeting', 'list', *YEAR)):
                shell = redirection if redirection != '| true' else '> >(exec true)'
                result = self.run_shell(shell, *words)
                if redirection == '| true' and result.returncode == 0:
                    continue        # it may have been faster than its reader
                self.assertEqual(result.returncode, 1, (redirection, words, result.stderr))
                self.assertEqual(len(result.stderr.splitlines()), 1, (redirection, words, result.stderr))
                self.assertRegex(result.stderr, VIETNAMESE)
        self.assertEqual(self.home.content(), before)

    def test_nothing_to_print_to_and_nowhere_to_complain(self):
        before = self.home.content()
        for redirection in ('>&- 2>&-', '<&- >&- 2>&-', '> /dev/full 2> /dev/full'):
            self.assertEqual(self.run_shell(redirection, 'list', 'people').returncode, 1, redirection)
        self.assertEqual(self.home.content(), before)

    def test_work_that_is_done_is_not_called_failed(self):
        other = Home()
        self.addCleanup(other.remove)
        for redirection in ('>&-', '> /dev/full'):
            copy = self.home.path('bản sao.db')
            result = self.run_shell(redirection, 'backup', str(copy))
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
            self.assertEqual(self.home.content(copy), self.home.content())


if __name__ == '__main__':
    tap.main()
