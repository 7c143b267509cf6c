/**
 * Charts of the deck that answer: what a mark is and its numbers, with those of its row in the table behind the chart, under the pointer or by Tab and
 * Enter (arrows up and down lead from mark to mark); and one village marked by its name on every slide. Where a picture has no marks of its
 * own a row is found by its label: down the side, along the foot, or the nearest.
 */
export const DECK_ALIVE = `
  var tip = document.querySelector(".tip"), marked = "";
  function rowsOf(svg) {
    if (svg.cunjingRows) return svg.cunjingRows;
    var holder = svg.closest("[data-rows]"), text = holder ? holder.getAttribute("data-rows") : "";
    return (svg.cunjingRows = text.split("\\n").filter(Boolean).map(function (line) { return line.split("\\t"); }));
  }
  function labelsOf(svg) {
    if (svg.cunjingLabels) return svg.cunjingLabels;
    var rows = rowsOf(svg), known = {};
    rows.slice(1).forEach(function (row) { known[row[0]] = row; });
    return (svg.cunjingLabels = Array.prototype.slice.call(svg.querySelectorAll("text")).filter(function (text) { return rows.length === 0 || known.hasOwnProperty(text.textContent.trim()); }).map(function (text) {
      var box = text.getBBox();
      return { name: text.textContent.trim(), row: known[text.textContent.trim()], text: text, x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.x, right: box.x + box.width };
    }));
  }
  // "石门" in "石门 60.7%", not in "石门沟 58%".
  function named(label, name) { return name !== "" && label.indexOf(name) === 0 && !/[\\u4e00-\\u9fff\\w]/.test(label.charAt(name.length)); }
  function span(labels, side) { var all = labels.map(function (label) { return label[side]; }); return Math.max.apply(null, all) - Math.min.apply(null, all); }
  function layout(svg, labels) {
    var size = svg.viewBox.baseVal;
    if (labels.length > 1 && span(labels, "y") < size.height * 0.06) return "along";
    if (labels.length > 1 && Math.min(span(labels, "x"), span(labels, "left"), span(labels, "right")) < size.width * 0.12) return "down";
    return "map";
  }
  function nearest(labels, far) { return labels.reduce(function (best, label) { return best && far(best) <= far(label) ? best : label; }, null); }
  function under(svg, x, y) {
    var labels = labelsOf(svg).filter(function (label) { return label.row; }), rows = rowsOf(svg), size = svg.viewBox.baseVal;
    if (labels.length === 0) return null;
    var how = layout(svg, labels), found;
    if (how === "down") { found = nearest(labels, function (label) { return Math.abs(label.y - y); }); return Math.abs(found.y - y) < size.height / labels.length ? { row: found.row, y: found.y } : null; }
    if (how === "map") { found = nearest(labels, function (label) { return Math.hypot(label.x - x, label.y - y); }); return Math.hypot(found.x - x, found.y - y) < 60 ? { row: found.row } : null; }
    var first = labels[0], last = labels[labels.length - 1];
    // Years between two that are written: the scale is straight.
    if (/^\\d{4}$/.test(first.name) && first !== last) {
      var step = (last.x - first.x) / (Number(last.name) - Number(first.name)), year = String(Math.round(Number(first.name) + (x - first.x) / step));
      var row = rows.slice(1).filter(function (one) { return one[0] === year; })[0];
      return row ? { row: row, x: first.x + (Number(year) - Number(first.name)) * step, width: Math.abs(step) } : null;
    }
    found = nearest(labels, function (label) { return Math.abs(label.x - x); });
    return { row: found.row, x: found.x };
  }
  function clearTip() { tip.hidden = true; var old = document.querySelector("rect.under"); if (old) old.parentNode.removeChild(old); }
  deck.told.push(clearTip);
  document.addEventListener("keydown", clearTip, true);
  function band(svg, name, box) {
    var rect = document.createElementNS(svg.namespaceURI, "rect");
    rect.setAttribute("class", name);
    Object.keys(box).forEach(function (side) { rect.setAttribute(side, box[side]); });
    svg.appendChild(rect);
  }
  function linesOf(spot) {
    var svg = spot.ownerSVGElement, label = spot.getAttribute("aria-label"), rows = rowsOf(svg), row = null;
    // A label that holds its interval says all there is to say.
    if (/[(（].*[–—]/.test(label)) return [["", label]];
    rows.slice(1).forEach(function (one) { if (named(label, one[0]) && (!row || one[0].length > row[0].length)) row = one; });
    return row ? row.map(function (text, place) { return [place === 0 ? "" : rows[0][place], text]; }) : [["", label]];
  }
  function tell(lines, x, y) {
    tip.textContent = "";
    lines.forEach(function (pair) {
      if (pair[1] === "") return;
      var line = document.createElement("div"), name = document.createElement("span");
      if (pair[0]) { name.textContent = pair[0] + " "; line.appendChild(name); }
      line.appendChild(document.createTextNode(pair[1]));
      tip.appendChild(line);
    });
    tip.hidden = false;
    var room = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(x + 18, window.innerWidth - room.width - 8)) + "px";
    tip.style.top = Math.max(4, Math.min(y + 18, window.innerHeight - room.height - 8)) + "px";
  }
  document.querySelectorAll(".spot > title").forEach(function (title) { title.parentNode.removeChild(title); });
  document.addEventListener("pointermove", function (event) {
    var svg = event.target.closest ? event.target.closest("section.on svg, .lens svg") : null;
    clearTip();
    if (!svg || root.classList.contains("grid") || !svg.getScreenCTM()) return;
    var spot = event.target.closest(".spot");
    if (spot) { tell(linesOf(spot), event.clientX, event.clientY); return; }
    var point = svg.createSVGPoint();
    point.x = event.clientX; point.y = event.clientY;
    var inside = point.matrixTransform(svg.getScreenCTM().inverse()), found = under(svg, inside.x, inside.y), size = svg.viewBox.baseVal;
    if (!found) return;
    if (found.y !== undefined) band(svg, "under", { x: 0, width: size.width, y: found.y - 14, height: 28 });
    if (found.x !== undefined) band(svg, "under", { x: found.x - Math.min(40, (found.width || 80) / 2), width: Math.min(80, found.width || 80), y: 0, height: size.height });
    tell(found.row.map(function (text, place) { return [place === 0 ? "" : rowsOf(svg)[0][place], text]; }), event.clientX, event.clientY);
  });
  deck.spotKey = function (event) {
    var spot = event.target.closest ? event.target.closest(".spot") : null;
    if (!spot) return false;
    if (event.key === "Enter" || event.key === " ") { var box = spot.getBoundingClientRect(); tell(linesOf(spot), box.left + box.width / 2, box.top + box.height / 2); return true; }
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return false;
    var all = Array.prototype.slice.call(spot.ownerSVGElement.querySelectorAll(".spot")), next = all[all.indexOf(spot) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.setAttribute("tabindex", "0"); next.focus(); }
    return true;
  };
  var names = {};
  slides.forEach(function (slide) {
    slide.querySelectorAll("tbody th").forEach(function (cell) { names[cell.textContent.trim()] = true; });
    (slide.getAttribute("data-rows") || "").split("\\n").slice(1).forEach(function (line) { names[line.split("\\t")[0]] = true; });
  });
  var list = document.querySelector("datalist");
  Object.keys(names).filter(function (name) { return name && !/^[0-9–—-]+$/.test(name); }).forEach(function (name) { var option = document.createElement("option"); option.value = name; list.appendChild(option); });
  function mark(name) {
    marked = name;
    var where = [];
    document.querySelectorAll("rect.marked").forEach(function (rect) { rect.parentNode.removeChild(rect); });
    document.querySelectorAll(".hit").forEach(function (part) { part.classList.remove("hit"); });
    if (!name) return where;
    slides.forEach(function (slide, place) {
      var hit = false;
      slide.querySelectorAll("tbody tr").forEach(function (row) { if (row.cells[0].textContent.trim() === name) { row.classList.add("hit"); hit = true; } });
      slide.querySelectorAll(".spot").forEach(function (spot) { if (named(spot.getAttribute("aria-label"), name)) { spot.classList.add("hit"); hit = true; } });
      var hidden = getComputedStyle(slide).display === "none";
      if (hidden) slide.classList.add("on");
      slide.querySelectorAll("svg").forEach(function (svg) {
        var size = svg.viewBox.baseVal, labels = labelsOf(svg).filter(function (label) { return label.name === name; });
        labels.forEach(function (label) {
          hit = true;
          label.text.classList.add("hit");
          if (svg.querySelector(".spot.hit")) return;
          if (layout(svg, labelsOf(svg)) === "down") band(svg, "marked", { x: 0, width: size.width, y: label.y - 14, height: 28 });
          else band(svg, "marked", { x: label.left - 6, width: label.right - label.left + 12, y: label.y - 15, height: 30 });
        });
      });
      if (hidden) slide.classList.remove("on");
      if (hit) where.push(place);
    });
    return where;
  }
  deck.light = mark;
  document.querySelector(".find form").addEventListener("submit", function (event) {
    event.preventDefault();
    var where = mark(event.target.querySelector("input").value.trim());
    find.hidden = true;
    event.target.querySelector("input").blur();
    if (where.length > 0 && where.indexOf(at) < 0) show(where.filter(function (place) { return place > at; })[0] || where[0]);
  });
  document.querySelector(".find button[type=button]").addEventListener("click", function () { mark(""); find.querySelector("input").value = ""; find.hidden = true; });
`;
