import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import { Gate } from './gate.tsx'
import { RouteFailed, RouteMissing, RouteWaiting } from './route-states.tsx'
import { SCREENS } from './screens.ts'
import {
  budgetSearch,
  commitmentsSearch,
  deviationsSearch,
  documentsSearch,
  importSearch,
  ledgerSearch,
  payrollSearch,
  pendingSearch,
  procurementsSearch,
  registrySearch,
  schemesSearch,
} from './search-params.ts'

const root = createRootRoute({ component: Gate, notFoundComponent: RouteMissing })
const inRoot = () => root

const start = createRoute({
  getParentRoute: inRoot,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' })
  },
})
const today = createRoute({ getParentRoute: inRoot, path: '/today', component: SCREENS.today })

const projects = createRoute({ getParentRoute: inRoot, path: '/projects', component: SCREENS.projects })
const projectNew = createRoute({
  getParentRoute: inRoot,
  path: '/projects/new',
  component: SCREENS.projectNew,
})
const projectEdit = createRoute({
  getParentRoute: inRoot,
  path: '/projects/$projectId/edit',
  component: SCREENS.projectEdit,
})
const project = createRoute({
  getParentRoute: inRoot,
  path: '/projects/$projectId',
  component: SCREENS.project,
})
const inProject = () => project
const projectTabs = [
  createRoute({ getParentRoute: inProject, path: '/', component: SCREENS.projectOverview }),
  createRoute({ getParentRoute: inProject, path: 'work', component: SCREENS.projectWork }),
  createRoute({ getParentRoute: inProject, path: 'partners', component: SCREENS.projectPartners }),
  createRoute({ getParentRoute: inProject, path: 'interventions', component: SCREENS.projectInterventions }),
  createRoute({ getParentRoute: inProject, path: 'periods', component: SCREENS.projectPeriods }),
  createRoute({ getParentRoute: inProject, path: 'periods/$periodId', component: SCREENS.projectPeriod }),
  createRoute({ getParentRoute: inProject, path: 'funds', component: SCREENS.projectFunds }),
  createRoute({
    getParentRoute: inProject,
    path: 'commitments',
    component: SCREENS.projectCommitments,
    validateSearch: commitmentsSearch,
  }),
  createRoute({ getParentRoute: inProject, path: 'rules', component: SCREENS.projectRules }),
  createRoute({
    getParentRoute: inProject,
    path: 'budget',
    component: SCREENS.budget,
    validateSearch: budgetSearch,
  }),
  createRoute({ getParentRoute: inProject, path: 'budget/moves', component: SCREENS.budgetMoves }),
  createRoute({ getParentRoute: inProject, path: 'budget/addendum', component: SCREENS.budgetAddendum }),
  createRoute({ getParentRoute: inProject, path: 'budget/funding', component: SCREENS.budgetFunding }),
  createRoute({ getParentRoute: inProject, path: 'budget/forecast', component: SCREENS.budgetForecast }),
  createRoute({ getParentRoute: inProject, path: 'budget/profile', component: SCREENS.budgetProfile }),
  createRoute({
    getParentRoute: inProject,
    path: 'deviations',
    component: SCREENS.deviations,
    validateSearch: deviationsSearch,
  }),
] as const

const grants = createRoute({
  getParentRoute: inRoot,
  path: '/grants',
  beforeLoad: () => {
    throw redirect({ to: '/grants/calls' })
  },
})
const calls = createRoute({ getParentRoute: inRoot, path: '/grants/calls', component: SCREENS.calls })
const schemes = createRoute({
  getParentRoute: inRoot,
  path: '/grants/schemes',
  component: SCREENS.schemes,
  validateSearch: schemesSearch,
})
const call = createRoute({ getParentRoute: inRoot, path: '/grants/calls/$callId', component: SCREENS.call })
const inCall = () => call
const callTabs = [
  createRoute({ getParentRoute: inCall, path: '/', component: SCREENS.callOverview }),
  createRoute({ getParentRoute: inCall, path: 'terms', component: SCREENS.callTerms }),
  createRoute({ getParentRoute: inCall, path: 'items', component: SCREENS.callItems }),
  createRoute({ getParentRoute: inCall, path: 'texts', component: SCREENS.callTexts }),
  createRoute({ getParentRoute: inCall, path: 'form', component: SCREENS.callForm }),
  createRoute({ getParentRoute: inCall, path: 'grid', component: SCREENS.callGrid }),
  createRoute({ getParentRoute: inCall, path: 'notices', component: SCREENS.callNotices }),
  createRoute({ getParentRoute: inCall, path: 'applications', component: SCREENS.callApplications }),
  createRoute({ getParentRoute: inCall, path: 'committee', component: SCREENS.callCommittee }),
  createRoute({ getParentRoute: inCall, path: 'ranking', component: SCREENS.callRanking }),
  createRoute({ getParentRoute: inCall, path: 'decisions', component: SCREENS.callDecisions }),
  createRoute({ getParentRoute: inCall, path: 'complaints', component: SCREENS.callComplaints }),
  createRoute({ getParentRoute: inCall, path: 'papers', component: SCREENS.callPapers }),
] as const

const assessments = createRoute({
  getParentRoute: inRoot,
  path: '/assessments',
  component: SCREENS.assessments,
})
const assessment = createRoute({
  getParentRoute: inRoot,
  path: '/assessments/$applicationId',
  component: SCREENS.assessment,
})

const applications = createRoute({
  getParentRoute: inRoot,
  path: '/grants/applications',
  component: SCREENS.applications,
})
const application = createRoute({
  getParentRoute: inRoot,
  path: '/grants/applications/$applicationId',
  component: SCREENS.application,
})
const applicationNew = createRoute({
  getParentRoute: inRoot,
  path: '/grants/calls/$callId/applications/new',
  component: SCREENS.applicationNew,
})
const inApplication = () => application
const applicationTabs = [
  createRoute({ getParentRoute: inApplication, path: '/', component: SCREENS.applicationOverview }),
  createRoute({ getParentRoute: inApplication, path: 'answers', component: SCREENS.applicationAnswers }),
  createRoute({ getParentRoute: inApplication, path: 'history', component: SCREENS.applicationHistory }),
  createRoute({ getParentRoute: inApplication, path: 'checks', component: SCREENS.applicationChecks }),
  createRoute({
    getParentRoute: inApplication,
    path: 'evaluation',
    component: SCREENS.applicationEvaluation,
  }),
  createRoute({
    getParentRoute: inApplication,
    path: 'decision',
    component: SCREENS.applicationDecision,
  }),
] as const

const money = createRoute({
  getParentRoute: inRoot,
  path: '/money',
  beforeLoad: () => {
    throw redirect({ to: '/money/ledger' })
  },
})
const ledger = createRoute({
  getParentRoute: inRoot,
  path: '/money/ledger',
  component: SCREENS.ledger,
  validateSearch: ledgerSearch,
})
const entry = createRoute({
  getParentRoute: inRoot,
  path: '/money/ledger/$entryId',
  component: SCREENS.entry,
})
const entryEdit = createRoute({
  getParentRoute: inRoot,
  path: '/money/ledger/$entryId/edit',
  component: SCREENS.entryEdit,
})
const ofProject = { getParentRoute: inRoot, validateSearch: ledgerSearch.pick({ projectId: true }) } as const
const entryNew = createRoute({ ...ofProject, path: '/money/ledger/new', component: SCREENS.entryNew })
const registers = [
  createRoute({ ...ofProject, path: '/money/assets', component: SCREENS.assets }),
  createRoute({
    getParentRoute: inRoot,
    path: '/money/procurements',
    component: SCREENS.procurements,
    validateSearch: procurementsSearch,
  }),
  createRoute({
    getParentRoute: inRoot,
    path: '/money/pending',
    component: SCREENS.pending,
    validateSearch: pendingSearch,
  }),
  createRoute({ ...ofProject, path: '/money/ineligible', component: SCREENS.ineligible }),
] as const
const imports = createRoute({
  getParentRoute: inRoot,
  path: '/money/import',
  component: SCREENS.import,
  validateSearch: importSearch,
})
const shared = createRoute({ getParentRoute: inRoot, path: '/money/shared', component: SCREENS.shared })
const payroll = createRoute({
  getParentRoute: inRoot,
  path: '/money/payroll',
  component: SCREENS.payroll,
  validateSearch: payrollSearch,
})
const accounts = createRoute({
  getParentRoute: inRoot,
  path: '/money/accounts',
  component: SCREENS.accounts,
})
const account = createRoute({
  getParentRoute: inRoot,
  path: '/money/accounts/$accountId',
  component: SCREENS.account,
})
const inAccount = () => account
const accountTabs = [
  createRoute({ getParentRoute: inAccount, path: '/', component: SCREENS.accountStatements }),
  createRoute({ getParentRoute: inAccount, path: 'matching', component: SCREENS.accountMatching }),
  createRoute({
    getParentRoute: inAccount,
    path: 'ledger',
    component: SCREENS.accountLedger,
    validateSearch: ledgerSearch.pick({ from: true, to: true }),
  }),
  createRoute({
    getParentRoute: inAccount,
    path: 'reconciliation',
    component: SCREENS.accountReconciliation,
  }),
] as const
const documents = createRoute({
  getParentRoute: inRoot,
  path: '/documents',
  component: SCREENS.documents,
  validateSearch: documentsSearch,
})

const registry = createRoute({
  getParentRoute: inRoot,
  path: '/registry',
  component: SCREENS.registry,
  validateSearch: registrySearch,
})
const organisationNew = createRoute({
  getParentRoute: inRoot,
  path: '/registry/new',
  component: SCREENS.organisationNew,
})
const organisation = createRoute({
  getParentRoute: inRoot,
  path: '/registry/$organisationId',
  component: SCREENS.organisation,
})
const organisationEdit = createRoute({
  getParentRoute: inRoot,
  path: '/registry/$organisationId/edit',
  component: SCREENS.organisationEdit,
})

const settings = createRoute({ getParentRoute: inRoot, path: '/settings', component: SCREENS.settings })
const inSettings = () => settings
const settingsTabs = [
  createRoute({
    getParentRoute: inSettings,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/workspace' })
    },
  }),
  createRoute({ getParentRoute: inSettings, path: 'workspace', component: SCREENS.settingsWorkspace }),
  createRoute({ getParentRoute: inSettings, path: 'persons', component: SCREENS.settingsPersons }),
  createRoute({ getParentRoute: inSettings, path: 'rates', component: SCREENS.settingsRates }),
  createRoute({ getParentRoute: inSettings, path: 'per-diems', component: SCREENS.settingsPerDiems }),
  createRoute({ getParentRoute: inSettings, path: 'language', component: SCREENS.settingsLanguage }),
  createRoute({ getParentRoute: inSettings, path: 'audit', component: SCREENS.settingsAudit }),
] as const

const routeTree = root.addChildren([
  start,
  today,
  projects,
  projectNew,
  projectEdit,
  project.addChildren(projectTabs),
  grants,
  schemes,
  assessments,
  assessment,
  calls,
  call.addChildren(callTabs),
  applications,
  applicationNew,
  application.addChildren(applicationTabs),
  money,
  ledger,
  entryNew,
  entry,
  entryEdit,
  ...registers,
  imports,
  shared,
  payroll,
  accounts,
  account.addChildren(accountTabs),
  documents,
  registry,
  organisationNew,
  organisation,
  organisationEdit,
  settings.addChildren(settingsTabs),
])

/** The router; addresses live in the hash, so they work under `app://` and under the loopback host alike. */
export function createAppRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree,
    history,
    defaultPendingComponent: RouteWaiting,
    defaultErrorComponent: RouteFailed,
    defaultNotFoundComponent: RouteMissing,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
