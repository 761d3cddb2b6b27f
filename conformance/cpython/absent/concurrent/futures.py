from _stand_in import stand_in

__path__ = ""
_reason = "needs the module concurrent.futures"
__getattr__ = stand_in("concurrent.futures", _reason)
