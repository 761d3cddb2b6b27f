from _stand_in import stand_in

__getattr__ = stand_in("_threading_local", "needs the module _threading_local")
