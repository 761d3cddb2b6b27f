# An assertion of the debug engine.
import sys

print(sys.getsizeof(100))
