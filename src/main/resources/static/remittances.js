// The review desk by keyboard, and what is left of a sum while it is split.
(function () {
  "use strict";
  function isTyping(element) {
    return element && (element.matches("input:not([type=checkbox]), select, textarea") || element.isContentEditable);
  }
  function row(step) {
    var rows = Array.from(document.querySelectorAll("a[data-row]"));
    var at = rows.indexOf(document.activeElement);
    var next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next) { next.focus(); }
    return Boolean(next);
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return; }
    if (isTyping(document.activeElement)) {
      if (event.key === "Escape") { document.activeElement.blur(); }
      return;
    }
    if ((event.key === "j" || event.key === "k") && row(event.key === "j" ? 1 : -1)) { return; }
    // A key held down is one key: it must not confirm the next one too.
    if (event.repeat || !/^[a-z0-9]$/.test(event.key)) { return; }
    var target = document.querySelector('[data-key="' + event.key + '"]');
    if (!target) { return; }
    event.preventDefault();
    if (isTyping(target)) { target.focus(); target.select(); } else { target.click(); }
  });

  // In fen, as whole numbers; null: no amount.
  function fen(typed) {
    var match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.replace(/[,，\s]/g, ""));
    return match ? Number(match[1]) * 100 + Number((match[2] || "").padEnd(2, "0")) : null;
  }
  function yuan(amount) {
    var whole = Math.floor(Math.abs(amount) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",");
    return (amount < 0 ? "-" : "") + whole + "." + (Math.abs(amount) % 100).toString().padStart(2, "0");
  }
  function count() {
    var form = document.getElementById("split-form");
    if (!form) { return; }
    var rest = Number(form.dataset.total);
    var clear = true;
    form.querySelectorAll("input[name=yuan]").forEach(function (input) {
      var amount = input.value.trim() === "" ? 0 : fen(input.value);
      clear = clear && amount !== null;
      input.setAttribute("aria-invalid", String(amount === null));
      rest -= amount || 0;
    });
    document.getElementById("rest").textContent = yuan(rest);
    document.getElementById("rest").classList.toggle("off", rest !== 0 || !clear);
    document.getElementById("settle").disabled = rest !== 0 || !clear;
  }
  document.addEventListener("input", count);
  document.addEventListener("htmx:afterSwap", count);
  // Said before it is sent: the server breaks off what is too large, and a browser then has no page to show.
  document.addEventListener("change", function (event) {
    var input = event.target;
    if (input.matches("input[type=file][data-most]")) {
      var large = input.files.length > 0 && input.files[0].size > Number(input.dataset.most);
      input.setCustomValidity(large ? input.dataset.tooLarge : "");
      if (large) { input.reportValidity(); }
    }
  });
  // Enter in the search box searches; it does not settle.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.id === "find" && event.target.form && event.target.form.id === "split-form") {
      event.preventDefault();
    }
  });
  count();
})();
