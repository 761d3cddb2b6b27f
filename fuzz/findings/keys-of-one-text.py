# The sandbox was lost by a result: its keys differ for Python, and not for the host.


class Key(str):
    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return 1


{Key("a"): 1, Key("a"): 2}
