import type { Page } from '@playwright/test'
import { ask, projectIdOf } from './ask.ts'

export interface MainScreen {
  readonly name: string
  readonly address: string
}

const CALL_SIDES = [
  ...['terms', 'items', 'texts', 'form', 'grid', 'notices'],
  ...['applications', 'committee', 'ranking', 'decisions', 'complaints', 'papers'],
]
const APPLICATION_SIDES = ['answers', 'history', 'checks', 'evaluation', 'decision']

/** Schemes, calls and applications with every side of theirs: the call in evaluation, and an evaluated application. */
async function grantScreens(page: Page): Promise<readonly MainScreen[]> {
  const calls = await ask(page, 'calls.list', { state: 'in_evaluation', offset: 0, limit: 1 })
  const call = `/grants/calls/${calls.rows[0]?.id}`
  const { rows } = await ask(page, 'applications.list', {
    callId: calls.rows[0]?.id ?? null,
    states: ['evaluated'],
    offset: 0,
    limit: 1,
  })
  const application = `/grants/applications/${rows[0]?.id}`
  return [
    { name: 'schemes', address: '/grants/schemes' },
    { name: 'calls', address: '/grants/calls' },
    { name: 'call', address: call },
    ...CALL_SIDES.map(side => ({ name: `call-${side}`, address: `${call}/${side}` })),
    { name: 'applications', address: '/grants/applications' },
    { name: 'application', address: application },
    ...APPLICATION_SIDES.map(side => ({ name: `application-${side}`, address: `${application}/${side}` })),
    { name: 'assessments', address: '/assessments' },
  ]
}

/** The screens that people spend their days in, with a record open where a screen shows one. */
export async function mainScreens(page: Page): Promise<readonly MainScreen[]> {
  const id = await projectIdOf(page, 'SOE-11')
  const { periods } = await ask(page, 'projects.get', { id })
  const { rows } = await ask(page, 'ledger.list', {
    filter: { projectId: id },
    sort: { key: 'entryDate', direction: 'descending' },
    offset: 0,
    limit: 1,
  })
  const entry = rows[0]?.id
  const period = periods.at(-1)?.id
  return [
    { name: 'today', address: '/today' },
    { name: 'projects', address: '/projects' },
    { name: 'project-form', address: '/projects/new' },
    { name: 'project', address: `/projects/${id}` },
    { name: 'budget', address: `/projects/${id}/budget` },
    { name: 'commitments', address: `/projects/${id}/commitments` },
    { name: 'work', address: `/projects/${id}/work` },
    { name: 'partners', address: `/projects/${id}/partners` },
    { name: 'interventions', address: `/projects/${id}/interventions` },
    { name: 'periods', address: `/projects/${id}/periods` },
    { name: 'period', address: `/projects/${id}/periods/${period}` },
    { name: 'funds', address: `/projects/${id}/funds` },
    { name: 'rules', address: `/projects/${id}/rules` },
    ...(await grantScreens(page)),
    { name: 'ledger', address: `/money/ledger?entry=${entry}` },
    { name: 'entry-form', address: '/money/ledger/new' },
    { name: 'pending', address: `/money/pending?projectId=${id}` },
    { name: 'import', address: '/money/import' },
    { name: 'documents', address: `/documents?projectId=${id}&documentId=sida-follow-up` },
    { name: 'registry', address: '/registry' },
    { name: 'settings-workspace', address: '/settings/workspace' },
    { name: 'settings-persons', address: '/settings/persons' },
    { name: 'settings-rates', address: '/settings/rates' },
    { name: 'settings-language', address: '/settings/language' },
    { name: 'settings-audit', address: '/settings/audit' },
  ]
}
