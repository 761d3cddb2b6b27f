from _stand_in import stand_in

__getattr__ = stand_in("locale", "needs the module locale")
