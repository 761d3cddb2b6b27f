from _stand_in import stand_in

__getattr__ = stand_in("_operator", "needs the module _operator")
