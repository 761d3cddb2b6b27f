from _stand_in import stand_in

__getattr__ = stand_in("http.server", "needs the module http.server")
