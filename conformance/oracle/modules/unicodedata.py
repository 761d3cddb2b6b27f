import unicodedata


def t(f, *a, **k):
    try:
        print(ascii(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: category
print([unicodedata.category(c) for c in "aA1 \n_-([$+^é\u0301ǅʰ中\u200b\ud800\ue000\u0378\u2028\u2029½Ⅷ«»😀"])
t(unicodedata.category, "ab")
t(unicodedata.category, "")
t(unicodedata.category, 5)
# case: decimal, digit, numeric
for c in "7", "٣", "²", "½", "Ⅷ", "一", "万", "a", "𝟗", "①", "㉈", "¾":
    print(ascii(c), unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None))
t(unicodedata.decimal, "a")
t(unicodedata.digit, "a")
t(unicodedata.numeric, "a")
t(unicodedata.decimal, "a", -1)
# case: all categories at once
h = 0
for c in range(0x110000):
    k = unicodedata.category(chr(c))
    h = (h * 31 + ord(k[0]) * 128 + ord(k[1])) & 0xfffffff
print(h)
# case: all cases and classes at once
h = 0
for c in range(0x20000):
    s = chr(c)
    bits = 0
    for r in s.isalnum(), s.isalpha(), s.isdecimal(), s.isdigit(), s.isidentifier(), s.islower(), s.isnumeric(), s.isprintable(), s.isspace(), s.istitle(), s.isupper():
        bits = bits * 2 + r
    h = (h * 31 + bits) & 0xfffffff
print(h)
# case: all mappings at once
h = 0
for c in range(0x20000):
    s = chr(c)
    for m in s.upper(), s.lower(), s.title(), s.casefold(), s.swapcase():
        for k in m:
            h = (h * 31 + ord(k)) & 0xfffffff
print(h)
