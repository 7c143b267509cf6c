/**
 * The speaker's own window: the same file again, opened by this one, with notes, the next slide, the clock and the time gone. Both keep in step by
 * messages between just these two windows, which works from a stick too; only a number and whether the screen is black are said.
 */
export const DECK_SPEAKER = `
  var other = null, began = Date.now(), isSpeaker = /^#speaker/.test(location.hash), panel = document.querySelector(".panel");
  function say(quiet) {
    if (quiet || !other || other.closed) return;
    other.postMessage({ cunjing: 1, at: at, black: root.classList.contains("black") }, "*");
  }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function tick() {
    var now = new Date(), gone = Math.floor((Date.now() - began) / 1000);
    panel.querySelector(".clock").textContent = two(now.getHours()) + ":" + two(now.getMinutes());
    panel.querySelector(".gone").textContent = Math.floor(gone / 60) + ":" + two(gone % 60);
  }
  function notes() {
    var own = slides[at].querySelector(".notes"), shown = panel.querySelector(".said");
    shown.textContent = "";
    (own ? own.textContent : "").split("\\n").forEach(function (line) { var part = document.createElement("p"); part.textContent = line; shown.appendChild(part); });
    panel.querySelector(".place").textContent = at + 1 + " / " + slides.length;
  }
  deck.told.push(say);
  deck.speaker = function () {
    if (isSpeaker) return;
    if (other && !other.closed) { other.focus(); return; }
    other = window.open(location.href.split("#")[0] + "#speaker" + (at + 1), "cunjing-speaker", "popup,width=1200,height=760");
  };
  deck.restart = function () { began = Date.now(); if (isSpeaker) tick(); };
  window.addEventListener("message", function (event) {
    if (!event.source || (event.source !== window.opener && event.source !== other) || !event.data || event.data.cunjing !== 1) return;
    if (!isSpeaker && event.source !== other) return;
    if (event.data.hello) { say(false); return; }
    if (typeof event.data.at === "number" && event.data.at !== at) show(event.data.at, true);
    root.classList.toggle("black", event.data.black === true);
  });
  if (isSpeaker) {
    root.classList.add("speaker");
    panel.hidden = false;
    other = window.opener;
    history.replaceState(null, "", "#" + (parseInt(location.hash.slice(8), 10) || 1));
    deck.told.push(notes);
    setInterval(tick, 1000);
    tick();
    panel.querySelector("button").addEventListener("click", deck.restart);
    if (other) other.postMessage({ cunjing: 1, hello: true }, "*");
  }
`;
