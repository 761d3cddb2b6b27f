import unittest

from _stand_in import stand_in

ELLIPSIS = 8
NORMALIZE_WHITESPACE = 4
IGNORE_EXCEPTION_DETAIL = 32


def DocTestSuite(*args, **kwargs):
    return unittest.TestSuite()


DocFileSuite = DocTestSuite

__getattr__ = stand_in("doctest", "needs the module doctest")
