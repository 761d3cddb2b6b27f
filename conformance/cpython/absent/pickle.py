from _stand_in import stand_in

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


__getattr__ = stand_in("pickle", "needs the module pickle")
