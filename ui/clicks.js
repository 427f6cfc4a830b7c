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

export default function (component) {
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
