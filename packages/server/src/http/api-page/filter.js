// Shows only the endpoints whose method, path or summary has every word that was typed. Without it the page is whole.
const form = document.querySelector("form[role=search]");
const input = document.querySelector("#filter");
const found = document.querySelector(".found");
const entries = [...document.querySelectorAll("[data-operation]")];

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", show);
show(); // a browser that comes back keeps what was typed

function show() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of entries) {
    const matches = words.every((word) => entry.dataset.words.includes(word));
    entry.hidden = !matches;
    document.getElementById(entry.dataset.operation).hidden = !matches;
    if (matches) shown += 1;
  }
  for (const group of document.querySelectorAll(".contents > li:has(ul)"))
    group.hidden = !group.querySelector("li:not([hidden])");
  for (const tag of document.querySelectorAll(".tag")) tag.hidden = !tag.querySelector(".operation:not([hidden])");
  found.textContent = words.length === 0 ? "" : `${shown} of ${entries.length} endpoints`;
}
