// Quick exit: leaves without an entry to come back to. Nothing is stored, nothing is sent.
(() => {
  const link = document.getElementById("weg");
  if (!link) return;
  const leave = () => {
    document.querySelectorAll("form").forEach((form) => form.reset());
    document.body.hidden = true;
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let times = 0;
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      times = 0;
      return;
    }
    times = event.timeStamp - last < 2000 ? times + 1 : 1;
    last = event.timeStamp;
    if (times >= 3) leave();
  });
})();
