// Hur sidornas HTML granskas (tests/test_site_html.py). Varje regel som är av har sitt skäl.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
};
