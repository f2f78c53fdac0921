// What htmx needs from us: the CSRF token on every request, and a word when the server can't be reached.
(function () {
  "use strict";
  function meta(name) {
    var element = document.querySelector('meta[name="' + name + '"]');
    return element ? element.content : null;
  }
  function offline(is) {
    var bar = document.getElementById("offline");
    if (bar) { bar.hidden = !is; }
  }
  document.addEventListener("htmx:configRequest", function (event) {
    var header = meta("csrf-header");
    var token = meta("csrf-token");
    if (header && token) { event.detail.headers[header] = token; }
  });
  document.addEventListener("htmx:sendError", function () { offline(true); });
  document.addEventListener("htmx:timeout", function () { offline(true); });
  document.addEventListener("htmx:responseError", function (event) { offline(event.detail.xhr.status >= 500); });
  document.addEventListener("htmx:afterOnLoad", function (event) { if (event.detail.successful) { offline(false); } });
  // A fragment that a person's focus is in is not replaced under their hands.
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target.contains(document.activeElement) && document.activeElement !== document.body) {
      event.detail.shouldSwap = false;
    }
  });
})();
