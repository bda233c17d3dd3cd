import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { type Guard, guarded } from './guarded.tsx'

/** A screen that is loaded when it is first shown, and shown to those whose role includes it. */
const screen = (load: () => Promise<ComponentType>, guard?: Guard) =>
  lazyRouteComponent(async () => {
    const loaded = await load()
    return { default: guard ? guarded(loaded, guard) : loaded }
  })

/** Every screen of the application, each in a bundle of its own. */
export const SCREENS = {
  today: screen(() => import('#renderer/features/today/today-page.tsx').then(m => m.TodayPage)),
  projects: screen(() => import('#renderer/features/projects/projects-page.tsx').then(m => m.ProjectsPage)),
  projectNew: screen(() =>
    import('#renderer/features/projects/project-form-page.tsx').then(m => m.NewProjectPage),
  ),
  projectEdit: screen(() =>
    import('#renderer/features/projects/project-form-page.tsx').then(m => m.EditProjectPage),
  ),
  project: screen(() => import('#renderer/features/projects/project-page.tsx').then(m => m.ProjectPage)),
  projectOverview: screen(() =>
    import('#renderer/features/projects/overview-tab.tsx').then(m => m.OverviewTab),
  ),
  projectWork: screen(() => import('#renderer/features/projects/work-tab.tsx').then(m => m.WorkTab)),
  projectPartners: screen(() =>
    import('#renderer/features/projects/partners-tab.tsx').then(m => m.PartnersTab),
  ),
  projectInterventions: screen(() =>
    import('#renderer/features/projects/interventions-tab.tsx').then(m => m.InterventionsTab),
  ),
  projectPeriods: screen(() => import('#renderer/features/projects/periods-tab.tsx').then(m => m.PeriodsTab)),
  projectPeriod: screen(() => import('#renderer/features/projects/period-tab.tsx').then(m => m.PeriodTab), {
    needs: 'deviations.list',
  }),
  projectFunds: screen(() => import('#renderer/features/projects/funds-tab.tsx').then(m => m.FundsTab), {
    needs: 'funds.list',
  }),
  projectCommitments: screen(
    () => import('#renderer/features/projects/commitments-tab.tsx').then(m => m.CommitmentsTab),
    { needs: 'agreements.list' },
  ),
  projectRules: screen(() => import('#renderer/features/projects/rules-tab.tsx').then(m => m.RulesTab), {
    needs: 'ledger.list',
  }),
  budget: screen(() => import('#renderer/features/budgets/budget-page.tsx').then(m => m.BudgetPage), {
    needs: 'budgets.tree',
  }),
  budgetMoves: screen(() => import('#renderer/features/budgets/moves-page.tsx').then(m => m.MovesPage), {
    needs: 'moves.list',
  }),
  budgetAddendum: screen(
    () => import('#renderer/features/budgets/addendum-page.tsx').then(m => m.AddendumPage),
    { needs: 'addenda.compare' },
  ),
  budgetFunding: screen(
    () => import('#renderer/features/budgets/funding-page.tsx').then(m => m.FundingPage),
    { needs: 'funding.plan' },
  ),
  budgetForecast: screen(
    () => import('#renderer/features/budgets/forecast-page.tsx').then(m => m.ForecastPage),
    { needs: 'forecasts.grid' },
  ),
  budgetProfile: screen(
    () => import('#renderer/features/budgets/profile-page.tsx').then(m => m.ProfilePage),
    { needs: 'budgets.profile' },
  ),
  deviations: screen(
    () => import('#renderer/features/projects/deviations-tab.tsx').then(m => m.DeviationsTab),
    { needs: 'deviations.list' },
  ),
  calls: screen(() => import('#renderer/features/calls/calls-page.tsx').then(m => m.CallsPage), {
    needs: 'calls.list',
    titleKey: 'nav.calls',
  }),
  call: screen(() => import('#renderer/features/calls/call-page.tsx').then(m => m.CallPage), {
    needs: 'calls.get',
    titleKey: 'call.one',
  }),
  callOverview: screen(() => import('#renderer/features/calls/overview-tab.tsx').then(m => m.OverviewTab)),
  callCommittee: screen(
    () => import('#renderer/features/evaluation/committee-tab.tsx').then(m => m.CommitteeTab),
    { needs: 'committees.members' },
  ),
  assessments: screen(
    () => import('#renderer/features/evaluation/assessments-page.tsx').then(m => m.AssessmentsPage),
    { needs: 'assessments.mine' },
  ),
  assessment: screen(
    () => import('#renderer/features/evaluation/assessment-page.tsx').then(m => m.AssessmentPage),
    { needs: 'assessments.open' },
  ),
  applicationChecks: screen(() => import('#renderer/features/checks/checks-tab.tsx').then(m => m.ChecksTab), {
    needs: 'checks.get',
  }),
  applicationEvaluation: screen(
    () => import('#renderer/features/evaluation/evaluation-tab.tsx').then(m => m.EvaluationTab),
    { needs: 'committees.sheets' },
  ),
  callRanking: screen(() => import('#renderer/features/awards/ranking-tab.tsx').then(m => m.RankingTab), {
    needs: 'rankings.board',
  }),
  callDecisions: screen(
    () => import('#renderer/features/awards/decisions-tab.tsx').then(m => m.DecisionsTab),
    {
      needs: 'decisions.list',
    },
  ),
  callComplaints: screen(
    () => import('#renderer/features/awards/complaints-tab.tsx').then(m => m.ComplaintsTab),
    {
      needs: 'complaints.list',
    },
  ),
  callPapers: screen(() => import('#renderer/features/awards/papers-tab.tsx').then(m => m.PapersTab), {
    needs: 'letters.list',
  }),
  callTerms: screen(() => import('#renderer/features/calls/terms-tab.tsx').then(m => m.TermsTab)),
  callItems: screen(() => import('#renderer/features/calls/items-tab.tsx').then(m => m.ItemsTab)),
  callTexts: screen(() => import('#renderer/features/calls/texts-tab.tsx').then(m => m.TextsTab)),
  callForm: screen(() => import('#renderer/features/calls/form-tab.tsx').then(m => m.FormTab)),
  callGrid: screen(() => import('#renderer/features/calls/grid-tab.tsx').then(m => m.GridTab)),
  callNotices: screen(() => import('#renderer/features/calls/notices-tab.tsx').then(m => m.NoticesTab)),
  schemes: screen(() => import('#renderer/features/calls/schemes-page.tsx').then(m => m.SchemesPage), {
    needs: 'schemes.list',
    titleKey: 'nav.schemes',
  }),
  applications: screen(
    () => import('#renderer/features/applications/applications-page.tsx').then(m => m.ApplicationsPage),
    { needs: 'applications.list', titleKey: 'nav.applications' },
  ),
  application: screen(
    () => import('#renderer/features/applications/application-page.tsx').then(m => m.ApplicationPage),
    { needs: 'applications.get', titleKey: 'application.one' },
  ),
  applicationNew: screen(() =>
    import('#renderer/features/applications/application-form-page.tsx').then(m => m.NewApplicationPage),
  ),
  callApplications: screen(() =>
    import('#renderer/features/applications/call-applications-tab.tsx').then(m => m.CallApplicationsTab),
  ),
  applicationAnswers: screen(() =>
    import('#renderer/features/applications/answers-tab.tsx').then(m => m.AnswersTab),
  ),
  applicationHistory: screen(() =>
    import('#renderer/features/applications/history-tab.tsx').then(m => m.HistoryTab),
  ),
  applicationOverview: screen(() =>
    import('#renderer/features/applications/overview-tab.tsx').then(m => m.ApplicationOverviewTab),
  ),
  applicationDecision: screen(
    () => import('#renderer/features/awards/decision-tab.tsx').then(m => m.DecisionTab),
    {
      needs: 'decisions.preview',
    },
  ),
  ledger: screen(() => import('#renderer/features/ledger/ledger-page.tsx').then(m => m.LedgerPage), {
    needs: 'ledger.list',
    titleKey: 'nav.ledger',
  }),
  accounts: screen(() => import('#renderer/features/accounts/accounts-page.tsx').then(m => m.AccountsPage), {
    needs: 'accounts.list',
    titleKey: 'nav.accounts',
  }),
  account: screen(() => import('#renderer/features/accounts/account-page.tsx').then(m => m.AccountPage), {
    needs: 'accounts.list',
    titleKey: 'account.one',
  }),
  accountStatements: screen(() =>
    import('#renderer/features/accounts/statements-tab.tsx').then(m => m.StatementsTab),
  ),
  accountMatching: screen(() =>
    import('#renderer/features/accounts/matching-tab.tsx').then(m => m.MatchingTab),
  ),
  accountLedger: screen(() =>
    import('#renderer/features/accounts/ledger-tab.tsx').then(m => m.AccountLedgerTab),
  ),
  accountReconciliation: screen(() =>
    import('#renderer/features/accounts/reconciliation-tab.tsx').then(m => m.ReconciliationTab),
  ),
  entryNew: screen(() => import('#renderer/features/ledger/entry-page.tsx').then(m => m.NewEntryPage)),
  entry: screen(() => import('#renderer/features/ledger/entry-page.tsx').then(m => m.EntryPage), {
    needs: 'ledger.get',
    titleKey: 'entry.one',
  }),
  entryEdit: screen(() => import('#renderer/features/ledger/entry-page.tsx').then(m => m.EditEntryPage), {
    needs: 'ledger.saveDraft',
    titleKey: 'entry.one',
  }),
  assets: screen(() => import('#renderer/features/registers/assets-page.tsx').then(m => m.AssetsPage), {
    needs: 'assets.list',
    titleKey: 'nav.assets',
  }),
  procurements: screen(
    () => import('#renderer/features/registers/procurements-page.tsx').then(m => m.ProcurementsPage),
    { needs: 'procurements.list', titleKey: 'nav.procurements' },
  ),
  ineligible: screen(
    () => import('#renderer/features/registers/ineligible-page.tsx').then(m => m.IneligiblePage),
    { needs: 'ineligible.list', titleKey: 'nav.ineligible' },
  ),
  pending: screen(() => import('#renderer/features/pending/pending-page.tsx').then(m => m.PendingPage), {
    needs: 'pendingPayments.list',
    titleKey: 'nav.pending',
  }),
  import: screen(() => import('#renderer/features/imports/import-page.tsx').then(m => m.ImportPage), {
    needs: 'imports.run',
    titleKey: 'nav.import',
  }),
  shared: screen(() => import('#renderer/features/sharing/shared-page.tsx').then(m => m.SharedPage), {
    needs: 'sharedCosts.list',
    titleKey: 'nav.shared',
  }),
  payroll: screen(() => import('#renderer/features/payroll/payroll-page.tsx').then(m => m.PayrollPage), {
    needs: 'payroll.list',
    titleKey: 'nav.payroll',
  }),
  documents: screen(
    () => import('#renderer/features/documents/documents-page.tsx').then(m => m.DocumentsPage),
    { needs: 'documents.kinds', titleKey: 'nav.documents' },
  ),
  registry: screen(() =>
    import('#renderer/features/organisations/registry-page.tsx').then(m => m.RegistryPage),
  ),
  organisationNew: screen(() =>
    import('#renderer/features/organisations/organisation-form-page.tsx').then(m => m.NewOrganisationPage),
  ),
  organisation: screen(() =>
    import('#renderer/features/organisations/organisation-page.tsx').then(m => m.OrganisationPage),
  ),
  organisationEdit: screen(() =>
    import('#renderer/features/organisations/organisation-form-page.tsx').then(m => m.EditOrganisationPage),
  ),
  settings: screen(() => import('#renderer/features/settings/settings-page.tsx').then(m => m.SettingsPage)),
  settingsWorkspace: screen(() =>
    import('#renderer/features/settings/workspace-tab.tsx').then(m => m.WorkspaceTab),
  ),
  settingsPersons: screen(() =>
    import('#renderer/features/settings/persons-tab.tsx').then(m => m.PersonsTab),
  ),
  settingsRates: screen(() => import('#renderer/features/settings/rates-tab.tsx').then(m => m.RatesTab), {
    needs: 'rates.list',
    titleKey: 'nav.rates',
  }),
  settingsPerDiems: screen(
    () => import('#renderer/features/settings/per-diems-tab.tsx').then(m => m.PerDiemsTab),
    { needs: 'perDiems.rates', titleKey: 'nav.perDiems' },
  ),
  settingsLanguage: screen(() =>
    import('#renderer/features/settings/language-tab.tsx').then(m => m.LanguageTab),
  ),
  settingsAudit: screen(() => import('#renderer/features/settings/audit-tab.tsx').then(m => m.AuditTab)),
} as const satisfies Readonly<Record<string, ReturnType<typeof screen>>>
