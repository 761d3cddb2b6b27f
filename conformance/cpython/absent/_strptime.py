from _stand_in import stand_in

__getattr__ = stand_in("_strptime", "needs the module _strptime")
