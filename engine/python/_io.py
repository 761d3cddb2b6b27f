from io import *
from io import IncrementalNewlineDecoder
