// Mark a component whose script has loaded, which hides its fallback (see base.css).
// @ts-check

/** Show for good the elements that await a script, and remove their fallbacks. Called last, because a script that throws has not loaded. @param {string} script */
export function arrived(script) {
  for (const part of document.querySelectorAll(`[data-awaits=${script}]`)) {
    if (part.matches(".ui-scripted")) part.removeAttribute("data-awaits");
    else part.remove();
  }
}
