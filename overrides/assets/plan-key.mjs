// What a plan is kept under, in the browser's storage and in a tab's name.
// @ts-check
export const KEY = `min-plan ${new URL("../", import.meta.url).pathname}`;
