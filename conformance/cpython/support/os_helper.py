import collections.abc
import contextlib
import os
import unittest

TESTFN_ASCII = "@test_1_tmp"
TESTFN = TESTFN_ASCII
TESTFN_UNICODE = TESTFN_ASCII + "-\xe0\xf2\u0258\u0141\u011f"
TESTFN_NONASCII = TESTFN_ASCII + "\xe6"
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = None
FS_NONASCII = "\xe6"
SAVEDCWD = "/"


def unlink(filename):
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    if os.path.isdir(path) and not os.path.islink(path):
        for name in os.listdir(path):
            rmtree(os.path.join(path, name))
        os.rmdir(path)
    else:
        unlink(path)


def create_empty_file(filename):
    open(filename, "wb").close()


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    if path is None:
        path = "/tmp/test-directory"
        number = 0
        while os.path.exists(path):
            number += 1
            path = "/tmp/test-directory-%d" % number
    os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir("/tmp/" + name) as path:
        with change_cwd(path) as directory:
            yield directory


@contextlib.contextmanager
def temp_umask(umask):
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def can_symlink():
    return True


def can_chmod():
    return True


def can_xattr():
    return False


def skip_unless_symlink(test):
    return test


skip_unless_hardlink = skip_unless_symlink


def skip_unless_xattr(test):
    return unittest.skip("no extended attributes, as on many systems")(test)


def skip_unless_working_chmod(test):
    return test


def skip_if_dac_override(test):
    # As CPython's does for root, whose rights the one user of a sandbox has.
    return unittest.skip("permissions do not bind this user")(test)


def skip_unless_dac_override(test):
    return test


def _longpath(path):
    return path


@contextlib.contextmanager
def subst_drive(path):
    raise unittest.SkipTest("there are no drives")
    yield


def fs_is_case_insensitive(directory):
    return False


def fd_count():
    return 3


def make_bad_fd():
    return 999


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return "<FakePath %r>" % (self.path,)

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


class EnvironmentVarGuard(collections.abc.MutableMapping):
    def __init__(self):
        self._environ = os.environ
        self._before = {}

    def __getitem__(self, name):
        return self._environ[name]

    def _keep(self, name):
        if name not in self._before:
            self._before[name] = self._environ.get(name)

    def __setitem__(self, name, value):
        self._keep(name)
        self._environ[name] = value

    def __delitem__(self, name):
        self._keep(name)
        if name in self._environ:
            del self._environ[name]

    def set(self, name, value):
        self[name] = value

    def unset(self, name, *names):
        for each in (name, *names):
            del self[each]

    def keys(self):
        return self._environ.keys()

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def copy(self):
        return dict(self)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        for name, value in self._before.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value
