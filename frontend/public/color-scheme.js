// Runs before the first paint, so that a stored light theme never flashes dark. Dark is the default.
(function () {
  var mode = null;
  try {
    mode = globalThis.localStorage.getItem('tokentradex.mode');
  } catch {
    mode = null;
  }
  var scheme = mode;
  if (mode === 'system') {
    scheme = globalThis.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  }
  globalThis.document.documentElement.setAttribute(
    'data-theme',
    scheme === 'light' ? 'light' : 'dark',
  );
})();
