# The figures of reference.txt, which StatisticsTest compares with ours. Run with R 4 and the packages sandwich, MASS and boot:
#   Rscript reference.R > reference.txt
# The data: sleep (Student 1908, Biometrika 6, 1-25) and epil (Thall and Vail 1990, Biometrics 46, 657-671), both of R.
suppressMessages({library(sandwich); library(MASS); library(boot)})
say <- function(name, ...) cat(name, format(c(...), digits = 10), "\n")

x <- sleep$extra[sleep$group == 1]; y <- sleep$extra[sleep$group == 2]
cat("sleep.before", x, "\n"); cat("sleep.after", y, "\n")
t <- t.test(y, x, paired = TRUE)
say("sleep.difference", t$estimate, t$conf.int)
say("sleep.deviation", sd(y - x))
say("sleep.dz", mean(y - x) / sd(y - x))
say("sleep.dav", mean(y - x) / ((sd(x) + sd(y)) / 2))

# eight weeks before and eight weeks after: Poisson regression with a cluster for each person, variance of sandwich (HC1 of clusters)
ratio <- function(name, d) {
  cat(name, ".before ", paste(d$before), "\n", sep = " "); cat(name, ".after ", paste(d$after), "\n", sep = " ")
  n <- nrow(d)
  long <- data.frame(id = rep(seq_len(n), 2), count = c(d$before, d$after), after = rep(0:1, each = n),
                     years = c(d$yb, d$ya))
  m <- glm(count ~ after + offset(log(years)), family = poisson, data = long)
  # without cadjust: then times n/(n-1), the number of persons
  v <- vcovCL(m, cluster = long$id, type = "HC0", cadjust = FALSE)["after", "after"] * n / (n - 1)
  b <- coef(m)["after"]; q <- qt(0.975, n - 1)
  say(paste0(name, ".log"), b, sqrt(v))
  say(paste0(name, ".ratio"), exp(b), exp(b - q * sqrt(v)), exp(b + q * sqrt(v)))
}
wide <- function(trt) {
  e <- epil[epil$trt == trt, ]
  data.frame(before = tapply(e$base, e$subject, function(v) v[1]), after = tapply(e$y, e$subject, sum),
             yb = 8 / 52, ya = 8 / 52)
}
ratio("placebo", wide("placebo"))
ratio("progabide", wide("progabide"))
# the same people, the time after cut short for every third: unlike periods
u <- wide("progabide"); u$ya[seq(1, nrow(u), 3)] <- 4 / 52
ratio("unlike", u)
# the linearised variance of a ratio by another package: the infinitesimal jackknife of boot
p <- wide("placebo")
l <- empinf(data = p, statistic = function(d, w) log(sum(d$after * w) / sum(d$before * w)), stype = "w")
say("placebo.jackknife", sqrt(var.linear(l) * nrow(p) / (nrow(p) - 1)))

w <- prop.test(81, 263, correct = FALSE)
say("wilson.81of263", w$estimate, w$conf.int)
w <- prop.test(1, 29, correct = FALSE)
say("wilson.1of29", w$estimate, w$conf.int)
w <- prop.test(0, 20, correct = FALSE)
say("wilson.0of20", w$estimate, w$conf.int)
