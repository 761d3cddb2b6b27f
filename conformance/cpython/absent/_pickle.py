from _stand_in import stand_in

__getattr__ = stand_in("_pickle", "needs the module _pickle")
