// Sets the theme and the language before the first paint. A file of its own because the content security policy
// allows no inline script; not part of the bundle because modules run after the first paint.
(() => {
  const page = document.documentElement;
  let look = {};
  try {
    look = JSON.parse(localStorage.getItem("xtablo.look") ?? "{}") ?? {};
  } catch {
    // Storage is switched off or holds something else: the system's theme and the browser's languages hold.
  }
  if (look.theme === "light" || look.theme === "dark") page.dataset.theme = look.theme;
  const wanted = [look.language, ...navigator.languages].map((locale) => String(locale).toLowerCase().split("-")[0]);
  page.lang = wanted.find((language) => language === "en" || language === "fr") ?? "en";
})();
