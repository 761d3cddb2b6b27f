import time


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


# case: gmtime
for t in (0, 1, -1, 1600000000, 1600000000.9, 951782400, -2208988800, 253402300799):
    print(time.gmtime(t))
t = time.gmtime(86400)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst, t[0], t[:3], len(t), tuple(t), t.tm_zone, t.tm_gmtoff)
print(isinstance(t, tuple), isinstance(t, time.struct_time), t == time.gmtime(86400), t < time.gmtime(86401), list(t)[:2])

# case: struct_time
t = time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0))
print(t, t.tm_zone, t.tm_gmtoff)
attempt(time.struct_time, (1, 2, 3))
attempt(time.struct_time, range(12))
a, b, c, *rest = t
print(a, b, c, rest, hash(t) == hash(tuple(t)))

# case: strftime of a moment
t = time.gmtime(1600000000)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("%a, %d %b %Y %H:%M:%S +0000", t), time.strftime("%j %U %W %w %y %I %p %%", t))
print(time.strftime("%c|%x|%X|%Z|%z", time.gmtime(0)), time.asctime(t), time.ctime(0), time.asctime((2020, 1, 2, 3, 4, 5, 3, 2, 0)))
attempt(time.strftime, "%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0))
attempt(time.strftime, "%Y", (2020, 1, 1))
attempt(time.strftime, "%Y", 5)
attempt(time.strftime, 5)
attempt(time.strftime, "%H", (2020, 1, 1, 25, 0, 0, 0, 1, 0))

# case: strptime of a moment
for s, f in (("2020-01-02", "%Y-%m-%d"), ("30 Nov 00", "%d %b %y"), ("Thu Jan  2 03:04:05 2020", "%a %b %d %H:%M:%S %Y"), ("10:11", "%H:%M")):
    print(time.strptime(s, f))
print(time.strptime("Thu Jan  2 03:04:05 2020"))
attempt(time.strptime, "x", "%Y")
attempt(time.strptime, "2020 ", "%Y")

# case: mktime and back
for t in (0, 1600000000, 86399):
    print(time.mktime(time.gmtime(t)) == t)
print(time.mktime((2020, 1, 1, 0, 0, 0, 0, 0, 0)), time.mktime((2020, 14, 35, 0, 0, 0, 0, 0, 0)))
attempt(time.mktime, 5)
attempt(time.mktime, (1, 2))

# case: clocks
a = time.perf_counter()
b = time.monotonic()
time.sleep(0.01)
print(time.perf_counter() > a, time.monotonic() > b, isinstance(time.time(), float), isinstance(time.time_ns(), int), abs(time.time_ns() / 1e9 - time.time()) < 1)
print(type(time.perf_counter_ns()), type(time.monotonic_ns()), type(time.process_time()), type(time.process_time_ns()))
attempt(time.sleep, -1)
attempt(time.sleep, "x")
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
attempt(time.get_clock_info, "x")

# case: zone
print(time.timezone, time.tzname, time.daylight, time.altzone)
print(time.localtime(0) == time.gmtime(0))
