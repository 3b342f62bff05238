// Sets the chosen theme before the first paint. A file of its own because the content security policy
// allows no inline script; not part of the bundle because modules run after the first paint.
(() => {
  try {
    const { theme } = JSON.parse(localStorage.getItem("xtablo.look") ?? "{}");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is switched off or holds something else: the system's theme holds.
  }
})();
