// The site's colour in files. One home for every format: the page names it for browsers.
// @ts-check

/** The dark shade of the site's colour, as `#rrggbb`; "" where the page names none. */
export const fileAccent = () => document.querySelector('meta[name="theme-color"]')?.getAttribute("content") ?? "";
