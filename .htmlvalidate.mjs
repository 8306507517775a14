// Hur sidornas HTML granskas (tests/built_site/test_html.py).
// "standard" är vad HTML-standarden kräver; skrivsätt (citattecken, blanksteg) väljer mallarna själva.
// Varje regel som är av har sitt skäl bredvid sig.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // Skydd mot att någon annans server byter ut en fil: här kommer alla filer från webbplatsen själv.
    "require-sri": "off",
    // WebKit ger hjälpmedel ingen lista där punkterna är borttagna, om rollen inte är utskriven (macros/postprocess/list_roles.py).
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["list"] }],
  },
};
