from _stand_in import stand_in

__getattr__ = stand_in("concurrent.futures", "needs the module concurrent.futures")
