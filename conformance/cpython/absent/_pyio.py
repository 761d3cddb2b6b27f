from io import *
import io


def __getattr__(name):
    return getattr(io, name)
