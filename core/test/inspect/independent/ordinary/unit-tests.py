import os
import tempfile
import unittest
from unittest import mock

def read_token(path):
    with open(path) as f:
        return f.read().strip()

class TestReadToken(unittest.TestCase):
    def setUp(self):
        handle, self.path = tempfile.mkstemp()
        os.close(handle)

    def tearDown(self):
        os.unlink(self.path)

    def test_strips(self):
        with open(self.path, "w") as f:
            f.write(" secret \n")
        self.assertEqual(read_token(self.path), "secret")

    @mock.patch("os.environ", {"HOME": "/nowhere"})
    def test_missing(self):
        with self.assertRaises(FileNotFoundError):
            read_token("/nowhere/token")

if __name__ == "__main__":
    unittest.main()
