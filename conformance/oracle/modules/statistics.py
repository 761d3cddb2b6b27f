from statistics import *
import statistics


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


# case: means
for data in ([1, 2, 3, 4], [1, 2], [1.5, 2.5, 3.25], [0.1] * 10, [1e100, 1, -1e100], [True, False], range(10), iter([1, 2, 3]), {1, 2, 6}, [5]):
    attempt(mean, data)
attempt(mean, [])
attempt(mean, ["a"])
attempt(mean, [1, None])
print(fmean([1, 2, 4]), fmean([0.1] * 10), fmean([1, 2, 3], [3, 2, 1]), fmean(iter([1.5, 2])))
attempt(fmean, [])
attempt(fmean, [1, 2], [1])
attempt(fmean, [1, 2], [0, 0])
print(geometric_mean([54, 24, 36]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([1, 0, 2]), harmonic_mean([5]))
attempt(geometric_mean, [1, -1])
attempt(geometric_mean, [])
attempt(harmonic_mean, [])
attempt(harmonic_mean, [1, -1])
attempt(harmonic_mean, [1, 2], [1])

# case: means of fractions and decimals
from fractions import Fraction as F
from decimal import Decimal as D
print(repr(mean([F(3, 7), F(1, 21), F(5, 3), F(1, 3)])), repr(mean([D("0.5"), D("0.75"), D("0.625"), D("0.375")])), repr(mean([F(1, 2), 1])), repr(mean([F(1, 2), 0.5])), repr(mean([D(1), 2])))
attempt(mean, [D(1), 1.5])
attempt(mean, [D(1), F(1, 2)])
print(repr(variance([D("27.5"), D("30.25"), D("30.25"), D("34.5"), D("41.75")])), repr(variance([F(1, 6), F(1, 2), F(5, 3)])), repr(stdev([D("1.5"), D("2.5"), D("4")])), repr(pstdev([F(1, 4), F(5, 4)])))

# case: not finite
inf = float("inf")
nan = float("nan")
print(mean([1, inf]), mean([inf, -inf]), mean([1, nan]), variance([1, 2, inf]) if False else "", median([1, inf, -inf]))

# case: medians
for data in ([1, 3, 5], [1, 3, 5, 7], [2.5], ["b", "a", "c"], (4, 1, 2, 3), [1, 1, 1, 2]):
    print(median_low(data), median_high(data))
print(median([1, 3, 5]), median([1, 3, 5, 7]), median([1, 2, 2, 3]), median([F(1, 2), F(1, 4)]), median(range(101)))
attempt(median, [])
attempt(median_low, [])
attempt(median, ["a", "b"])
print(median_grouped([52, 52, 53, 54]), median_grouped([1, 3, 3, 5, 7], interval=1), median_grouped([1, 3, 3, 5, 7], interval=2), median_grouped([1]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]))
attempt(median_grouped, [])

# case: modes
print(mode([1, 1, 2, 3, 3, 3, 3, 4]), mode(["red", "blue", "blue", "red"]), mode("aabbb"), multimode("aabbbbccddddeeffffgg"), multimode(""), multimode([1, 2, 3]))
attempt(mode, [])
attempt(mode, [[]])

# case: variances
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(variance(data), pvariance(data), stdev(data), pstdev(data), variance(data, mean(data)), pvariance(data, mu=1))
print(variance([1, 2, 3, 4]), variance([1, 2, 3]), pvariance([1, 2, 3]), stdev([1, 2]), pstdev([1, 2, 3, 4]), stdev([5, 5, 5]), pvariance([7]))
print(variance([1e10 + x for x in (4, 7, 13, 16)]), stdev([1e-300, 2e-300]), stdev([1e200, 2e200]))
attempt(variance, [1])
attempt(pvariance, [])
attempt(stdev, [1])
attempt(pstdev, [])
print(type(variance([1, 2, 3])), type(variance([1, 2, 4])), type(pvariance([1, 1])))

# case: quantiles
data = [105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110, 100, 75, 105, 103, 109, 76, 119, 99, 91, 103, 129, 106, 101, 84, 111, 74, 87, 86, 103, 103, 106, 86, 111, 75, 87, 102, 121, 111, 88, 89, 101, 106, 95, 103, 107, 101, 81, 109, 104]
print([round(q, 1) for q in quantiles(data, n=10)], quantiles(data), quantiles(data, method="inclusive"), quantiles([1, 2]), quantiles([1, 2, 3], n=2), quantiles([1, 2], n=1))
attempt(quantiles, [1])
attempt(quantiles, [1, 2], n=0)
attempt(quantiles, [1, 2], method="x")

# case: two variables
x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(covariance(x, y), covariance(x, x[::-1]), correlation(x, x), correlation(x, [-a for a in x]), correlation([1, 2, 4], [3, 5, 6]))
print(linear_regression([1, 2, 3, 4], [3, 5, 7, 9.5]), linear_regression([1, 2, 3], [2, 4, 6.5], proportional=True), linear_regression(x, y).slope)
attempt(covariance, [1], [1])
attempt(covariance, [1, 2], [1])
attempt(correlation, [1, 1], [1, 2])
attempt(correlation, [1, 1], [1])
attempt(linear_regression, [1, 1], [1, 2])
attempt(linear_regression, [1], [2])

# case: the normal distribution
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode, n.zscore(130), round(n.cdf(115), 12), round(n.pdf(100), 12))
for p in (0.001, 0.025, 0.25, 0.5, 0.75, 0.9, 0.999, 1e-10):
    print(round(n.inv_cdf(p), 9))
print([round(q, 6) for q in n.quantiles()], NormalDist(), NormalDist(1, 2) + 3, NormalDist(1, 3) + NormalDist(2, 4), NormalDist(1, 2) * -2, NormalDist(4, 2) / 2, -NormalDist(1, 2), 5 - NormalDist(1, 2), NormalDist(1, 2) - NormalDist(3, 0))
print(NormalDist(1, 2) == NormalDist(1, 2), NormalDist(1, 2) == 5, hash(NormalDist(1, 2)) == hash(NormalDist(1, 2)), round(NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), 10), round(NormalDist(0, 1).overlap(NormalDist(1, 1)), 10))
print(NormalDist.from_samples([1, 2, 3, 4]), NormalDist.from_samples([2.5, 3.5]))
attempt(NormalDist, 1, -1)
attempt(n.inv_cdf, 0)
attempt(NormalDist(1, 0).cdf, 1)
attempt(NormalDist(1, 0).pdf, 1)
attempt(NormalDist.from_samples, [1])
attempt(n.overlap, 5)
print(len(n.samples(5)), issubclass(StatisticsError, ValueError))
