// Narrows the front page while one types. Without it the form asks the server, which answers the same.
const box = document.getElementById("q");
const entries = [...document.querySelectorAll(".artefacts .list > li")];
const texts = entries.map((entry) => entry.textContent.toLowerCase());
if (box && entries.length > 0 && !box.value) {
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    entries.forEach((entry, i) => { entry.hidden = !words.every((word) => texts[i].includes(word)); });
    document.querySelectorAll(".artefacts .chapter").forEach((chapter) => {
      chapter.hidden = !chapter.querySelector(".list > li:not([hidden])");
    });
    document.body.classList.toggle("filtering", words.length > 0);
  });
}
