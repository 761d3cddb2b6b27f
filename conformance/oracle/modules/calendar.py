import calendar


# case: functions
print([y for y in (1900, 2000, 2023, 2024, 0, -4) if calendar.isleap(y)], calendar.leapdays(1999, 2025), calendar.leapdays(2000, 2000))
print(calendar.weekday(2024, 2, 29), calendar.monthrange(2024, 2), calendar.monthrange(2023, 2), calendar.monthcalendar(2024, 2))
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.month(2020, 0)):
    try:
        bad()
    except ValueError as e:
        print(type(e).__name__, e)
print(calendar.timegm((2020, 1, 1, 0, 0, 0)), calendar.timegm((1969, 12, 31, 23, 59, 59)))

# case: names
print(list(calendar.month_name), list(calendar.month_abbr), list(calendar.day_name), list(calendar.day_abbr), calendar.month_name[3], calendar.day_name[-1], len(calendar.month_name))
print(calendar.MONDAY, calendar.SUNDAY)

# case: a month as text
print(calendar.month(2024, 2))
print(calendar.month(2024, 2, 4, 2))
calendar.prmonth(2023, 10)
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.month(2024, 9), calendar.firstweekday(), calendar.weekheader(3))

# case: a year as text
print(calendar.calendar(2024))
print(calendar.TextCalendar(6).formatyear(2023, 3, 1, 2, 4))

# case: iterators
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 3))[:10], list(c.itermonthdays2(2024, 3))[:3], list(c.itermonthdays3(2024, 1))[:3], list(c.itermonthdays4(2024, 12))[-3:])
print([str(d) for d in c.itermonthdates(2024, 2)][::7], c.monthdatescalendar(2024, 2)[0][0], c.monthdays2calendar(2024, 2)[0], c.yeardayscalendar(2024, 3)[0][0][0], len(c.yeardatescalendar(2024, 4)))

# case: HTML
print(calendar.HTMLCalendar().formatmonth(2024, 2))
print(len(calendar.HTMLCalendar(6).formatyear(2024)), calendar.HTMLCalendar().formatyearpage(2024)[:200])
