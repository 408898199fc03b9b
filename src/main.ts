import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, setLocale } from './i18n'
import { router } from './pages/routes'
import { refusalOf } from './stores/library'
import { useNotices } from './stores/notices'
import { usePreferences } from './stores/preferences'
import './styles/tokens.css'
import './styles/base.css'
import './styles/patterns.css'

const app = createApp(App).use(createPinia()).use(i18n).use(router)

/** What nobody else has caught is at least said: a page that cannot be loaded, a change that the browser refused. */
function say(error: unknown): void {
  useNotices().show({ look: 'problem', text: i18n.global.t(`home.failed.${refusalOf(error)}`) })
}
app.config.errorHandler = (error) => {
  reportError(error)
  say(error)
}
router.onError(say)
addEventListener('unhandledrejection', (event) => say(event.reason))

// Until the first page is there the router does not listen, and would put its own address back.
let entered = ''
const onEntered = () => (entered = location.hash.slice(1))
addEventListener('popstate', onEntered)
void router.isReady().then(() => {
  removeEventListener('popstate', onEntered)
  if (entered) void router.replace(entered)
})

await setLocale(usePreferences().locale)
app.mount('#app')
