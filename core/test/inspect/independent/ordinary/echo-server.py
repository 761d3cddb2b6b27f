import socket
import threading

def serve(connection, address):
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data)

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", 5000))
    server.listen()
    for _ in range(3):
        connection, address = server.accept()
        threading.Thread(target=serve, args=(connection, address), daemon=True).start()
