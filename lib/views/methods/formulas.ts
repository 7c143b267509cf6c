import { bar, both, down, fraction, product, root, sum, tilde, up, type Math } from "./math";
import type { MethodId } from "./method-list";

const i = "i";
const sq = (base: Math) => up(base, "2");
const zp = (low: Math) => down("z", low);
const low = "α/2";

/** The main formula of each method, as its doc block and its code have it; symbols are told in the message `where_…`. */
export const FORMULAS: Record<MethodId, readonly Math[]> = {
  wilson: [fraction(["x +", fraction(sq("z"), "2"), "± z", root([fraction("x (n − x)", "n"), "+", fraction(sq("z"), "4")])], ["n +", sq("z")])],
  byar: [
    ["L = x", up(["(", "1 −", fraction("1", "9 x"), "−", fraction("z", ["3", root("x")]), ")"], "3")],
    ["U = (x + 1)", up(["(", "1 −", fraction("1", "9 (x + 1)"), "+", fraction("z", ["3", root("x + 1")]), ")"], "3")],
  ],
  "poisson-exact": [["L =", fraction("1", "2"), both("χ", low, "2"), "(2 x) , U =", fraction("1", "2"), both("χ", "1 − α/2", "2"), "(2 x + 2)"]],
  "sex-ratio": [["R = 100 ×", fraction("b", "g"), ",", down("R", "L"), "= 100 ×", fraction(down("p", "L"), ["1 −", down("p", "L")])]],
  power: [["n =", sq(["(", fraction([zp("1 − α"), root([down("p", "0"), "(1 −", down("p", "0"), ")"]), "+", zp("1 − β"), root([down("p", "1"), "(1 −", down("p", "1"), ")"])], [down("p", "1"), "−", down("p", "0")]), ")"])]],
  newcombe: [
    ["d =", down("p", "1"), "−", down("p", "0")],
    ["L = d −", root([sq(["(", down("p", "1"), "−", down("l", "1"), ")"]), "+", sq(["(", down("u", "0"), "−", down("p", "0"), ")"])]), ", U = d +", root([sq(["(", down("u", "1"), "−", down("p", "1"), ")"]), "+", sq(["(", down("p", "0"), "−", down("l", "0"), ")"])])],
  ],
  "rate-ratio": [["RR =", fraction([down("x", "1"), "/", down("t", "1")], [down("x", "0"), "/", down("t", "0")]), ",", down("x", "1"), "∼ B (", down("x", "1"), "+", down("x", "0"), ",", fraction(["RR", down("t", "1")], ["RR", down("t", "1"), "+", down("t", "0")]), ")"]],
  "share-ratio": [["ln RR ± z", root([fraction("1", down("x", "1")), "−", fraction("1", down("n", "1")), "+", fraction("1", down("x", "0")), "−", fraction("1", down("n", "0"))])]],
  "recent-trend": [["b =", fraction([sum(i, [down("w", i), "(", down("t", i), "−", bar("t"), ") (", down("y", i), "−", bar("y"), ")"])], [sum(i, [down("w", i), sq(["(", down("t", i), "−", bar("t"), ")"])])]), ",", down("w", i), "=", fraction("1", both("s", i, "2")), ",", fraction(sq("b"), both("s", "b", "2")), "> 9.55"]],
  "trend-test": [[sq("χ"), "=", fraction(sq(["(", sum(i, ["(", down("x", i), "−", down("n", i), "p ) (", down("s", i), "−", bar("s"), ")"]), ")"]), ["p (1 − p)", sum(i, [down("n", i), sq(["(", down("s", i), "−", bar("s"), ")"])])])]],
  xmr: [[bar("x"), "± 2.66 ×", bar("m"), ",", down("m", i), "= |", down("x", i), "−", down("x", "i − 1"), "|"]],
  funnel: [["θ ± z", root(fraction("θ (1 − θ)", "n"))]],
  "over-dispersion": [["φ =", fraction("1", "k"), sum(i, both("z", i, "2")), ", φ > 1 + 2", root(fraction("2", "k"))]],
  "shrinkage-shares": [[down(tilde("p"), i), "=", fraction(["a +", down("x", i)], ["a + b +", down("n", i)])]],
  "shrinkage-rates": [[down(tilde("λ"), i), "=", fraction(["s +", down("x", i)], ["r +", down("t", i)])]],
  "moment-shrinkage": [[down(tilde("λ"), i), "= m +", fraction(["A (", down("λ", i), "− m )"], ["A +", fraction("m", down("t", i))]), ", A = max ( 0 ,", sq("s"), "−", fraction("m", bar("t")), ")"]],
  "rank-interval": [["P (", down("R", i), "= k ) = ∫ P (", down("N", "−i"), "(v) = k − 1 )", down("f", i), "(v) dv"]],
  "rank-region": [["1 + # { j :", down("U", "j"), "≤", down("L", i), "} ≤", down("R", i), "≤ n − # { j :", down("L", "j"), "≥", down("U", i), "}"]],
  tiers: [[down("L", i), "≥", down("min", "j"), down("U", "j"), "⇒ k + 1"]],
  "one-sided": [["P (X ≤ x) =", sum("k ≤ x", ["(", fraction(["n !"], ["k ! (n − k) !"]), ")", up("p", "k"), up("(1 − p)", "n − k")])]],
  "false-discovery": [[down(tilde("p"), "(i)"), "=", down("min", "j ≥ i"), "( 1 ,", fraction(["m", down("p", "(j)")], "j"), ")"]],
  standardised: [["D =", fraction(sum(i, [down("w", i), fraction(down("x", i), down("t", i))]), sum(i, down("w", i))), ", S =", fraction("x", sum(i, [down("t", i), down("λ", i)]))]],
  moran: [["I =", fraction("n", "W"), fraction(sum("i, j", [down("w", "i j"), "(", down("x", i), "−", bar("x"), ") (", down("x", "j"), "−", bar("x"), ")"]), sum(i, sq(["(", down("x", i), "−", bar("x"), ")"])))]],
  chapman: [["N =", fraction("(M + 1) (C + 1)", "R + 1"), "− 1"], [fraction("M", "N")]],
  "chain-ladder": [[down("f", "j"), "=", fraction(sum(i, down("C", "i, j + 1")), sum(i, down("C", "i, j"))), ",", down("U", i), "=", down("C", i), product("j", down("f", "j"))]],
  outliers: [["Z =", fraction(["0.6745 (x − med)"], "MAD")]],
  whipple: [["W = 100 ×", fraction(["5", sum("25, 30, …, 60", down("P", "a"))], sum("a = 23 … 62", down("P", "a")))]],
  myers: [["M =", fraction("1", "2"), sum("d = 0 … 9", ["|", down("b", "d"), "− 10% |"])]],
  boundary: [["H =", fraction(["5", down("P", "45")], sum("a = 43 … 47", down("P", "a"))), ", V =", fraction([down("P", "46"), "+", down("P", "47")], [down("P", "43"), "+", down("P", "44")])]],
  "joint-score": [["J = 3 S +", down("A", "m"), "+", down("A", "f"), "+ 3.5 −", fraction("3500", root("P"))]],
  kappa: [["κ =", fraction([down("p", "o"), "−", down("p", "e")], ["1 −", down("p", "e")])]],
  gini: [["G = 1 −", sum("k", ["(", down("F", "k"), "−", down("F", "k − 1"), ") (", down("L", "k"), "+", down("L", "k − 1"), ")"])]],
  theil: [["T =", sum(i, [down("s", i), "ln", fraction(down("v", i), bar("v"))]), "=", down("T", "b"), "+", sum("g", [down("s", "g"), down("T", "g")])]],
  atkinson: [["A = 1 −", up(["(", fraction("1", "n"), sum(i, up(["(", fraction(down("v", i), bar("v")), ")"], "1 − ε")), ")"], "1/(1 − ε)"), ", H =", sum(i, both("s", i, "2"))]],
  fifths: [["Q =", fraction(down(bar("v"), "5"), down(bar("v"), "1"))]],
  "inequality-slope": [["y = a + SII × r , RII =", fraction("a + SII", "a")]],
  dissimilarity: [["D = 50", sum(i, ["|", fraction(down("a", i), "A"), "−", fraction(down("b", i), "B"), "|"])]],
  kitagawa: [[down("r", "1"), "−", down("r", "0"), "=", sum("g", [down(bar("c"), "g"), "(", down("r", "1 g"), "−", down("r", "0 g"), ")"]), "+", sum("g", [down(bar("r"), "g"), "(", down("c", "1 g"), "−", down("c", "0 g"), ")"])]],
  bootstrap: [["[", down("Q", low), ",", down("Q", "1 − α/2"), "]"]],
  letters: [[down("L", i), "<", down("U", "j"), ",", down("L", "j"), "<", down("U", i), "⇔ A"]],
  spread: [["Q (p) =", down("x", "h"), "+ (h − ⌊ h ⌋) (", down("x", "h + 1"), "−", down("x", "h"), ") , h = (n − 1) p + 1"]],
  "chance-spread": [[sq("χ"), "=", sum(i, fraction(sq(["(", down("x", i), "−", down("n", i), "p )"]), [down("n", i), "p (1 − p)"]))]],
  "chance-inequality": [["p =", fraction(["1 + # { ", down("G", "∗"), "≥ G }"], "1 + B")]],
  "fifth-moves": [[down("P", i), "=", fraction(["# {", down("r", i), "≤ n / 5 }"], "B")]],
  "missing-girls": [["D =", fraction("100 b", "r"), "− g"]],
  seasonality: [["S = 100 ×", fraction(["x / d"], ["∑ x / ∑ d"])]],
  progress: [["c ×", fraction("4", "q"), ", c + (1 − c) h"]],
  "life-table": [[down("q", "x"), "=", fraction(["n", down("m", "x")], ["1 + (n −", down("a", "x"), ")", down("m", "x")]), ",", down("e", "0"), "=", fraction(sum("x", down("L", "x")), down("l", "0"))]],
  "borrowed-mortality": [["k =", fraction("D + K", "E + K"), ",", down("m", "x"), "= k", both("m", "x", "s")]],
  fertility: [["F =", fraction("B", [sum("a", [down("W", "a"), down("s", "a")]), "/ 5"])]],
  projection: [[down("N", "x + 1, t + 1"), "=", down("N", "x, t"), down("S", "x"), "+", down("M", "x"), ", B =", sum("a", [down("W", "a"), down("f", "a")])]],
};
