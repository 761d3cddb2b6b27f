# Statistics. Sums are exact: a dict has the sum of the numerators for each denominator, so that fractions are only needed where
# the data has some. Types follow CPython's rules: ints and floats make floats, fractions and decimals stay what they are.

import math

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
    "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _coerce(T, S):
    if T is S or S is int or S is bool:
        return T
    if T is int:
        return S
    if issubclass(S, T):
        return S
    if issubclass(T, S) or issubclass(S, int):
        return T
    if issubclass(T, int):
        return S
    names = T.__name__, S.__name__
    if hasattr(T, "limit_denominator") and issubclass(S, float):
        return S
    if issubclass(T, float) and hasattr(S, "limit_denominator"):
        return T
    raise TypeError("don't know how to coerce %s and %s" % names)


# Numerator and denominator; the denominator of what is not finite is None.
def _exact_ratio(x):
    if isinstance(x, int):
        return int(x), 1
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError("can't convert type '%s' to numerator/denominator" % type(x).__name__) from None


# The sum of what a dict of numerators by denominator has.
def _total(parts):
    n = 0
    d = 1
    for pd, pn in parts.items():
        if pd == d:
            n += pn
        elif pd % d == 0:
            n = n * (pd // d) + pn
            d = pd
        elif d % pd == 0:
            n += pn * (d // pd)
        else:
            g = math.gcd(d, pd)
            n = n * (pd // g) + pn * (d // g)
            d = d // g * pd
    return n, d


def _collect(data):
    count = 0
    T = int
    parts = {}
    for x in data:
        count += 1
        S = type(x)
        if S is not T:
            T = _coerce(T, S)
        n, d = _exact_ratio(x)
        parts[d] = parts.get(d, 0) + n
    return T, parts, count


# Type, sum as numerator and denominator, and number. The denominator is 0 where a value is not finite.
def _sum_of(data):
    T, parts, count = _collect(data)
    if None in parts:
        return T, parts[None], 0, count
    n, d = _total(parts)
    return T, n, d, count


# n / d as T; 1 / 0 stands for n itself.
def _as(n, d, T):
    if d == 0:
        return n if type(n) is T else T(n)
    if T is int or T is float or T is bool:
        if T is not float and n % d == 0:
            return T(n // d)
        return n / d
    if T.__name__ == "Decimal":
        g = math.gcd(n, d)
        return T(n // g) / T(d // g)
    if issubclass(T, int) and n % d:
        return n / d
    from fractions import Fraction
    value = Fraction(n, d)
    if T is Fraction:
        return value
    try:
        return T(value)
    except TypeError:
        return T(float(value))


# The same as CPython's functions of these names have it.
def _sum(data):
    T, n, d, count = _sum_of(data)
    return T, _fraction(n, d) if d else n, count


def _convert(value, T):
    return _as(value.numerator, value.denominator, T) if _isfinite(value) else _as(value, 0, T)


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _fail_neg(values, errmsg="negative value"):
    for x in values:
        yield _not_negative(x, errmsg)


# The sum of the squares of the distances from c, or from the mean, as numerator and denominator.
def _ss(data, c=None):
    if c is not None:
        T, n, d, count = _sum_of([(x - c) * (x - c) for x in data])
        return T, n, d, c, 1, count
    count = 0
    T = int
    sx = {}
    sxx = {}
    for x in data:
        count += 1
        S = type(x)
        if S is not T:
            T = _coerce(T, S)
        n, d = _exact_ratio(x)
        if d is None:
            sx[None] = sx.get(None, 0) + n
        else:
            sx[d] = sx.get(d, 0) + n
            sxx[d] = sxx.get(d, 0) + n * n
    if not count:
        return T, 0, 1, 0, 1, 0
    if None in sx:
        return T, sx[None], 0, sx[None], 0, count
    n, d = _total(sx)
    nn, dd = _total({d * d: n for d, n in sxx.items()})
    # (count * sxx - sx**2) / count
    top = count * nn * d * d - n * n * dd
    bottom = dd * d * d * count
    g = math.gcd(top, bottom)
    return T, top // g, bottom // g, n, d * count, count


def _isqrt(n):
    try:
        return math.isqrt(n)
    except AttributeError:
        if n < 1:
            return 0
        x = 1 << (n.bit_length() + 1) // 2
        while True:
            y = (x + n // x) >> 1
            if y >= x:
                return x
            x = y


# The root of n / d as the nearest float: enough bits of it, the last of which says whether there is more.
def _sqrt_ratio(n, d):
    if not n:
        return 0.0
    q = (n.bit_length() - d.bit_length() - 109) // 2
    if q >= 0:
        root = _odd_root(n, d << 2 * q) << q
        return float(root)
    return _odd_root(n << -2 * q, d) / (1 << -q)


def _odd_root(n, m):
    a = _isqrt(n // m)
    return a | (a * a * m != n)


def _root(n, d, T):
    if d == 0:
        return _as(n, 0, T) if n != n else T(n) ** 0.5 if T is float else n
    if T.__name__ == "Decimal" and n:
        return _decimal_root(n, d, T)
    return _sqrt_ratio(n, d)


# The decimal that is nearest to the root, as the context's precision has it.
def _decimal_root(n, d, T):
    root = (T(n) / T(d)).sqrt()
    value = _ratio_of(root)
    plus = root.next_plus()
    a, b = _ratio_of(plus)
    # Whether the root is beyond the middle between two neighbours.
    x, y = value
    mid_n, mid_d = x * b + a * y, 2 * y * b
    if n * mid_d * mid_d > mid_n * mid_n * d:
        return plus
    minus = root.next_minus()
    a, b = _ratio_of(minus)
    mid_n, mid_d = x * b + a * y, 2 * y * b
    if n * mid_d * mid_d < mid_n * mid_n * d:
        return minus
    return root


def _ratio_of(x):
    return x.as_integer_ratio()


# --- Means ---


def mean(data):
    T, n, d, count = _sum_of(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _as(n, d * count, T)


def _fsum(data):
    fsum = getattr(math, "fsum", None)
    if fsum is not None:
        return fsum(data)
    n, d = _total(_collect(map(float, data))[1])
    return n / d


def fmean(data, weights=None):
    if not hasattr(data, "__len__"):
        data = list(data)
    if weights is None:
        if not len(data):
            raise StatisticsError("fmean requires at least one data point")
        return _fsum(data) / len(data)
    if not hasattr(weights, "__len__"):
        weights = list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    num = _fsum([x * w for x, w in zip(data, weights)])
    den = _fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return num / den


def geometric_mean(data):
    try:
        return math.exp(fmean(list(map(math.log, data))))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    text = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "numerator") and not hasattr(x, "as_integer_ratio"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(text)
        return x
    if weights is None:
        weights = [1] * n
        total = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        T, a, b, count = _sum_of([_not_negative(w, text) for w in weights])
        total = _fraction(a, b) if b != 1 else a
    for x in data:
        if _not_negative(x, text) == 0 and 0 in data:
            return 0
    T, a, b, count = _sum_of([w / x if w else 0 for w, x in zip(weights, data)])
    if a <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if b == 0:
        return _as(total / a, 0, T)
    tn, td = _exact_ratio(total)
    return _as(tn * b, td * a, T)


def _fraction(n, d):
    from fractions import Fraction
    return Fraction(n, d)


def _not_negative(x, text):
    if x < 0:
        raise StatisticsError(text)
    return x


# --- Medians and others ---


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    i = len(data) // 2
    return data[i] if len(data) % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    from bisect import bisect_left, bisect_right
    i = bisect_left(data, x)
    j = bisect_right(data, x)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    most = max(counts.values())
    for x, n in counts.items():
        if n == most:
            return x


def multimode(data):
    counts = _counts(data)
    most = max(counts.values()) if counts else 0
    return [x for x, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        m = count - 1
        result = []
        for i in range(1, n):
            j, k = divmod(i * m, n)
            result.append((data[j] * (n - k) + data[j + 1] * k) / n)
        return result
    if method != "exclusive":
        raise ValueError("Unknown method: %r" % (method,))
    m = count + 1
    result = []
    for i in range(1, n):
        j = min(max(i * m // n, 1), count - 1)
        k = i * m - j * n
        result.append((data[j - 1] * (n - k) + data[j] * k) / n)
    return result


# --- Spread ---


def _variance(data, center, less, least, text):
    T, n, d, cn, cd, count = _ss(data, center)
    if count < least:
        raise StatisticsError(text)
    return T, n, d * (count - less) if d else 0


def variance(data, xbar=None):
    T, n, d = _variance(data, xbar, 1, 2, "variance requires at least two data points")
    return _as(n, d, T)


def pvariance(data, mu=None):
    T, n, d = _variance(data, mu, 0, 1, "pvariance requires at least one data point")
    return _as(n, d, T)


def stdev(data, xbar=None):
    T, n, d = _variance(data, xbar, 1, 2, "stdev requires at least two data points")
    return _root(n, d, T)


def pstdev(data, mu=None):
    T, n, d = _variance(data, mu, 0, 1, "pstdev requires at least one data point")
    return _root(n, d, T)


# --- Two variables ---


def _pairs(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(name + " requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(name + " requires at least two data points")
    return n


def covariance(x, y):
    n = _pairs(x, y, "covariance")
    xbar = _fsum(x) / n
    ybar = _fsum(y) / n
    return _fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)


def correlation(x, y):
    n = _pairs(x, y, "correlation")
    xbar = _fsum(x) / n
    ybar = _fsum(y) / n
    sxy = _fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = _fsum([(a - xbar) * (a - xbar) for a in x])
    syy = _fsum([(b - ybar) * (b - ybar) for b in y])
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _named(name, fields):
    from collections import namedtuple
    return namedtuple(name, fields)


def linear_regression(x, y, *, proportional=False):
    n = _pairs(x, y, "linear regression")
    if proportional:
        sxy = _fsum([a * b for a, b in zip(x, y)])
        sxx = _fsum([a * a for a in x])
    else:
        xbar = _fsum(x) / n
        ybar = _fsum(y) / n
        sxy = _fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
        sxx = _fsum([(a - xbar) * (a - xbar) for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    intercept = 0.0 if proportional else ybar - slope * xbar
    cls = globals().get("LinearRegression")
    if cls is None:
        cls = globals()["LinearRegression"] = _named("LinearRegression", ("slope", "intercept"))
    return cls(slope, intercept)


# --- The normal distribution ---


def _polynomial(coefficients, r):
    total = 0.0
    for c in coefficients:
        total = total * r + c
    return total


# Wichura, "Algorithm AS241: The Percentage Points of the Normal Distribution", 1988.
def _inverse(p, mu, sigma):
    tables = (
    (2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665),
    (5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0),
    (0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835),
    (1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0),
    (2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103),
    (2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0),
    )
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        x = _polynomial(tables[0], r) * q / _polynomial(tables[1], r)
    else:
        r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
        if r <= 5.0:
            r -= 1.6
            k = 2
        else:
            r -= 5.0
            k = 4
        x = _polynomial(tables[k], r) / _polynomial(tables[k + 1], r)
        if q < 0.0:
            x = -x
    return mu + x * sigma


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        T, n, d, cn, cd, count = _ss(data)
        if count < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(_as(cn, cd, T), float(_root(n, d * (count - 1), T)))

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for i in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(2 * math.pi * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X = self
        Y = other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        vx = X._sigma * X._sigma
        vy = Y._sigma * Y._sigma
        if not vx or not vy:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = vy - vx
        dm = abs(Y._mu - X._mu)
        if not dv:
            return 1.0 - math.erf(dm / (2.0 * X._sigma * math.sqrt(2.0)))
        a = X._mu * vy - Y._mu * vx
        b = X._sigma * Y._sigma * math.sqrt(dm * dm + dv * math.log(vy / vx))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (abs(Y.cdf(x1) - X.cdf(x1)) + abs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return "%s(mu=%r, sigma=%r)" % (type(self).__name__, self._mu, self._sigma)

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def _hypot(a, b):
    hypot = getattr(math, "hypot", None)
    return hypot(a, b) if hypot is not None else math.sqrt(a * a + b * b)
