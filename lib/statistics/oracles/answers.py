"""Answers of other programs to random questions and edge cases: scipy and statsmodels, or the definition summed out by brute force.

    python answers.py [cases per method = 12] [seed = 1] > answers.json      (scipy 1.17, statsmodels 0.15, numpy 2)

Nothing here is copied from lib/statistics; where a method has no other program, its published definition is written down once more.
"""
import itertools
import json
import math
import sys

import numpy as np
from scipy import integrate, optimize, special, stats
from statsmodels.stats import inter_rater, proportion, rates
import statsmodels.api as sm

N = int(sys.argv[1]) if len(sys.argv) > 1 else 12
rng = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
LEVELS = [0.9, 0.95, 0.998]
answers = {}


def case(method, asked, got):
    answers.setdefault(method, []).append({"in": asked, "out": got})


def whole(most):
    """A whole number, small ones as likely as large ones."""
    return int(np.exp(rng.uniform(0, np.log(most + 1))) - 1) if rng.random() < 0.9 else 0


def level():
    return float(rng.choice(LEVELS))


def share_counts(most):
    trials = whole(most) + 1
    return int(rng.choice([0, trials, rng.integers(0, trials + 1), rng.binomial(trials, 0.05)], p=[0.1, 0.1, 0.5, 0.3])), trials


def limits(pair):
    return {"lower": float(pair[0]), "upper": float(pair[1])}


def wilson(x, n, at):
    z = stats.norm.isf((1 - at) / 2)
    if x == 0 or x == n:  # statsmodels leaves a hair there
        edge = z**2 / (n + z**2)
        return (0.0, edge) if x == 0 else (1 - edge, 1.0)
    return proportion.proportion_confint(x, n, alpha=1 - at, method="wilson")


def garwood(x, at):
    tail = (1 - at) / 2
    return (stats.gamma.ppf(tail, x) if x > 0 else 0.0), stats.gamma.isf(tail, x + 1)


def byar(x, at):
    if x < 10:
        return garwood(x, at)
    z = stats.norm.isf((1 - at) / 2)
    return x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * math.sqrt(x + 1))) ** 3


def intervals():
    for _ in range(N):
        (x, n), at = share_counts(10**7), level()
        case("wilson", [x, n, at], limits(wilson(x, n, at)))
        x = whole(10**7)
        case("poissonExact", [x, at], limits(garwood(x, at)))
        exposure = float(np.exp(rng.uniform(-3, 16)))
        case("rateInterval", [x, exposure, at], limits(np.array(byar(x, at)) / exposure))
        boys, girls = whole(10**6), whole(10**6) + 1
        low, high = wilson(boys, boys + girls, at)
        case("sexRatio", [boys, girls, at], {"value": 100 * boys / girls, **limits((100 * low / (1 - low), 100 * high / (1 - high) if girls < 10**5 * (boys + 1) else 100 * high / wilson(girls, boys + girls, at)[0]))})
    for _ in range(N):
        (x1, n1), (x2, n2), at = share_counts(10**5), share_counts(10**5), level()
        low, high = proportion.confint_proportions_2indep(x1, n1, x2, n2, compare="diff", method="newcomb", alpha=1 - at)
        case("newcombe", [x1, n1, x2, n2, at], {"value": x1 / n1 - x2 / n2, **limits((low, high))})
        if 0 < x1 and 0 < x2:
            case("katz", [x1, n1, x2, n2, at], limits(proportion.confint_proportions_2indep(x1, n1, x2, n2, compare="ratio", method="log", alpha=1 - at, correction=False)))
            if x1 < n1 and x2 < n2:
                case("woolf", [x1, n1, x2, n2, at], limits(proportion.confint_proportions_2indep(x1, n1, x2, n2, compare="odds-ratio", method="logit", alpha=1 - at, correction=False)))


def rate_changes():
    for _ in range(N):
        most = int(rng.choice([5, 60, 3000]))
        x1, x2 = int(rng.integers(0, most)), int(rng.integers(0, most))
        n1, n2, at = float(rng.uniform(1, 1e5)), float(rng.uniform(1, 1e5)), level()
        if x1 + x2 == 0:
            continue
        low, high = stats.binomtest(x1, x1 + x2).proportion_ci(at, method="exact")
        p0 = n1 / (n1 + n2)
        p = min(1.0, 2 * min(stats.binom.cdf(x1, x1 + x2, p0), stats.binom.sf(x1 - 1, x1 + x2, p0)))
        case("rateRatio", [x1, n1, x2, n2, at], {"lower": float(low / (1 - low) * n2 / n1), "upper": float(high / (1 - high) * n2 / n1) if high < 1 else "Infinity", "p": float(p)})
        ratio = float(rng.uniform(0.5, 2))
        share = ratio * n1 / (ratio * n1 + n2)
        case("conditionalP", [x1, n1, x2, n2, ratio], {"greater": float(stats.binom.sf(x1 - 1, x1 + x2, share)), "less": float(stats.binom.cdf(x1, x1 + x2, share))})
        for method in ("score", "wald-log"):
            if method == "score" or min(x1, x2) > 0:
                got = rates.test_poisson_2indep(x1, n1, x2, n2, value=ratio, method="score" if method == "score" else "wald-log", compare="ratio")
                case("approximateRateTest", [method, x1, n1, x2, n2, ratio], {"z": float(got.statistic), "p": float(got.pvalue)})


def one_sided():
    for _ in range(N):
        (x, n), share = share_counts(5000), float(rng.choice([0, 1, 0.5, rng.random(), rng.random() ** 4], p=[0.05, 0.05, 0.1, 0.4, 0.4]))
        case("shareTest", [x, n, share], {"below": float(stats.binom.cdf(x, n, share)), "above": float(stats.binom.sf(x - 1, n, share))})
        rate = float(rng.uniform(0, 3))
        exposure = float(np.exp(rng.uniform(-2, 7)))
        x = int(rng.poisson(rate * exposure)) if rng.random() < 0.8 else whole(3000)
        case("rateTest", [x, exposure, rate], {"below": float(stats.poisson.cdf(x, rate * exposure)), "above": float(stats.poisson.sf(x - 1, rate * exposure))})
        trials = int(rng.integers(1, 4000))
        events = int(rng.integers(0, trials + 1))
        drawn = int(rng.integers(1, trials + 1))
        hits = int(rng.hypergeometric(events, trials - events, drawn))
        case("shareTestWithin", [hits, drawn, events, trials], {"below": float(stats.hypergeom.cdf(hits, trials, events, drawn)), "above": float(stats.hypergeom.sf(hits - 1, trials, events, drawn))})
        boys, girls, end = int(rng.integers(0, 800)), int(rng.integers(1, 800)), float(rng.uniform(100, 125))
        case("sexRatioTest", [boys, girls, end], {"p": float(stats.binom.sf(boys - 1, boys + girls, end / (100 + end)))})


def standardised():
    for _ in range(N):
        size, at = int(rng.integers(1, 20)), level()
        x, n, w = rng.poisson(rng.uniform(0, 9), size), rng.integers(1, 5000, size), rng.integers(0, 9000, size) + (np.arange(size) == 0)
        total = int(x.sum())
        rate = float((w * x / n).sum() / w.sum())
        if total < 10:
            got = {"status": "withheld"}
        else:
            spread = math.sqrt((w**2 * x / n**2).sum() / w.sum() ** 2 / total)
            got = {"value": rate, **limits((max(0, rate + spread * (byar(total, at)[0] - total)), rate + spread * (byar(total, at)[1] - total)))}
        case("directRate", [x.tolist(), n.tolist(), w.tolist(), at], got)
        events, people = rng.integers(0, 900, size) + (np.arange(size) == 0), rng.integers(1000, 90000, size)
        observed = whole(4000)
        expected = float((n * events / people).sum())
        case("indirectRatio", [observed, n.tolist(), events.tolist(), people.tolist(), at], {"expected": expected, "value": observed / expected, **limits(np.array(byar(observed, at)) / expected), "rate": float(observed / expected * events.sum() / people.sum())})


def funnels():
    for _ in range(N):
        share, n, at = float(rng.uniform(0.001, 0.999)), whole(10**6) + 1, level()
        low = optimize.brentq(lambda q: wilson(q * n, n, at)[1] - share, 1e-300, share, xtol=1e-15) if wilson(0, n, at)[1] < share else 0.0
        high = optimize.brentq(lambda q: wilson(q * n, n, at)[0] - share, share, 1 - 1e-16, xtol=1e-15) if wilson(n, n, at)[0] > share else 1.0
        case("shareFunnel", [share, n, at], limits((low, high)))
        expected, target = float(np.exp(rng.uniform(-3, 12))), float(rng.uniform(0.3, 3))
        low, high = garwood(expected, at)
        case("ratioFunnel", [expected, at, target], limits((target * low / expected, target * high / expected)))
        rate, exposure = float(np.exp(rng.uniform(-9, 1))), float(np.exp(rng.uniform(0, 13)))
        case("rateFunnel", [rate, exposure, at], limits(np.array(garwood(rate * exposure, at)) / exposure))
        observed = whole(10**5)
        low, high = garwood(observed, at)
        case("ratioLimitsAt", [observed, at], {**limits((low, high)), "from": float(100 * observed / high), "to": float(100 * observed / low) if low > 0 else "Infinity"})
        p = [stats.poisson.cdf(observed, expected), stats.poisson.sf(observed - 1, expected)]
        case("ratioClass", [observed, expected], {"class": "low-0.001" if p[0] < 0.001 else "high-0.001" if p[1] < 0.001 else "low-0.025" if p[0] < 0.025 else "high-0.025" if p[1] < 0.025 else "within"})
        (x, n), own = share_counts(3000), float(rng.uniform(0.02, 0.98))
        inner, outer = wilson(x, n, 0.95), wilson(x, n, 0.998)
        case("shareClass", [x, n, own], {"class": "low-0.001" if outer[1] < own else "high-0.001" if outer[0] > own else "low-0.025" if inner[1] < own else "high-0.025" if inner[0] > own else "within"})
        z, part = rng.normal(0, 2, int(rng.integers(1, 60))), float(rng.choice([0, 0.05, 0.1, 0.25]))
        drawn = np.clip(z, np.quantile(z, part), np.quantile(z, 1 - part))
        errors = rng.uniform(0.1, 2, len(z))
        weight = 1 / errors**2
        room = weight.sum() - (weight**2).sum() / weight.sum()
        phi = float((drawn**2).mean())
        case("overDispersion", [z.tolist(), part, errors.tolist()], {"phi": phi, "tau2": float(max(0, (len(z) * phi - (len(z) - 1)) / room)) if len(z) > 1 else 0.0})


def many_tests():
    for _ in range(N):
        p = rng.uniform(0, 1, int(rng.integers(1, 40))) ** int(rng.choice([1, 4]))
        if rng.random() < 0.5:
            p = np.round(p, 1)  # ties, 0 and 1 among them
        case("falseDiscovery", [p.tolist()], {"bh": stats.false_discovery_control(p, method="bh").tolist(), "by": stats.false_discovery_control(p, method="by").tolist()})


def series():
    for _ in range(N):
        value = np.cumsum(rng.normal(rng.uniform(-1, 1), 1, 5))
        half = rng.uniform(0.1, 2, 5)
        fit = lambda keep: sm.WLS(value[keep], sm.add_constant(np.arange(1.0, 6)[keep]), weights=(3.92 / (2 * half[keep])) ** 2).fit(cov_type="fixed scale", cov_kwds={"scale": 1})
        every = fit(np.arange(5))
        slopes = [float(fit(np.delete(np.arange(5), left)).params[1]) for left in range(5)]
        chi2, slope = float(every.tvalues[1] ** 2), float(every.params[1])
        same = all(np.sign(one) == np.sign(slope) for one in slopes)
        case("recentTrend", [value.tolist(), (value - half).tolist(), (value + half).tolist()], {"slope": slope, "chi2": chi2, "direction": ("increasing" if slope > 0 else "decreasing") if chi2 > stats.chi2.isf(0.002, 1) and same else "none"})
        y = np.round(rng.normal(0, 3, int(rng.integers(2, 30))), int(rng.choice([0, 3])))
        moving = np.abs(np.diff(y))
        kept = moving[moving < 3.267 * moving.mean()] if moving.mean() > 0 else moving
        case("xmr", [y.tolist()], {"mean": float(y.mean()), "meanRange": float(kept.mean()), "lower": float(y.mean() - 2.66 * kept.mean()), "upper": float(y.mean() + 2.66 * kept.mean())})
        size = int(rng.integers(2, 8))
        n = rng.integers(1, 500, size)
        x = rng.binomial(n, rng.uniform(0.1, 0.9))
        scores = np.arange(1, size + 1) if rng.random() < 0.5 else np.cumsum(rng.integers(1, 4, size))
        if 0 < x.sum() < n.sum():
            share, centre = x.sum() / n.sum(), (n * scores).sum() / n.sum()
            slope = ((x - n * share) * (scores - centre)).sum()
            chi2 = float(slope**2 / (share * (1 - share) * (n * (scores - centre) ** 2).sum()))
            table = stats.chi2_contingency([x, n - x], correction=False)
            case("shareTrend", [x.tolist(), n.tolist(), scores.tolist()], {"chi2": chi2, "p": float(stats.chi2.sf(chi2, 1)), "heterogeneity": float(table[0]), "df": int(table[2]), "pHeterogeneity": float(table[1])})
        s = np.round(rng.exponential(3, int(rng.integers(2, 25))), int(rng.choice([0, 0, 2])))
        away = np.abs(s - np.median(s))
        if away.max() > 0:
            spread = np.median(away)
            case("outliers", [s.tolist(), float(s[-1])], {"modified": float(0.6745 * (s[-1] - np.median(s)) / spread if spread > 0 else 0.7978846 * (s[-1] - np.median(s)) / away.mean()), "standard": float((s[-1] - s.mean()) / s.std(ddof=1))})


def mack(c, tail):
    """Mack 1993 in closed form: per origin (theorem 3) and in all (its corollary)."""
    size = len(c)
    f = [sum(c[i][k + 1] for i in range(size - k - 1)) / sum(c[i][k] for i in range(size - k - 1)) for k in range(size - 1)]
    s2 = [sum(c[i][k] * (c[i][k + 1] / c[i][k] - f[k]) ** 2 for i in range(size - k - 1)) / (size - k - 2) for k in range(size - 2)]
    s2.append(min(s2[-1] ** 2 / s2[-2], s2[-2], s2[-1]))
    full = [list(row) for row in c]
    for i in range(size):
        for k in range(size - 1):
            if len(full[i]) == k + 1:
                full[i].append(full[i][k] * f[k])
    below = [sum(c[i][k] for i in range(size - k - 1)) for k in range(size - 1)]
    part = lambda i: sum(s2[k] / f[k] ** 2 * (1 / full[i][k] + 1 / below[k]) for k in range(size - 1 - i, size - 1))
    se2 = [full[i][-1] ** 2 * part(i) for i in range(size)]
    total = sum(se2[i] + full[i][-1] * sum(full[j][-1] for j in range(i + 1, size)) * sum(2 * s2[k] / f[k] ** 2 / below[k] for k in range(size - 1 - i, size - 1)) for i in range(size))
    return {"factors": f, "sigma2": s2, "ultimate": [tail * row[-1] for row in full], "se": [tail * math.sqrt(one) for one in se2], "total": tail * math.sqrt(total)}


def triangles():
    for _ in range(N):
        size = int(rng.integers(4, 9))
        c = [np.cumsum(rng.poisson(rng.uniform(20, 300) * 0.5 ** np.arange(size)) + 1)[: size - i].tolist() for i in range(size)]
        tail = float(rng.choice([1, 1.05]))
        case("chainLadder", [[row + [None] * (size - len(row)) for row in c], tail], mack(c, tail))


def structure():
    for _ in range(N):
        x = np.round(rng.lognormal(2, 1, int(rng.integers(2, 40))), 1)
        if rng.random() < 0.3:
            x[: len(x) // 2] = 0
        if x.sum() == 0:
            continue
        mean = x.mean()
        logs = np.where(x > 0, x * np.log(np.where(x > 0, x, 1) / mean), 0)
        kept = x[x > 0]
        got = {"gini": float(np.abs(x[:, None] - x[None, :]).mean() / (2 * mean)), "theil": float(logs.mean() / mean), "dropped": float((kept * np.log(kept / kept.mean())).mean() / kept.mean()), "herfindahl": float(((x / x.sum()) ** 2).sum())}
        got["corrected"] = got["gini"] * len(x) / (len(x) - 1)
        for e in (0.5, 1, 2):
            got[f"atkinson{e}"] = 1.0 if e >= 1 and (x == 0).any() else float(1 - (stats.gmean(x) if e == 1 else stats.pmean(x, 1 - e)) / mean)
        case("inequality", [x.tolist()], got)
        w = rng.integers(1, 6, len(x))
        spread = np.repeat(x, 5 * w)
        fifth = len(spread) // 5
        bottom, top = np.sort(spread)[:fifth].mean(), np.sort(spread)[-fifth:].mean()
        case("fifths", [x.tolist(), w.tolist()], {"bottom": float(bottom), "top": float(top)})
        values, people = rng.normal(50, 9, int(rng.integers(2, 12))), None
        people = rng.integers(10, 9000, len(values))
        rank = (np.cumsum(people) - people / 2) / people.sum()
        fit = sm.WLS(values, sm.add_constant(rank), weights=people / people.sum()).fit()
        case("inequalitySlope", [values.tolist(), people.tolist()], {"sii": float(fit.params[1]), "intercept": float(fit.params[0]), "rii": float(fit.predict([[1, 1]])[0] / fit.params[0])})
        size = int(rng.integers(1, 9))
        s1, s2, r1, r2 = rng.integers(1, 99, size), rng.integers(1, 99, size), rng.uniform(0, 5, size), rng.uniform(0, 5, size)
        w1, w2 = s1 / s1.sum(), s2 / s2.sum()
        case("kitagawa", [s1.tolist(), r1.tolist(), s2.tolist(), r2.tolist()], {"rateEffect": float(((w1 + w2) / 2 * (r2 - r1)).sum()), "compositionEffect": float(((r1 + r2) / 2 * (w2 - w1)).sum())})
        one, two = rng.uniform(-2, 3, int(rng.integers(1, 6))), None
        two = rng.uniform(-2, 3, len(one))
        effects = np.zeros(len(one))
        orders = list(itertools.permutations(range(len(one))))
        for order in orders:  # each factor's step, averaged over all orders of change
            now = one.copy()
            for at in order:
                before = now.prod()
                now[at] = two[at]
                effects[at] += (now.prod() - before) / len(orders)
        case("productEffects", [one.tolist(), two.tolist()], {"effects": effects.tolist()})
        a, b = rng.uniform(0, 9, size) + 0.01, rng.uniform(0, 9, size) + 0.01
        case("dissimilarity", [a.tolist(), b.tolist()], {"id": float(50 * np.abs(a / a.sum() - b / b.sum()).sum())})


def agreement():
    for _ in range(N):
        size = int(rng.integers(2, 6))
        table = rng.integers(0, 30, (size, size)) + 20 * np.eye(size, dtype=int)
        for weighting, wt in (("none", None), ("linear", "linear"), ("quadratic", "quadratic")):
            got = inter_rater.cohens_kappa(table, weights=None if wt is None else np.arange(size), wt=wt) if wt else inter_rater.cohens_kappa(table)
            case("kappa", [table.tolist(), weighting], {"value": float(got.kappa), "se": float(got.std_kappa)})


def ages():
    for _ in range(N):
        counts = rng.integers(1, 300, 100)
        counts[:: 5] += rng.integers(0, 400)
        low, high = int(rng.integers(10, 40)), int(rng.integers(55, 90))
        for digits in ([0, 5], [int(rng.integers(0, 10))]):
            at = [age for age in range(low, high + 1) if age % 10 in digits]
            around = counts[at[0] - (2 if len(digits) == 2 else 7) : at[-1] + 3].sum()
            case("whipple", [counts.tolist(), low, high, digits], {"index": float((5 if len(digits) == 2 else 10) * counts[at].sum() / around)})
        digit = int(rng.integers(0, 10))
        at = range(20 + digit, 51 + digit, 10)
        case("noumbissi", [counts.tolist(), digit], {"index": float(5 * sum(counts[age] for age in at) / sum(counts[age - 2 : age + 3].sum() for age in at))})
        decades = (high - low + 1) // 10
        for variant in ("orig", "pasex"):
            blended = np.zeros(10)
            for age in range(low, low + 10 * decades):  # every age once in each sum it belongs to
                place = (age - low) % 10
                if variant == "pasex" or age < low + 10 * (decades - 1):
                    blended[place] += (place + 1) * counts[age]
                if age >= low + 10:
                    blended[place] += (9 - place) * counts[age]
            case("myers", [counts.tolist(), low, high, variant], {"index": float(50 * np.abs(blended / blended.sum() - 0.1).sum())})
        men, women = rng.integers(100, 90000, 16), rng.integers(100, 90000, 16)
        for method, (times, own) in {"un": (200, 0), "zelnick": (300, 1), "ramachandran": (400, 2)}.items():
            score = lambda p: np.abs(times * p[1:-1] / (p[:-2] + p[2:] + own * p[1:-1]) - 100).mean()
            sex = np.abs(np.diff(100 * men[:-1] / women[:-1])).mean()
            people = int(men.sum() + women.sum())
            case("jointScore", [men.tolist(), women.tolist(), method], {"males": float(score(men[:-1])), "females": float(score(women[:-1])), "sex": float(sex), "joint": float(3 * sex + score(men[:-1]) + score(women[:-1]) - (3500 / math.sqrt(people) - 3.5 if people < 1e6 else 0))})


def dual_system():
    for _ in range(N):
        both, left, right, at = whole(3000), whole(900), whole(900), level()
        M, n = both + left, both + right
        value, variance = (M + 1) * (n + 1) / (both + 1) - 1, (M + 1) * (n + 1) * (M - both) * (n - both) / ((both + 1) ** 2 * (both + 2))
        z = stats.norm.isf((1 - at) / 2)
        case("chapman", [M, n, both, at], {"value": value, "variance": variance, **(limits((max(M + n - both, value - z * math.sqrt(variance)), value + z * math.sqrt(variance))) if both else {})})


def priors():
    """Maximum likelihood from several starts; only where the areas clearly differ, so that the maximum is not at an edge."""
    for _ in range(max(3, N // 3)):
        size = int(rng.integers(15, 120))
        n = rng.integers(5, 400, size)
        x = rng.binomial(n, rng.beta(*rng.uniform(1, 20, 2), size))
        ln = lambda q: -(special.betaln(np.exp(q[0]) + x, np.exp(q[1]) + n - x) - special.betaln(np.exp(q[0]), np.exp(q[1]))).sum()
        best = min((optimize.minimize(ln, start, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000, "maxfev": 8000}) for start in ([0, 0], [2, 2], [0, 3])), key=lambda one: one.fun)
        a, b = np.exp(best.x)
        case("betaBinomial", [x.tolist(), n.tolist()], {"a": float(a), "b": float(b), "value": float((a + x[0]) / (a + b + n[0])), **limits(stats.beta.ppf([0.025, 0.975], a + x[0], b + n[0] - x[0]))})
        n = np.round(np.exp(rng.uniform(2, 9, size)))
        x = rng.poisson(n * rng.gamma(3, 0.01, size))
        ln = lambda q: -(stats.nbinom.logpmf(x, np.exp(q[0]), np.exp(q[1]) / (np.exp(q[1]) + n))).sum()
        best = min((optimize.minimize(ln, start, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000, "maxfev": 8000}) for start in ([1, 5], [2, 3], [0, 4])), key=lambda one: one.fun)
        shape, rate = np.exp(best.x)
        case("gammaPoisson", [x.tolist(), n.tolist()], {"shape": float(shape), "rate": float(rate), "value": float((shape + x[0]) / (rate + n[0])), **limits(stats.gamma.ppf([0.025, 0.975], shape + x[0], scale=1 / (rate + n[0])))})


def ranks():
    """Rank distribution of each area by numerical integration of the number of areas below a value, all subsets summed."""
    for _ in range(max(3, N // 3)):
        size = int(rng.integers(2, 8))
        kind = str(rng.choice(["normal", "gamma", "beta"]))
        one, two = (rng.normal(0, 1, size), rng.uniform(0.2, 1.5, size)) if kind == "normal" else rng.uniform(0.8, 30, (2, size))
        dist = [stats.norm(p, q) if kind == "normal" else stats.gamma(p, scale=1 / q) if kind == "gamma" else stats.beta(p, q) for p, q in zip(one, two)]
        probability = np.zeros((size, size))
        for area in range(size):
            others = [other for other in range(size) if other != area]
            for u in (np.arange(4000) + 0.5) / 4000:
                t = dist[area].ppf(u)
                pmf = np.array([1.0])
                for other in others:
                    p = dist[other].cdf(t)
                    pmf = np.append(pmf * (1 - p), 0) + np.append(0, pmf * p)
                probability[area] += pmf / 4000
        case("rankDistributions", [kind, one.tolist(), two.tolist()], {"probability": probability.tolist()})
        miss = 1 - 0.95 ** (1 / size)
        spans = [(d.ppf(miss / 2), d.isf(miss / 2)) for d in dist]
        case("rankRegion", [kind, one.tolist(), two.tolist()], {"intervals": [limits(span) for span in spans], "lower": [1 + sum(other[1] <= own[0] for other in spans) for own in spans], "upper": [size - sum(other[0] >= own[1] for other in spans) for own in spans]})


for make in (intervals, rate_changes, one_sided, standardised, funnels, many_tests, series, triangles, structure, agreement, ages, dual_system, priors, ranks):
    make()
short = lambda value: float(f"{value:.12g}") if isinstance(value, (float, np.floating)) else [short(one) for one in value] if isinstance(value, list) else {key: short(one) for key, one in value.items()} if isinstance(value, dict) else value
lines = [f' "{method}": [\n' + ",\n".join("  " + json.dumps({"in": one["in"], "out": short(one["out"])}, separators=(",", ":"), default=lambda number: number.item()) for one in cases) + "\n ]" for method, cases in answers.items()]
print("{\n" + ",\n".join(lines) + "\n}")
