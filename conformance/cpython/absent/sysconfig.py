from _stand_in import stand_in


def get_config_var(name):
    return None


__getattr__ = stand_in("sysconfig", "needs the module sysconfig")
