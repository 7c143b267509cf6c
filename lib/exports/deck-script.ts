/**
 * Turns the slides: arrows, page keys (a clicker sends those), space; a number goes there; B for black, F for full screen.
 * The place is in the address after #, so a reload stays. Nothing is fetched and nothing is kept.
 */
export const DECK_SCRIPT = `
(function () {
  var root = document.documentElement, slides = Array.prototype.slice.call(document.querySelectorAll("section")), at = 0, typed = "";
  root.classList.add("js");
  function show(number) {
    at = Math.min(Math.max(number, 0), slides.length - 1);
    slides.forEach(function (slide, place) { slide.classList.toggle("on", place === at); });
    root.classList.remove("black");
    if (location.hash !== "#" + (at + 1)) history.replaceState(null, "", "#" + (at + 1));
  }
  function fromHash() { show((parseInt(location.hash.slice(1), 10) || 1) - 1); }
  var moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
    if (/^[0-9]$/.test(event.key)) {
      typed = String(Number(typed + event.key) <= slides.length ? typed + event.key : event.key);
      if (Number(typed) >= 1) show(Number(typed) - 1);
      return;
    }
    typed = "";
    if (event.key in moves) show(at + moves[event.key]);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(slides.length - 1);
    else if (event.key === "b" || event.key === "B" || event.key === ".") root.classList.toggle("black");
    else if ((event.key === "f" || event.key === "F") && root.requestFullscreen) document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
    else return;
    event.preventDefault();
  });
  var startX = null;
  document.addEventListener("touchstart", function (event) { startX = event.changedTouches[0].clientX; }, { passive: true });
  document.addEventListener("touchend", function (event) {
    var moved = startX === null ? 0 : event.changedTouches[0].clientX - startX;
    if (Math.abs(moved) > 50) show(at + (moved < 0 ? 1 : -1));
  });
  document.querySelectorAll("nav button").forEach(function (button, place) { button.addEventListener("click", function () { show(at + (place === 0 ? -1 : 1)); }); });
  window.addEventListener("hashchange", fromHash);
  fromHash();
})();
`;
