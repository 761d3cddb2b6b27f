"""Plays a person at a terminal: runs a program on a pseudo-terminal and follows a script.

Standard input holds {"command": [...], "environment": {...}, "steps": [...]} as JSON; a step is {"send": text} or
{"expect": text}, which waits until text appears after what the last one found. Prints {"screen", "status", "missing"} as
JSON: everything that was shown, the exit status, and the text that never appeared, if any.
"""

import json
import os
import pty
import select
import signal
import sys
import time

PATIENCE_SECONDS = 10

plan = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.execvpe(plan["command"][0], plan["command"], {**os.environ, **plan["environment"]})

screen = ""
pending = b""
ended = False


def read_until(seconds):
    """Reads what is shown next; False when nothing came in time or nothing can come."""
    global screen, pending, ended
    if ended or not select.select([terminal], [], [], max(0, seconds))[0]:
        return False
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        chunk = b""
    ended = chunk == b""
    pending += chunk
    text = pending.decode("utf-8", "ignore")
    # Only a character that is cut off at the end may be left out.
    if pending.startswith(text.encode()):
        screen += text
        pending = pending[len(text.encode()) :]
    return not ended


def expect(text, start):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while text not in screen[start:]:
        if not read_until(deadline - time.monotonic()):
            return None
    return screen.index(text, start) + len(text)


position = 0
missing = None
for step in plan["steps"]:
    if "send" in step:
        os.write(terminal, step["send"].encode())
        continue
    found = expect(step["expect"], position)
    if found is None:
        missing = step["expect"]
        break
    position = found

deadline = time.monotonic() + (0 if missing else PATIENCE_SECONDS)
while read_until(deadline - time.monotonic()):
    pass
if not ended:
    missing = missing or "the end of the program"
    os.kill(child, signal.SIGKILL)
_, status = os.waitpid(child, 0)
print(json.dumps({"screen": screen, "status": os.waitstatus_to_exitcode(status), "missing": missing}))
