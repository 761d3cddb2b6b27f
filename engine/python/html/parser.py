import re
from html import unescape

_name = re.compile(r"[a-zA-Z][^\t\n\r\f />\x00]*")
_attribute = re.compile(r"""[\s/]*((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
# What is behind a tag's name; without its end when that has not come yet.
_tag_rest = re.compile(r"""[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*))?[\s/]*)*>?""")
_reference = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[a-zA-Z][-.a-zA-Z0-9]*)(?=[^0-9a-zA-Z])")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self._starttag_text = None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def _moved(self, i, j):
        # Keeps count of lines up to j.
        if j > i:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
            else:
                self.offset += j - i
        return j

    def _text(self, i, j):
        if i < j:
            text = self.rawdata[i:j]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        return self._moved(i, j)

    def _text_end(self, i, end):
        # Where text that begins at i ends, or -1 when that is not known yet.
        data = self.rawdata
        if self.cdata_elem:
            found = re.compile(r"</%s(?=[\t\n\r\f />])" % self.cdata_elem, re.I).search(data, i)
            if found:
                return found.start()
            if end:
                return len(data)
            if self.convert_charrefs:
                return -1
            found = data.rfind("<", i)
            tag = "</" + self.cdata_elem
            return found if found >= 0 and tag.startswith(data[found:].lower()) else len(data)
        if self.convert_charrefs:
            found = data.find("<", i)
            if found < 0:
                if end:
                    return len(data)
                # A reference may go on in what comes next.
                amp = data.rfind("&", max(i, len(data) - 34))
                return len(data) if amp < 0 or re.search(r"[\s;]", data[amp:]) else -1
            return found
        found = re.compile("[<&]").search(data, i)
        return found.start() if found else len(data)

    def _go(self, end):
        data = self.rawdata
        size = len(data)
        i = 0
        while i < size:
            j = self._text_end(i, end)
            if j < 0:
                break
            i = self._text(i, j)
            if i == size:
                break
            k = self._markup(i, end)
            if k < 0:
                if not end:
                    break
                if data[i] == "&":
                    # A name behind it is text without it, as in CPython.
                    if i + 1 == size:
                        self.handle_data("&")
                    i = self._moved(i, i + 1)
                    break
                self._unfinished(i)
                k = size
            i = self._moved(i, k)
        if end and i < size:
            i = self._text(i, size)
        self.rawdata = data[i:]

    def _markup(self, i, end):
        data = self.rawdata
        if data[i] == "&":
            match = _reference.match(data, i)
            if match:
                name = match.group()[1:]
                if name[0] == "#":
                    self.handle_charref(name[1:])
                else:
                    self.handle_entityref(name)
                k = match.end()
                return k + 1 if data[k] == ";" else k
            if re.compile("&(#|#?[a-zA-Z0-9]+)?$").match(data, i):
                return -1
            self.handle_data("&")
            return i + 1
        if self.cdata_elem:
            return self._end_tag(i)
        following = data[i + 1 : i + 2]
        if following.isalpha() and following < "\x80":
            return self._start_tag(i)
        if following == "/":
            return self._end_tag(i)
        if data[i : i + 4] == "<!--":
            found = re.compile("--!?>").search(data, i + 4)
            if data[i + 4 : i + 5] == ">":
                self.handle_comment("")
                return i + 5
            if not found:
                return -1
            self.handle_comment(data[i + 4 : found.start()])
            return found.end()
        if following == "?":
            k = data.find(">", i + 2)
            if k < 0:
                return -1
            self.handle_pi(data[i + 2 : k])
            return k + 1
        if following == "!":
            if data[i : i + 3] == "<![":
                k = data.find("]", i + 3)
                k = data.find(">", i + 3)
                if data[i : i + 9] == "<![CDATA[":
                    k = data.find("]]>", i + 9)
                    if k < 0:
                        return -1
                    self.unknown_decl(data[i + 3 : k])
                    return k + 3
                if k < 0:
                    return -1
                self.unknown_decl(data[i + 3 : k].rstrip("]"))
                return k + 1
            k = data.find(">", i + 2)
            if k < 0:
                return -1
            if data[i : i + 9].lower() == "<!doctype":
                self.handle_decl(data[i + 2 : k])
            else:
                self.handle_comment(data[i + 2 : k])
            return k + 1
        if not following and not end:
            return -1
        self.handle_data("<")
        return i + 1

    def _start_tag(self, i):
        data = self.rawdata
        self._starttag_text = None
        name = _name.match(data, i + 1)
        k = name.end()
        stop = _tag_rest.match(data, k).end()
        if data[stop - 1] != ">":
            return -1
        self._starttag_text = data[i:stop]
        tag = self.lasttag = name.group().lower()
        attrs = []
        while match := _attribute.match(data, k):
            attribute, rest, value = match.groups()
            if not rest:
                value = None
            elif value[:1] in ("'", '"'):
                value = value[1:-1]
            attrs.append((attribute.lower(), unescape(value) if value else value))
            k = match.end()
        if data.startswith("/>", stop - 2) and stop - 2 >= k:
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return stop

    def _end_tag(self, i):
        data = self.rawdata
        close = data.find(">", i + 1)
        if close < 0:
            return -1
        name = _name.match(data, i + 2)
        if name:
            self.clear_cdata_mode()
            self.handle_endtag(name.group().lower())
        elif close > i + 2:
            self.handle_comment(data[i + 2 : close])
        return close + 1

    # What all data ends within.
    def _unfinished(self, i):
        data = self.rawdata
        following = data[i + 1]
        if data.startswith("</", i):
            if len(data) == i + 2:
                self.handle_data("</")
            elif not _name.match(data, i + 2):
                self.handle_comment(data[i + 2 :])
        elif data.startswith("<!--", i):
            self.handle_comment(re.sub("(--!?|-)$", "", data[i + 4 :]))
        elif data.startswith("<![CDATA[", i):
            self.unknown_decl(data[i + 3 :])
        elif data[i : i + 9].lower() == "<!doctype":
            self.handle_decl(data[i + 2 :])
        elif following == "!":
            self.handle_comment(data[i + 2 :])
        elif following == "?":
            self.handle_pi(data[i + 2 :])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
