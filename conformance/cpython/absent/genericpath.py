from _stand_in import stand_in

__getattr__ = stand_in("genericpath", "needs the module genericpath")
