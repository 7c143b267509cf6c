# Answers of R for the life table, model fertility, projection and season of issue 5.
#
#     Rscript issue5.R > issue5-r.json          (R 4.2, base packages)
#
# Written from the published formulas, apart from lib/statistics: the table column by column as in Chiang, the projection as a Leslie matrix.
num <- function(x) paste0("[", paste(formatC(x, digits = 12, format = "g", width = 1), collapse = ","), "]")
obj <- function(...) { v <- c(...); paste0("{", paste(sprintf('"%s":%s', names(v), v), collapse = ","), "}") }

# --- Chiang's life table -------------------------------------------------------------------------------------------------------------
chiang <- function(from, deaths, py, a) {
  k <- length(from); n <- c(diff(from), NA); m <- deaths / py
  q <- n * m / (1 + n * (1 - a) * m); q[k] <- 1
  p <- 1 - q; l <- c(1, cumprod(p)[-k])
  d <- l * q
  L <- n * (l - d) + a * n * d; L[k] <- l[k] / m[k]
  Tx <- rev(cumsum(rev(L))); e <- Tx / l
  v <- ifelse(deaths > 0, q^2 * (1 - q) / deaths, 0)
  w <- l[-k]^2 * ((1 - a[-k]) * n[-k] + e[-1])^2 * v[-k]
  list(q = q, l = l, L = L, e = e, var0 = sum(w) + l[k]^2 / (deaths[k] * m[k]^2))
}
from <- c(0, 1, seq(5, 90, 5))
py <- c(7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936)
deaths <- c(17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937)
half <- c(0.1, rep(0.5, 19))
phe <- chiang(from, deaths, py, half)
m0 <- deaths[1] / py[1]
female <- half; female[1] <- 0.14903 - 2.05527 * m0; female[2] <- (1.522 - 1.518 * m0) / 4
few <- deaths; few[c(3, 5, 9)] <- 0
ak <- chiang(from, few, py, female)

# --- Borrowed mortality: gamma posterior of the ratio, then the table at it and at its limits ------------------------------------------
std <- deaths / py
small.py <- py / 400; small.d <- c(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, 1, 0, 4, 3, 6, 4, 5)
E <- sum(std * small.py); D <- sum(small.d)
theta <- c((D + 40) / (E + 40), qgamma(c(0.025, 0.975), D + 40, E + 40))
years <- sapply(theta, function(t) {
  m0 <- std[1] * t
  a <- half; a[1] <- 0.14903 - 2.05527 * m0; a[2] <- (1.522 - 1.518 * m0) / 4
  chiang(from, std * t * 1e6, rep(1e6, 20), a)$e[1]
})

# --- Relational Gompertz on Booth's standard -------------------------------------------------------------------------------------------
Ys <- c(-1.77306, -0.69130, 0.02564, 0.70000, 1.47872, 2.62602, 4.80970)
shares <- function(alpha, beta) { F <- exp(-exp(-(alpha + beta * Ys))); F[1] <- 0; diff(c(F, 1)) }
mids <- seq(17.5, 47.5, 5)
schedule <- function(mean.age, beta) { a <- uniroot(function(a) sum(shares(a, beta) * mids) - mean.age, c(-8, 8), tol = 1e-13)$root; c(a, shares(a, beta)) }
usual <- schedule(29, 1.62); early <- schedule(25.5, 1.1)
# Spread that fits the age-specific rates of the 2020 census of China (per 1,000; total 1.30) best, for the default.
asfr <- c(6.07, 55.22, 98.98, 65.05, 26.91, 6.34, 1.61)
fit <- optim(c(0, 1), function(p) sum((shares(p[1], p[2]) - asfr / sum(asfr))^2), control = list(reltol = 1e-14))$par
women <- c(812, 640, 905, 1003, 870, 760, 801)
tfr <- 74 / sum(women * usual[-1] / 5)

# --- Projection: single ages, Leslie matrix per sex, half of the moves at either end -----------------------------------------------------
bands <- c(0, 1, 5, 15, 45, 65, 85)
male <- c(50, 210, 500, 1900, 1100, 420, 40); fem <- c(44, 190, 470, 1800, 1150, 480, 75)
mm <- c(0.006, 0.0006, 0.0003, 0.0012, 0.006, 0.03, 0.15); mf <- c(0.005, 0.0005, 0.0002, 0.0006, 0.003, 0.02, 0.12)
ages <- 0:100; band <- findInterval(ages, bands)
split.ages <- function(count, open) {
  w <- rep(1, 101); w[ages >= 85] <- exp(-open * (ages[ages >= 85] - 85)); w[101] <- w[101] / (1 - exp(-open))
  count[band] * w / tapply(w, band, sum)[band]
}
survival <- function(m, a0) {
  mx <- m[band]; a <- c(a0, rep(0.5, 100)); q <- mx / (1 + (1 - a) * mx); l <- c(1, cumprod(1 - q[1:100]))
  L <- l * (1 - q + a * q); L[101] <- l[101] / m[7]
  A <- matrix(0, 101, 101)
  for (x in 1:99) A[x + 1, x] <- L[x + 1] / L[x]
  A[101, 100] <- A[101, 101] <- L[101] / (L[100] + L[101])
  list(A = A, born = L[1])
}
rc <- 0.02 * exp(-0.1 * ages) + 0.06 * exp(-0.1 * (ages - 20) - exp(-0.4 * (ages - 20))) + 0.003
add <- function(pop, net) pop + net * pop * rc / sum(pop * rc)
SM <- survival(mm, 0.14929 - 1.99545 * mm[1]); SF <- survival(mf, 0.14903 - 2.05527 * mf[1])
fx <- rep(0, 101); fx[16:50] <- rep(usual[-1], each = 5) * 1.3 / 5
run <- function(net.m, net.f) {
  M <- split.ages(male, mm[7]); F <- split.ages(fem, mf[7]); out <- NULL
  for (year in 1:5) {
    M <- add(M, net.m / 2); F <- add(F, net.f / 2)
    M1 <- drop(SM$A %*% M); F1 <- drop(SF$A %*% F)
    births <- sum(fx * (F + F1) / 2); boys <- births * 106 / 206
    dead <- sum(M) + sum(F) - sum(M1) - sum(F1) + boys * (1 - SM$born) + (births - boys) * (1 - SF$born)
    M1[1] <- boys * SM$born; F1[1] <- (births - boys) * SF$born
    M <- add(M1, net.m / 2); F <- add(F1, net.f / 2)
    out <- rbind(out, c(births, dead, sum(M) + sum(F)))
  }
  list(flows = out, male = tapply(M, band, sum), female = tapply(F, band, sum), old = sum(M[ages >= 60]) + sum(F[ages >= 60]))
}
still <- run(0, 0); moving <- run(-30, -24)

# --- Season ------------------------------------------------------------------------------------------------------------------------------
one <- c(30, 62, 41, 25, 22, 20, 24, 26, 28, 21, 23, 30); two <- c(45, 52, 60, 22, 28, 38, 20, 31, 12, 26, 20, 41)
d1 <- c(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31); d2 <- d1; d2[2] <- 29
t1 <- chisq.test(one, p = d1 / 365)
both <- one + two; t2 <- chisq.test(both, p = (d1 + d2) / 731)
phi <- unname(chisq.test(rbind(one, two))$statistic) / 11
wilson <- function(x, n) { z <- qnorm(0.975); c((x + z^2/2 - z * sqrt(x * (n - x) / n + z^2/4)) / (n + z^2), (x + z^2/2 + z * sqrt(x * (n - x) / n + z^2/4)) / (n + z^2)) }
feb <- wilson(both[2] / phi, sum(both) / phi) * 731 / 57 * 100
rest <- setdiff(1:12, 1:3) # festival in February of both years: against April to December
spring <- c((both[2] / 57) / (sum(both[rest]) / 550), poisson.test(c(both[2], sum(both[rest])), c(57, 550))$p.value)

cat("{\n", paste(c(
  sprintf('"phe":%s', obj(e = num(phe$e), q = num(phe$q), variance = num(phe$var0))),
  sprintf('"published":%s', num(c(80.16960813, 79.88268548, 80.45653078))), # PHEindicatormethods 2, tests/testthat/testLifeExpectancy.R
  sprintf('"andreev":%s', obj(deaths = num(few), e = num(ak$e), variance = num(ak$var0))),
  sprintf('"borrowed":%s', obj(deaths = num(small.d), exposure = num(small.py), standard = num(std), ratio = num(theta), years = num(years))),
  sprintf('"schedule":%s', obj(usual = num(usual), early = num(early), fitted = num(fit), total = num(tfr), women = num(women))),
  sprintf('"projection":%s', obj(from = num(bands), male = num(male), female = num(fem), maleRates = num(mm), femaleRates = num(mf),
    stillBirths = num(still$flows[, 1]), stillDeaths = num(still$flows[, 2]), stillTotal = num(still$flows[, 3]), stillMale = num(still$male), stillFemale = num(still$female), stillOld = num(still$old),
    movingBirths = num(moving$flows[, 1]), movingDeaths = num(moving$flows[, 2]), movingTotal = num(moving$flows[, 3]), movingMale = num(moving$male), movingFemale = num(moving$female))),
  sprintf('"season":%s', obj(one = num(one), two = num(two), statistic = num(c(t1$statistic, t2$statistic)), p = num(t1$p.value), index = num(100 * one / t1$expected),
    phi = num(phi), pF = num(pf(t2$statistic / 11 / phi, 11, 11, lower.tail = FALSE)), february = num(feb), spring = num(spring)))
), collapse = ",\n "), "\n}\n", sep = "")
