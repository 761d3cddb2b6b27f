from _stand_in import stand_in

__getattr__ = stand_in("http.client", "needs the module http.client")
