# What a program is told of where it runs: Python, in a sandbox. Nothing of the host.

import sys
from collections import namedtuple

uname_result = namedtuple("uname_result", ("system", "node", "release", "version", "machine", "processor"))


def python_version():
    return "%d.%d.%d" % tuple(sys.version_info[:3])


def python_version_tuple():
    return tuple(python_version().split("."))


def python_implementation():
    return "MicroPython"


def python_compiler():
    return "Clang"


def python_build():
    return "main", ""


def python_branch():
    return ""


def python_revision():
    return ""


def uname():
    return uname_result("WebAssembly", "", "", "", "wasm32", "")


def system():
    return "WebAssembly"


def node():
    return ""


def release():
    return ""


def version():
    return ""


def machine():
    return "wasm32"


def processor():
    return ""


def platform(aliased=False, terse=False):
    return "WebAssembly-wasm32"


def architecture(executable="", bits="", linkage=""):
    return "32bit", ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype
