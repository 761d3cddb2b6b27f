import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
with socket.socket() as probe:
    probe.settimeout(2)
    print("open" if probe.connect_ex((host, port)) == 0 else "closed")
