"""Answers of scipy, numpy and statsmodels for the statistics of issue 5 (sex ratio, balance, progress, moves between fifths).

    python issue5.py > issue5-python.json        (scipy 1.17, statsmodels 0.15, numpy 2)

Written from the definitions and apart from lib/statistics; simulations use numpy's generator, so they agree within Monte Carlo error only.
"""
import json
from fractions import Fraction

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20251124)
out = {}

# Missing girls: at each Wilson limit of the share of boys, put the boys and girls it means into boys * 100 / normal - girls.
cases = []
for boys, girls, normal, level in [(1200, 1000, 106, 0.95), (60, 52, 106, 0.95), (53, 50, 106, 0.9), (0, 4, 107, 0.95), (3, 0, 105, 0.998), (900, 1000, 103, 0.99), (724_000, 650_000, 106, 0.95)]:
    low, high = proportion_confint(boys, boys + girls, alpha=1 - level, method="wilson")
    n = boys + girls
    cases.append({"in": [boys, girls, normal, level], "out": [boys * 100 / normal - girls, n * low * 100 / normal - n * (1 - low), n * high * 100 / normal - n * (1 - high)]})
out["missingGirls"] = cases

# Expected areas per bin: every outcome of every area, its exact ratio as a fraction, its probability.
sizes = [1, 2, 3, 7, 20, 20, 41, 41, 105, 206, 412, 999]
boys = [1, 0, 2, 4, 11, 9, 30, 20, 50, 120, 200, 560]
edges = [50, 80, 100, 105, 110, 150]
p = sum(boys) / sum(sizes)


def place(x, n):
    if n == x:
        return len(edges)
    return sum(Fraction(100 * x, n - x) >= e for e in edges)


expected = np.zeros(len(edges) + 1)
observed = [0] * (len(edges) + 1)
for n, x in zip(sizes, boys):
    observed[place(x, n)] += 1
    for k in range(n + 1):
        expected[place(k, n)] += stats.binom.pmf(k, n, p)
N, M = np.array(sizes, float), sum(sizes)
pearson = float((((np.array(boys) - N * p) ** 2) / (N * p * (1 - p))).sum())
out["ratioDistribution"] = {"boys": boys, "girls": [n - b for n, b in zip(sizes, boys)], "edges": edges, "expected": expected.tolist(), "observed": observed, "statistic": pearson, "common": 100 * p / (1 - p)}

# The p of small areas by simulation; of large ones by chi-square. Between variance: simulate that the estimator is right on average.
big = [200, 400, 300, 500, 800, 250]
hits = [110, 190, 160, 280, 390, 150]
common = sum(hits) / sum(big)
stat = float(sum((x - n * common) ** 2 / (n * common * (1 - common)) for x, n in zip(hits, big)))
out["spreadLarge"] = {"events": hits, "trials": big, "statistic": stat, "p": float(stats.chi2.sf(stat, len(big) - 1)), "contingency": float(stats.chi2_contingency([hits, [n - x for x, n in zip(hits, big)]], correction=False).pvalue)}
small = np.array([4, 6, 9, 12, 5, 7, 30, 15])
few = np.array([0, 3, 8, 4, 5, 2, 12, 3])
q = few.sum() / small.sum()


def chi(x):
    c = x.sum(-1, keepdims=True) / small.sum()
    with np.errstate(all="ignore"):
        return np.where((c > 0) & (c < 1), ((x - small * c) ** 2 / (small * c * (1 - c))).sum(-1, keepdims=True), 0)[..., 0]


draws = rng.binomial(small, q, size=(200_000, len(small)))
out["spreadSmall"] = {"events": few.tolist(), "trials": small.tolist(), "statistic": float(chi(few)), "p": float((chi(draws) >= chi(few) - 1e-9).mean())}
deaths, years = [3, 0, 7, 12, 2, 20, 9], [400.5, 120, 900, 1500, 310, 1900, 700]
rate = sum(deaths) / sum(years)
rate_edges = [0.002, 0.005, 0.008, 0.012]
below = [sum(stats.poisson.cdf(np.ceil(e * y) - 1, rate * y) for y in years) for e in rate_edges]
out["rateDistribution"] = {"events": deaths, "exposure": years, "edges": rate_edges, "below": [float(b) for b in below]}


# Inequality from definitions: Gini as mean difference, Theil as sums, fifths by whole areas (40 areas, fifth of 8).
def gini(x):
    return float(np.abs(x[:, None] - x[None, :]).mean() / (2 * x.mean()))


def theil(x):
    r = x / x.mean()
    return float(np.where(r > 0, r * np.log(np.where(r > 0, r, 1)), 0).mean())


def between(x, g):
    return float(sum((g == k).mean() * (x[g == k].mean() / x.mean()) * np.log(x[g == k].mean() / x.mean()) for k in set(g) if x[g == k].sum() > 0))


def fifths(x):
    s = np.sort(x)
    return float(s[-8:].sum() / s[:8].sum()) if s[:8].sum() > 0 else np.inf


trials = rng.integers(30, 300, 40)
truth = np.clip(rng.normal(0.6, 0.05, 40), 0, 1)
events = rng.binomial(trials, truth)
groups = np.arange(40) % 5
share = events / trials
pooled = events.sum() / trials.sum()
sims = rng.binomial(trials, pooled, size=(20_000, 40)) / trials
measures = {"gini": gini, "theil": theil, "between": lambda x: between(x, groups), "within": lambda x: theil(x) - between(x, groups), "fifthRatio": fifths}
out["chanceInequality"] = {"events": events.tolist(), "trials": trials.tolist(), "groups": groups.tolist(), "measures": {}}
for name, of in measures.items():
    chance = np.array([of(x) for x in sims])
    out["chanceInequality"]["measures"][name] = {"observed": of(share), "mean": float(chance.mean()), "lower": float(np.quantile(chance, 0.025)), "upper": float(np.quantile(chance, 0.975)), "p": float((chance >= of(share)).mean())}

# Beta-binomial.
out["betaCount"] = [{"in": [k, n, a, b], "out": [float(stats.betabinom.sf(k - 1, n, a, b)), int(stats.betabinom.ppf(0.025, n, a, b)), int(stats.betabinom.ppf(0.975, n, a, b))]} for k, n, a, b in [(3, 10, 2.5, 4), (0, 5, 1, 1), (10, 10, 0.7, 0.6), (480, 900, 40, 35), (2000, 4999, 300, 420)]]

# Progress: pace so far (negative binomial) and earlier years (beta-binomial by moments, widened by t over z).
cases = []
for reached, entitled, at, target, earlier in [
    ([120], 500, 2, 0.5, []),
    ([30, 64], 150, 4, 0.8, [([40, 70, 95, 120], 140), ([35, 80, 100, 131], 150), ([28, 60, 90, 115], 145)]),
    ([5], 30, 2, 0.4, [([6, 12, 20, 24], 31), ([4, 15, 19, 25], 28), ([7, 11, 22, 26], 30), ([5, 14, 18, 22], 27)]),
]:
    quarter, h, now = len(reached), at - len(reached), reached[-1]
    need = int(np.ceil(target * entitled - 1e-9)) - now
    chi2, df = 0.0, 0
    for years_reached in [e[0] for e in earlier] + [reached]:
        added = np.diff([0] + years_reached)
        if len(added) > 1:
            chi2 += float(((added - added.mean()) ** 2 / added.mean()).sum())
            df += len(added) - 1
    phi = max(1.0, chi2 / df) if df >= 2 else 1.0
    size, prob = (now + 0.5) / phi, quarter / (quarter + h)
    linear = float(1 - stats.beta.cdf(prob, size, (need - 1) / phi + 1))
    case = {"in": {"reached": reached, "entitled": entitled, "at": at, "target": target, "earlier": [{"reached": r, "entitled": e} for r, e in earlier]}, "phi": phi, "linear": linear}
    if phi == 1:
        case["negativeBinomial"] = float(stats.nbinom.sf(need - 1, now + 0.5, prob))
    if earlier:
        hz = np.array([(r[at - 1] - r[quarter - 1]) / (e - r[quarter - 1]) for r, e in earlier])
        people = sum(e - r[quarter - 1] for r, e in earlier)
        k = len(hz)
        m = (hz.sum() + 0.5 * k / people) / (k + k / people)
        v = max(m * (1 - m) / (people + 1), ((hz - m) ** 2).sum() / (k - 1) * (1 + 1 / k) * (stats.t.ppf(0.975, k - 1) / stats.norm.ppf(0.975)) ** 2)
        s = max(1.0, m * (1 - m) / v - 1)
        left = stats.betabinom(entitled - now, m * s, (1 - m) * s)
        case["seasonal"] = {"chance": float(left.sf(need - 1)), "expected": (now + float(left.mean())) / entitled, "lower": (now + int(left.ppf(0.025))) / entitled, "upper": (now + int(left.ppf(0.975))) / entitled}
    cases.append(case)
out["progress"] = cases

# Moves between fifths: membership of the lowest 2 of 10 in 400,000 draws from beta posteriors.
a1, b1 = np.array([5, 30, 20, 40, 12, 60, 33, 80, 25, 9.0]), np.array([15, 30, 35, 20, 20, 30, 30, 20, 40, 8.0])
a2, b2 = np.array([30, 10, 25, 40, 12, 60, 30, 80, 25, 9.0]), np.array([15, 60, 35, 20, 20, 30, 30, 20, 40, 8.0])


def membership(a, b):
    x = rng.beta(a, b, size=(400_000, 10))
    return (x.argsort(1).argsort(1) < 2).mean(0)


one, two = membership(a1, b1), membership(a2, b2)
out["fifthMoves"] = {"a1": a1.tolist(), "b1": b1.tolist(), "a2": a2.tolist(), "b2": b2.tolist(), "before": one.tolist(), "after": two.tolist()}

# Moments and distribution of draws: probabilities of every outcome, to compare counts of draws with.
out["draws"] = {"binomial": [{"n": n, "p": p, "pmf": stats.binom.pmf(np.arange(n + 1), n, p).tolist()} for n, p in [(7, 0.3), (40, 0.9), (60, 0.4), (200, 0.07)]], "poisson": [{"mean": m, "pmf": stats.poisson.pmf(np.arange(121), m).tolist()} for m in [0.4, 6, 14.5, 55]]}


def rounded(x):
    if isinstance(x, dict):
        return {k: rounded(v) for k, v in x.items()}
    if isinstance(x, list):
        return [rounded(v) for v in x]
    return float(f"{x:.12g}") if isinstance(x, float) else x


print("{")
print(",\n".join(f' "{k}": {json.dumps(rounded(v), separators=(",", ":"))}' for k, v in out.items()))
print("}")
