# A list got what it held itself, behind its end.
x = [0, 1]
x[100:] = [40]
x[4:] = x
print(x)
