"use strict";

// Shows the findings of one severity, rule and form. Without it the page is whole, only without the choice.
(() => {
  const filter = document.getElementById("filter");
  if (!filter) return;
  const cards = Array.from(document.querySelectorAll("article.card"));
  const selects = Array.from(filter.querySelectorAll("select"));
  const output = filter.querySelector("output");

  const apply = () => {
    const fits = (card) => selects.every(({ name, value }) => value === "any" || card.dataset[name] === value);
    for (const card of cards) card.hidden = !fits(card);
    const numbers = [cards.filter((card) => !card.hidden).length, cards.length];
    filter.classList.toggle("narrowed", numbers[0] < numbers[1]);
    output.textContent = output.dataset.words.replaceAll("#", () => numbers.shift());
  };

  const showAll = () => {
    for (const select of selects) select.value = "any";
    apply();
  };

  // A link must lead somewhere: one to a card that is not shown shows all of them.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const card = target && target.closest("article.card");
    if (!card || !card.hidden) return;
    showAll();
    target.scrollIntoView();
  };

  filter.addEventListener("change", apply);
  filter.querySelector("button").addEventListener("click", showAll);
  window.addEventListener("hashchange", reveal);
  // A browser keeps a choice when a page is loaded again, and the cards have to agree with it.
  apply();
  filter.hidden = false;
})();
