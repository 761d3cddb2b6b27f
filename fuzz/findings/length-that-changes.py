# More was unpacked than there was room for.


class Items:
    n = 0

    def __len__(self):
        self.n += 1
        return self.n

    def __getitem__(self, i):
        if i > 50:
            raise IndexError
        return i


def f(*args):
    return len(args)


print(f(1, *Items(), *Items(), 2))
