// Sets the chosen theme and language before the first paint. A file of its own because the content security policy
// allows no inline script; not part of the bundle because modules run after the first paint.
(() => {
  try {
    const { theme, language } = JSON.parse(localStorage.getItem("xtablo.look") ?? "{}");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    if (language === "en" || language === "fr") document.documentElement.lang = language;
  } catch {
    // Storage is switched off or holds something else: the system's theme and the page's language stay.
  }
})();
