// Keys of the inbox; everything they do is a button, a link or a menu of the page too.
(function () {
  "use strict";
  function first(selector) { return document.querySelector(selector); }
  function move(step) {
    var all = Array.prototype.slice.call(document.querySelectorAll("#conversations a.conversation"));
    var at = all.findIndex(function (each) { return each.hasAttribute("aria-current"); });
    var next = at < 0 ? all[step > 0 ? 0 : all.length - 1] : all[at + step];
    if (next) { next.click(); }
  }
  function press(selector) {
    var button = first(selector);
    if (button) { button.click(); }
  }
  function menu(details, inside) {
    if (details) {
      details.open = true;
      var field = details.querySelector(inside);
      if (field) { field.focus(); }
    }
  }
  function latest(selector) {
    var all = document.querySelectorAll(selector);
    return all.length === 0 ? null : all[all.length - 1];
  }
  function confirmLatest() {
    var button = latest("#bubbles .confirm");
    if (button) { button.click(); }
  }
  var keys = {
    j: function () { move(1); },
    k: function () { move(-1); },
    c: confirmLatest,
    Enter: confirmLatest,
    x: function () { menu(latest("#bubbles .correct"), "input[type=checkbox]"); },
    r: function () { var box = first("#text"); if (box) { box.focus(); } },
    s: function () { menu(first("#snooze-menu"), "button"); },
    a: function () { press("#take"); },
    d: function () { press("#done"); },
    u: function () { press("#reopen"); }
  };
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key === "Escape" && at.closest("details.menu, form")) {
      var open = at.closest("details.menu");
      if (open) { open.open = false; }
      at.blur();
      return;
    }
    var typing = at.closest("input, textarea, select");
    var pressing = event.key === "Enter" && at.closest("a, button, summary");
    if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) { return; }
    var act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  document.addEventListener("click", function (event) {
    var suggestion = event.target.closest("a.suggestion");
    var box = first("#text");
    if (suggestion && box) {
      event.preventDefault();
      box.value = suggestion.dataset.text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    }
  });
  var bubbles = first("#bubbles");
  if (bubbles) { bubbles.scrollTop = bubbles.scrollHeight; }
  var current = first("#conversations a[aria-current]");
  var list = first("#conversations");
  if (current && list) { list.scrollTop = current.offsetTop - list.offsetTop - 60; }
})();
