// Buttons drawn as text in the page tell Python which source was asked for, and copy an answer.
// It reads only our own data attributes; no text of a report or of a model passes through here.

const showMark = (tries = 60) => {
  const mark = document.querySelector(".source-view .narrative mark");
  if (!mark && tries) setTimeout(showMark, 50, tries - 1);
  if (mark && mark.getBoundingClientRect().bottom > innerHeight) mark.scrollIntoView({ block: "center" });
};

const copyText = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.body.appendChild(document.createElement("textarea")); // no clipboard outside https and localhost
  area.value = text;
  area.select();
  document.execCommand("copy");
  area.remove();
};

let turns = 0;

// Streamlit glides to the end of a page that grows; a reader wants the beginning of a new answer. The gliding
// cannot be switched off, so it is undone until it rests, or until the reader scrolls.
const showNewTurn = (now) => {
  const question = [...document.querySelectorAll(".question")].at(-1);
  if (now > turns && question) {
    const hold = setInterval(() => question.scrollIntoView({ block: "start" }), 30);
    const release = () => clearInterval(hold);
    for (const sign of ["wheel", "touchstart", "keydown", "mousedown"]) addEventListener(sign, release, { once: true });
    setTimeout(release, 1500);
  }
  turns = now;
};

export default function (component) {
  requestAnimationFrame(() => showNewTurn(component.data.turns));
  const onClick = (event) => {
    const button = event.target.closest?.("[data-cite], [data-copy]");
    if (!button) return;
    if (button.dataset.cite) {
      component.setTriggerValue("opened", button.dataset.cite);
      setTimeout(showMark, 100);
    } else {
      copyText(document.getElementById(button.dataset.copy).textContent).then(() => {
        button.textContent = "Copied";
      });
    }
  };
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
