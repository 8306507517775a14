// Text on the clipboard. Called in the click itself: WebKit refuses it after the first wait.
// @ts-check

/** Copies a text, or what a promise gives. Never rejects: false where copying is refused. @param {string | Promise<string>} text */
export async function copyText(text) {
  try {
    if (!("ClipboardItem" in window)) await navigator.clipboard.writeText(await text);
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(text) })]);
    return true;
  } catch {
    return false;
  }
}

/** @param {string | Promise<string>} text */
const blob = async (text) => new Blob([await text], { type: "text/plain" });
