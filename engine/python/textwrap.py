import re

_splits = {}


def _split_pattern(hyphens):
    pattern = _splits.get(hyphens)
    if pattern is None:
        if hyphens:
            # A dash between words is a chunk; a word ends before one, or behind a hyphen that has letters on both sides.
            pattern = (
                r"[\t\n\v\f\r ]+|(?<=[\w!\"'&.,?])--+(?=\w)"
                r"|[^\t\n\v\f\r ]+?(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])"
                r"|(?=[\t\n\v\f\r ]|\Z)|(?<=[\w!\"'&.,?])(?=--+\w))"
            )
        else:
            pattern = r"[\t\n\v\f\r ]+|[^\t\n\v\f\r ]+"
        pattern = _splits[hyphens] = re.compile(pattern)
    return pattern


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs and "\t" in text:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = re.sub("[\t\n\v\f\r]", " ", text)
        return text

    def _split(self, text):
        return _split_pattern(bool(self.break_on_hyphens)).findall(text)

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        ends = re.compile("[a-z][.!?][\"']?\\Z")
        for i in range(1, len(chunks)):
            if chunks[i] == " " and i + 1 < len(chunks) and ends.search(chunks[i - 1]):
                chunks[i] = "  "

    def _break_word(self, chunk, room):
        # How much of a word that is longer than a line goes on this one.
        if self.break_on_hyphens and len(chunk) > room:
            hyphen = chunk.rfind("-", 0, room)
            if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                return hyphen + 1
        return room

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                if self.break_long_words:
                    chunk = chunks[-1]
                    cut = self._break_word(chunk, 1 if width < 1 else width - length)
                    line.append(chunk[:cut])
                    chunks[-1] = chunk[cut:]
                elif not line:
                    line.append(chunks.pop())
                length = sum([len(chunk) for chunk in line])
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            if (
                self.max_lines is None
                or len(lines) + 1 < self.max_lines
                or (not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()))
                and length <= width
            ):
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line.pop())
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    kwargs.setdefault("max_lines", 1)
    return TextWrapper(width, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    text = re.sub("(?m)^[ \t]+$", "", text)
    margin = None
    for indent in re.findall("(?m)^([ \t]*)[^ \t\n]", text):
        if margin is None or margin.startswith(indent):
            margin = indent
        elif not indent.startswith(margin):
            common = 0
            while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    return re.sub("(?m)^" + margin, "", text) if margin else text


def indent(text, prefix, predicate=None):
    return "".join([prefix + line if (predicate(line) if predicate else line.strip()) else line for line in text.splitlines(True)])
