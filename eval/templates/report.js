const form = document.querySelector("#filter");
const cards = [...document.querySelectorAll(".card")];
const count = document.querySelector("#count");

function apply() {
  const wanted = Object.fromEntries(new FormData(form));
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  let left = 0;
  for (const card of cards) {
    const fits = ["verdict", "failure", "type", "form", "flip"].every(
      (key) => !wanted[key] || card.dataset[key] === wanted[key]);
    const text = words.length ? card.textContent.toLowerCase() : "";
    card.hidden = !(fits && words.every((word) => text.includes(word)));
    left += card.hidden ? 0 : 1;
  }
  count.textContent = `${left} of ${cards.length} questions`;
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
for (const cell of document.querySelectorAll("[data-show]")) {
  cell.addEventListener("click", () => {
    const [key, value] = cell.dataset.show.split("=");
    form.elements[key].value = value;
    apply();
    form.scrollIntoView();
  });
}
apply();
