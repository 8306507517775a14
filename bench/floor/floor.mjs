// The simplest filter: a plain loop over all rows, without counts, chips or address.
const rows = [...document.querySelectorAll("#rows [data-item]")];
const groups = [...document.querySelectorAll("#rows section section")].map((section) => ({
  section,
  rows: [...section.querySelectorAll("[data-item]")],
}));
const form = document.getElementById("filter");
const values = new Map(
  rows.map((row) => [
    row,
    new Set(
      Object.values({ ...row.closest("table").dataset, ...row.dataset })
        .join(" ")
        .split(" "),
    ),
  ]),
);

form.addEventListener("change", () => {
  const chosen = Map.groupBy(form.querySelectorAll(":checked[value]:not(option)"), (box) => box.name);
  const wanted = [...chosen.values()].map((boxes) => boxes.map((box) => box.value));
  for (const { section, rows } of groups) {
    let any = false;
    for (const row of rows) {
      const shown = wanted.every((options) => options.some((option) => values.get(row).has(option)));
      row.hidden = !shown;
      any ||= shown;
    }
    section.hidden = !any;
  }
});
