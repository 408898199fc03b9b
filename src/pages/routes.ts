/** Every place has an address. Hash routes, so that the app runs from any folder of any static host. */
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { isSessionId, type EvaluationId } from '@/domain/evaluation'
import { cardsInstead } from './scores/cards-instead'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's name, for the window title. */
    readonly title?: string
    /** Of a page with views named by the address: the one shown when it names none. Their names stand beside `title`. */
    readonly view?: string
    /** For one evaluator who scores alone: no rail beside the page. */
    readonly isAlone?: boolean
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
    path: '/score',
    name: 'score-alone',
    component: () => import('./score-alone/OpenInvitationPage.vue'),
    meta: { title: 'score-alone.open.title' },
  },
  // The path that io/committee/invitation-link writes.
  {
    path: '/invited/:code(.*)',
    name: 'invited',
    component: () => import('./score-alone/OpenInvitationPage.vue'),
    meta: { title: 'score-alone.open.title' },
  },
  {
    path: '/score/:id',
    component: () => import('./evaluation/EvaluationFrame.vue'),
    meta: { isAlone: true },
    children: [
      {
        path: '',
        component: () => import('./score-alone/AlonePage.vue'),
        children: [
          {
            path: '',
            name: 'alone-begin',
            component: () => import('./score-alone/BeginPage.vue'),
            meta: { title: 'score-alone.views.begin' },
          },
          {
            path: 'vendors/:vendor?',
            name: 'alone-vendors',
            component: () => import('./score-alone/AloneVendors.vue'),
            meta: { title: 'score-alone.views.vendors' },
          },
          {
            path: 'criteria/:criterion?',
            name: 'alone-criteria',
            component: () => import('./score-alone/AloneCriteria.vue'),
            meta: { title: 'score-alone.views.criteria' },
          },
          {
            path: 'grid',
            name: 'alone-grid',
            component: () => import('./score-alone/AloneGrid.vue'),
            meta: { title: 'score-alone.views.grid' },
          },
          {
            path: 'weights',
            name: 'alone-weights',
            component: () => import('./score-alone/AloneWeights.vue'),
            meta: { title: 'score-alone.weights.title' },
          },
          {
            path: 'finish',
            name: 'alone-finish',
            component: () => import('./score-alone/FinishPage.vue'),
            meta: { title: 'score-alone.views.finish' },
          },
        ],
      },
      {
        path: 'paper',
        name: 'alone-paper',
        component: () => import('./score-alone/PaperPage.vue'),
        meta: { title: 'score-alone.paper.title' },
      },
    ],
  },
  {
    path: '/e/:id',
    // The document of an evaluator who scores alone has a page of its own.
    beforeEnter: ({ params: { id } }) => (isSessionId(id as EvaluationId) ? `/score/${id as string}` : true),
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
        path: 'criteria/weights/:group?',
        name: 'find-weights',
        component: () => import('./weights/FindWeightsPage.vue'),
        meta: { title: 'weighting.name' },
      },
      {
        path: 'criteria/weight-sets',
        name: 'weight-sets',
        component: () => import('./weights/WeightSetsPage.vue'),
        meta: { title: 'weighting.sets.title' },
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
        beforeEnter: cardsInstead,
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
        meta: { title: 'results.title', view: 'ranking' },
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
            path: 'invite',
            name: 'invite',
            component: () => import('./committee/invite/InvitePage.vue'),
            meta: { title: 'committee.views.invite' },
          },
          {
            path: 'collect',
            name: 'collect',
            component: () => import('./committee/collect/CollectPage.vue'),
            meta: { title: 'committee.views.collect' },
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
        path: 'firmness/:view(sweep|tornado|flips|simulation|dominance|scenarios)?',
        name: 'firmness',
        component: () => import('./firmness/FirmnessPage.vue'),
        meta: { title: 'firmness.title', view: 'sweep' },
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
