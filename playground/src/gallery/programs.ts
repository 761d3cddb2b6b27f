import type { Example } from "./example.ts";

const WELCOME = `# Press Run, or Ctrl+Enter. The program runs in a sandbox in your browser:
# it can do nothing but compute, until you grant it more.

def primes(limit):
    sieve = [True] * limit
    for n in range(2, limit):
        if sieve[n]:
            yield n
            sieve[n * n :: n] = [False] * len(range(n * n, limit, n))

found = list(primes(100))
print("There are", len(found), "primes below 100:")
print(*found)

# What the last line is worth is shown too. Go on with it below, at >>>
sum(found)
`;

const TEXT = `import re
from collections import Counter

TEXT = """It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness, it was the epoch of belief, it was the
epoch of incredulity, it was the season of Light, it was the season of Darkness."""

words = re.findall(r"[a-z]+", TEXT.lower())
counts = Counter(words)

print(f"{len(words)} words, {len(counts)} of them different\\n")
for word, count in counts.most_common(8):
    print(f"{word:>10} {'█' * count} {count}")

longest = max(counts, key=len)
print(f"\\nThe longest: {longest!r}")
`;

const DATA = `import csv, io, json, statistics

CSV = """city,month,degrees
Oslo,Jan,-4.3
Oslo,Apr,4.5
Oslo,Jul,16.4
Cairo,Jan,13.6
Cairo,Apr,21.4
Cairo,Jul,28.0
Lima,Jan,22.1
Lima,Apr,20.4
Lima,Jul,16.1
"""

cities = {}
for row in csv.DictReader(io.StringIO(CSV)):
    cities.setdefault(row["city"], []).append(float(row["degrees"]))

report = {
    city: {"mean": round(statistics.mean(values), 1), "spread": round(max(values) - min(values), 1)}
    for city, values in cities.items()
}
print(json.dumps(report, indent=2))

# Have a look at the Files panel afterwards.
with open("/report.json", "w") as file:
    json.dump(report, file)
`;

const LIFE = `import time

def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    at = (x + dx) % 48, (y + dy) % 14
                    counts[at] = counts.get(at, 0) + 1
    return {at for at, count in counts.items() if count == 3 or count == 2 and at in cells}

GUN = """
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................""".strip().split("\\n")

cells = {(x, y) for y, line in enumerate(GUN) for x, sign in enumerate(line) if sign == "O"}
for generation in range(24):
    print(f"\\ngeneration {generation}, {len(cells)} cells")
    for y in range(14):
        print("".join("█" if (x, y) in cells else "·" for x in range(48)))
    cells = step(cells)
    time.sleep(0.08)
`;

const PLOT = `# Asks for show_svg, which draws a picture on the page.
import math

WIDTH, HEIGHT = 640, 360
COLOURS = ["#3b82f6", "#f59e0b", "#10b981"]

def curve(f, colour):
    points = []
    for i in range(WIDTH + 1):
        x = i / WIDTH * 4 * math.pi
        points.append(f"{i},{HEIGHT / 2 - f(x) * 110:.1f}")
    return f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="3"/>'

def damped(x):
    return math.exp(-x / 6) * math.cos(2 * x)

curves = [curve(f, c) for f, c in zip([math.sin, math.cos, damped], COLOURS)]
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">
<rect width="100%" height="100%" rx="12" fill="#f8fafc"/>
<line x1="0" y1="{HEIGHT / 2}" x2="{WIDTH}" y2="{HEIGHT / 2}" stroke="#94a3b8"/>
{"".join(curves)}
<text x="20" y="34" font-family="sans-serif" font-size="16" fill="#334155">sin, cos, and a damped oscillation</text>
</svg>"""

await show_svg(svg)
print("Drawn:", len(svg), "characters of SVG")
`;

const GUESS = `# Asks for ask, which puts a question to you.
import random

secret = random.randint(1, 20)
for left in range(5, 0, -1):
    answer = await ask(f"A number from 1 to 20? {left} tries left")
    if not answer.strip().isdigit():
        print("That is no number.")
    elif int(answer) == secret:
        print(f"Yes, {secret}!")
        break
    else:
        print(answer, "is too", "small" if int(answer) < secret else "large")
else:
    print("It was", secret)
`;

const LIMIT = `# A program that knows about its limits: it gets one TimeoutError shortly before
# its time is over, and can save what it has.

best = (0, 0)
try:
    for n in range(1, 10**12):
        length, value = 1, n
        while value != 1:
            value = value // 2 if value % 2 == 0 else 3 * value + 1
            length += 1
        best = max(best, (length, n))
except TimeoutError:
    pass
print(f"Among the first {n:,} numbers, {best[1]:,} takes longest to reach 1: {best[0]} steps")
`;

export const PROGRAMS: readonly Example[] = [
  { id: "welcome", title: "Primes", about: "A first look: a generator, its output, and a value.", code: WELCOME },
  { id: "text", title: "Words of a text", about: "Regular expressions and a Counter.", code: TEXT },
  { id: "data", title: "A table of data", about: "CSV, statistics, JSON, and a file for you to download.", code: DATA },
  { id: "life", title: "Game of Life", about: "A gun that shoots gliders, streamed as it moves.", code: LIFE },
  { id: "plot", title: "A plot", about: "Curves drawn as SVG.", code: PLOT, needs: ["show_svg"] },
  {
    id: "guess",
    title: "Guess the number",
    about: "Asks you, and waits.",
    code: GUESS,
    needs: ["ask"],
    limits: { timeoutMs: 120_000 },
  },
  {
    id: "deadline",
    title: "Against the clock",
    about: "Saves what it has when its time is over.",
    code: LIMIT,
    limits: { timeoutMs: 2_000 },
  },
];
