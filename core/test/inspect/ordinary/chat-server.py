import socket
import threading

clients = []


def serve(connection):
    while True:
        data = connection.recv(1024)
        if not data:
            break
        for other in clients:
            if other is not connection:
                other.sendall(data)


server = socket.socket()
server.bind(("127.0.0.1", 5000))
server.listen()
while True:
    connection, address = server.accept()
    clients.append(connection)
    threading.Thread(target=serve, args=(connection,)).start()
