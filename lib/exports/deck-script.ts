import { DECK_ALIVE } from "./deck-alive";
import { DECK_SPEAKER } from "./deck-speaker";

/**
 * Turns the slides: arrows, page keys (a clicker sends those), space; a number goes there; B black, D dark, O all slides, F full screen, Z or a
 * click enlarges, V finds a village, S speaker view, H help, Esc back. The place is in the address after #, so a reload stays. Nothing is fetched
 * and nothing is kept. Old projectors have old browsers: no newer syntax than they know.
 */
export const DECK_SCRIPT = `
(function () {
  var root = document.documentElement, slides = Array.prototype.slice.call(document.querySelectorAll("section")), at = 0, typed = "";
  var deck = { root: root, slides: slides, at: function () { return at; }, show: show, told: [] };
  var lens = document.querySelector(".lens"), help = document.querySelector(".help"), find = document.querySelector(".find");
  root.classList.add("js");
  function on(name) { return root.classList.contains(name); }
  function show(number, quiet) {
    at = Math.min(Math.max(number, 0), slides.length - 1);
    slides.forEach(function (slide, place) { slide.classList.toggle("on", place === at); slide.classList.toggle("next", place === at + 1); });
    root.classList.remove("black");
    closeLens();
    if (location.hash !== "#" + (at + 1)) history.replaceState(null, "", "#" + (at + 1));
    deck.told.forEach(function (tell) { tell(quiet === true); });
  }
  function fromHash() { show((parseInt(location.hash.slice(1), 10) || 1) - 1); }
  function closeLens() { lens.hidden = true; lens.textContent = ""; }
  function enlarge(part) {
    var shown = slides[at];
    part = part || shown.querySelector("svg, table, .strip, .body");
    closeLens();
    if (shown.hasAttribute("data-rows")) lens.setAttribute("data-rows", shown.getAttribute("data-rows")); else lens.removeAttribute("data-rows");
    lens.appendChild(part.cloneNode(true));
    lens.hidden = false;
  }
  function grid(open) {
    root.classList.toggle("grid", open);
    var columns = window.innerWidth < 1200 ? 3 : 4, gap = 12, width = (window.innerWidth - gap * (columns + 1)) / columns;
    slides.forEach(function (slide, place) {
      var style = slide.style;
      if (!open) { style.transform = style.left = style.top = ""; return; }
      var scale = width / slide.offsetWidth;
      style.left = gap + (place % columns) * (width + gap) + "px";
      style.top = gap + Math.floor(place / columns) * (slide.offsetHeight * scale + gap) + "px";
      style.transform = "scale(" + scale + ")";
    });
    if (open) slides[at].scrollIntoView({ block: "center" });
    else window.scrollTo(0, 0);
  }
  deck.grid = grid;
  function back() {
    if (!help.hidden) help.hidden = true;
    else if (!find.hidden) find.hidden = true;
    else if (!lens.hidden) closeLens();
    else if (on("grid")) grid(false);
    else if (on("black")) root.classList.remove("black");
    else if (deck.light) deck.light("");
  }
  function full() { if (root.requestFullscreen) { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen(); } }
  var columns = function () { return window.innerWidth < 1200 ? 3 : 4; };
  var moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  var letters = {
    b: function () { root.classList.toggle("black"); deck.told.forEach(function (tell) { tell(false); }); }, d: function () { root.classList.toggle("dark"); }, o: function () { grid(!on("grid")); }, f: full,
    z: function () { if (lens.hidden) enlarge(); else closeLens(); }, v: function () { find.hidden = false; find.querySelector("input").focus(); }, s: function () { if (deck.speaker) deck.speaker(); },
    h: function () { help.hidden = !help.hidden; }, r: function () { if (deck.restart) deck.restart(); }
  };
  letters["."] = letters.b; letters.g = letters.o; letters["?"] = letters.h; letters["/"] = letters.v;
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { back(); return; }
    if (event.target.tagName === "INPUT") return;
    if (deck.spotKey(event)) { event.preventDefault(); return; }
    if (event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
    if (/^[0-9]$/.test(event.key)) {
      typed = String(Number(typed + event.key) <= slides.length ? typed + event.key : event.key);
      if (Number(typed) >= 1) show(Number(typed) - 1);
      return;
    }
    typed = "";
    var letter = letters[event.key.toLowerCase()];
    if (event.key === "Enter") { if (on("grid")) grid(false); else return; }
    else if (event.key in moves) { show(at + moves[event.key] * (on("grid") && /Up|Down/.test(event.key) ? columns() : 1)); if (on("grid")) slides[at].scrollIntoView({ block: "nearest" }); }
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(slides.length - 1);
    else if (letter) letter();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest) return;
    if (!lens.hidden) { if (event.target.closest(".lens")) closeLens(); return; }
    var slide = event.target.closest("section");
    if (!slide || on("speaker")) return;
    if (on("grid")) { grid(false); show(slides.indexOf(slide)); return; }
    var part = event.target.closest("svg, table, .strip > div");
    if (part && !String(window.getSelection())) enlarge(part);
  });
  var startX = null;
  document.addEventListener("touchstart", function (event) { startX = event.changedTouches[0].clientX; }, { passive: true });
  document.addEventListener("touchend", function (event) {
    var moved = startX === null ? 0 : event.changedTouches[0].clientX - startX;
    if (Math.abs(moved) > 50) show(at + (moved < 0 ? 1 : -1));
  });
  var actions = [function () { show(at - 1); }, function () { show(at + 1); }, letters.o, letters.s, letters.h];
  document.querySelectorAll("nav button").forEach(function (button, place) { button.addEventListener("click", function () { actions[place](); button.blur(); }); });
  window.addEventListener("hashchange", fromHash);
  window.addEventListener("resize", function () { if (on("grid")) grid(true); });
${DECK_ALIVE}
${DECK_SPEAKER}
  fromHash();
})();
`;
