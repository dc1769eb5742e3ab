"use strict";
// The page is complete without this script: it adds filters, keys, and exact highlights.
(() => {
  const offsets = JSON.parse(document.getElementById("offsets").textContent);
  const items = [...document.querySelectorAll(".finding")];
  let current = -1;

  // Offsets are UTF-16 units into the text of a segment's body, as DOM ranges count.
  const range = (body, start, end) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const result = document.createRange();
    let at = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.length;
      if (!begun && start < next) {
        result.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= next) {
        result.setEnd(node, end - at);
        return result;
      }
      at = next;
    }
    return null;
  };

  const show = (number) => {
    document.querySelectorAll("mark.current").forEach((m) => m.classList.remove("current"));
    document.querySelectorAll("mark[data-f]").forEach((m) => {
      if (m.dataset.f.split(" ").includes(number)) m.classList.add("current");
    });
    if (typeof Highlight === "undefined") return;
    const ranges = (offsets[number] || []).map(([segment, side, start, end]) => {
      const body = document.querySelector(`#${segment} [data-side="${side}"]`);
      return body && range(body, start, end);
    });
    CSS.highlights.set("exact", new Highlight(...ranges.filter(Boolean)));
  };

  const visible = () => items.filter((item) => !item.hidden);

  const move = (by) => {
    const list = visible();
    if (!list.length) return;
    current = (current + by + list.length) % list.length;
    const item = list[current];
    items.forEach((other) => other.classList.toggle("current", other === item));
    show(item.id.slice(2));
    const link = item.querySelector("a[data-go]");
    document.getElementById(link.hash.slice(1)).scrollIntoView({ block: "center" });
    history.replaceState(null, "", link.hash);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
    if (event.key === "j") move(1);
    if (event.key === "k") move(current < 0 ? 0 : -1);
  });

  items.forEach((item) => {
    const number = item.id.slice(2);
    item.addEventListener("mouseenter", () => show(number));
    item.querySelector("a[data-go]").addEventListener("click", () => {
      current = visible().indexOf(item);
      show(number);
    });
  });

  document.querySelectorAll("mark[data-f]").forEach((mark) => {
    mark.addEventListener("mouseenter", () => show(mark.dataset.f.split(" ")[0]));
  });

  document.querySelectorAll(".filter").forEach((filter) => {
    filter.hidden = false;
    filter.addEventListener("change", () => {
      const wanted = new Set([...filter.querySelectorAll("input:checked")].map((i) => i.value));
      const scope = filter.closest(".document");
      scope.querySelectorAll(".finding").forEach((item) => {
        item.hidden = ![...wanted].some((name) => item.classList.contains(name));
      });
      ["critical", "major", "minor"].forEach((name) => {
        scope.classList.toggle(`without-${name}`, !wanted.has(name));
      });
      current = -1;
    });
  });
})();
