from _stand_in import stand_in

__getattr__ = stand_in("signal", "out of reach: processes")
SIGINT = 2
SIGTERM = 15
