from _stand_in import stand_in

__getattr__ = stand_in("_py_abc", "needs the module _py_abc")
