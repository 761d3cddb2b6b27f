from _stand_in import stand_in

__getattr__ = stand_in("sqlite3", "needs the module sqlite3")
