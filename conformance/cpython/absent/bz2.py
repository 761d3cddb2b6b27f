from _stand_in import stand_in

__getattr__ = stand_in("bz2", "needs the module bz2")
