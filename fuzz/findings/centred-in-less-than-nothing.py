# A width below 0 counted as very large.
for width in (-1, -(1 << 40), 0):
    try:
        print("".center(width), "text".center(width))
    except (OverflowError, ValueError):
        pass
