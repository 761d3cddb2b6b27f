import html
from html.parser import HTMLParser


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", repr(decl))

    def handle_pi(self, data):
        print("pi", repr(data))

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)


def parse(text, **options):
    parser = Events(**options)
    parser.feed(text)
    parser.close()
    print("-")

# case: escape
print(html.escape("<a href=\"x\">'&amp;'</a>"), html.escape("\"'<", quote=False), html.escape(""))

# case: names
print(html.unescape("&lt;&gt;&amp;&quot;&apos;&nbsp;&copy;&eacute;&euro;&hellip;&mdash;&alpha;&Omega;&rarr;&hearts;"), html.unescape("&amp;lt; &unknown; &; & &&amp;"))

# case: names without a semicolon
print(html.unescape("&lt&copy2 &notit; &eacutex &ampamp; &hellip &AMP &euro"))

# case: numbers
print(ascii(html.unescape("&#65;&#x41;&#X42;&#67 &#128;&#x80;&#150;&#0;&#xD800;&#x110000;&#1;&#13;&#11;&#xfffe;&#x1F600;&#;&#x;")))

# case: tables
from html.entities import name2codepoint, codepoint2name, entitydefs
print(len(name2codepoint), len(codepoint2name), name2codepoint["eacute"], codepoint2name[8364], entitydefs["amp"], sum(name2codepoint.values()), sorted(name2codepoint)[:5])

# case: tags
parse("<a>b</a>")
parse("<p class=x id='y' title=\"z &amp; w\" checked>text</p>")
parse("<br/><img src=a.png />")
parse("<A HREF=X>u</A>")

# case: text
parse("a &lt; b &#65; c &copy; d")
parse("a &lt; b &#65; c", convert_charrefs=False)
parse("a < b > c")
parse("x & y")

# case: comments and declarations
parse("<!DOCTYPE html><!-- a -- b --><!---->x<?php echo ?>")

# case: scripts
parse("<script>if (a < b && c) { x = \"</p>\" }</script>y<style>a > b</style>")

# case: in pieces
p = Events()
for piece in ("<a hr", "ef='x", "'>te", "xt &am", "p; more</", "a>"):
    p.feed(piece)
p.close()

# case: positions
class Positions(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print(tag, self.getpos(), self.get_starttag_text())


p = Positions()
p.feed("<a>\n  <b x=1>\ntext <c/>")
p.close()

# case: collecting links
class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs).get("href"))


p = Links()
p.feed("<p><a href='/x'>1</a> <a name=y>2</a><a href=z?a=1&amp;b=2>3</a>")
print(p.links)
