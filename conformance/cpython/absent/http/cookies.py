from _stand_in import stand_in

__getattr__ = stand_in("http.cookies", "needs the module http.cookies")
