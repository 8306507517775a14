// Gives the reader a file that was made in the page.
// @ts-check

/** @param {Blob} file @param {string} name */
export function give(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
