import unittest

SOCKETS = "out of reach: sockets"
HOST = "localhost"
IPV6_ENABLED = False
has_gethostname = False


def _no_socket(*args, **kwargs):
    raise unittest.SkipTest(SOCKETS)


find_unused_port = bind_port = bind_unix_socket = transient_internet = _no_socket


def skip_unless_bind_unix_socket(test):
    return unittest.skip(SOCKETS)(test)
