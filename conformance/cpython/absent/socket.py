from _stand_in import stand_in

__getattr__ = stand_in("socket", "out of reach: sockets")
