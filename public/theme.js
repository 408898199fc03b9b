// Before the first paint: a separate file because the content security policy forbids inline scripts, and classic
// because a module would run after the page is drawn. Sets the language too, for screen readers and fonts.
;(function () {
  var root = document.documentElement
  var preferences = {}
  try {
    preferences =
      JSON.parse(localStorage.getItem('evenhand:' + location.pathname.replace(/[^/]*$/, '') + ':preferences')) || {}
  } catch {
    // Storage blocked or its text damaged: the browser's own settings decide.
  }
  var isDark =
    preferences.theme === 'dark' ||
    (preferences.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = isDark ? 'dark' : 'light'
  var isLocale = preferences.locale === 'zh-CN' || preferences.locale === 'en'
  // The same choice as matchLocale of src/i18n: the first of the reader's languages that we speak.
  var spoken = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) || 'en'
  root.lang = isLocale ? preferences.locale : /^zh/i.test(spoken) ? 'zh-CN' : 'en'

  // A part that cannot be loaded must not leave the page white. Once the app has started, the note is gone.
  function sayNotLoaded() {
    var note = document.getElementById('not-loaded')
    if (note) note.hidden = false
  }
  addEventListener('error', sayNotLoaded, true)
  addEventListener('unhandledrejection', sayNotLoaded)
})()
