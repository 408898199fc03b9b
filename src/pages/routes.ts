/** Every place has an address. Hash routes, so that the app runs from any folder of any static host. */
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's name, for the window title. */
    readonly title?: string
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./home/HomePage.vue'), meta: { title: 'home.title' } },
  {
    path: '/import',
    name: 'import-new',
    component: () => import('./import/ImportPage.vue'),
    meta: { title: 'import.title' },
  },
  { path: '/help', name: 'help', component: () => import('./help/HelpPage.vue'), meta: { title: 'help.title' } },
  {
    path: '/e/:id',
    component: () => import('./evaluation/EvaluationFrame.vue'),
    children: [
      {
        path: '',
        name: 'overview',
        component: () => import('./overview/OverviewPage.vue'),
        meta: { title: 'overview.title' },
      },
      {
        path: 'criteria',
        name: 'criteria',
        component: () => import('./criteria/CriteriaPage.vue'),
        meta: { title: 'criteria.title' },
      },
      {
        path: 'vendors',
        name: 'vendors',
        component: () => import('./vendors/VendorsPage.vue'),
        meta: { title: 'vendors.title' },
      },
      {
        path: 'scores',
        name: 'scores',
        component: () => import('./scores/ScoresPage.vue'),
        meta: { title: 'scores.title' },
      },
      {
        path: 'scores/cards/:vendor?',
        name: 'cards',
        component: () => import('./scores/CardsPage.vue'),
        meta: { title: 'scores.cards.title' },
      },
      {
        path: 'results/:view(ranking|profile|compare|table)?',
        name: 'results',
        component: () => import('./results/ResultsPage.vue'),
        meta: { title: 'results.title' },
      },
      {
        path: 'committee',
        component: () => import('./committee/CommitteePage.vue'),
        children: [
          { path: '', redirect: (to) => `${to.path.replace(/\/$/, '')}/roster` },
          {
            path: 'roster',
            name: 'roster',
            component: () => import('./committee/roster/RosterPage.vue'),
            meta: { title: 'committee.views.roster' },
          },
          {
            path: 'moderation',
            name: 'moderation',
            component: () => import('./committee/moderation/ModerationPage.vue'),
            meta: { title: 'committee-moderation.views.moderation' },
          },
          {
            path: 'agreement',
            name: 'agreement',
            component: () => import('./committee/agreement/AgreementPage.vue'),
            meta: { title: 'committee-moderation.views.agreement' },
          },
        ],
      },
      {
        path: 'import',
        name: 'import',
        component: () => import('./import/ImportPage.vue'),
        meta: { title: 'import.title' },
      },
      {
        path: 'versions',
        name: 'versions',
        component: () => import('./versions/VersionsPage.vue'),
        meta: { title: 'versions.title' },
      },
    ],
  },
  {
    path: '/:rest(.*)*',
    name: 'nowhere',
    component: () => import('./NowherePage.vue'),
    meta: { title: 'app.nowhere.title' },
  },
]

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})
