import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, setLocale } from './i18n'
import { router } from './pages/routes'
import { usePreferences } from './stores/preferences'
import './styles/tokens.css'
import './styles/base.css'

const app = createApp(App).use(createPinia()).use(i18n).use(router)
await setLocale(usePreferences().locale)
app.mount('#app')
