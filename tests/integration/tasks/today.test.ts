import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requirePeriod, unexplained } from '#backend/features/funds/index.ts'
import { commands as programmes } from '#backend/features/programmes/index.ts'
import { deviationTasks } from '#backend/features/tasks/deviations.ts'
import { queries } from '#backend/features/tasks/index.ts'
import { projectsWithEndedPeriods } from '#backend/features/tasks/projects-in-hand.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import type { OutputOf, Role } from '#shared/contract/index.ts'
import { blankProject } from '#tests/support/blank-records.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

type Rows = OutputOf<'today.list'>['rows']
const kinds = (rows: Rows) => [...new Set(rows.map(row => row.kind))].toSorted()

describe('what waits in the demo', () => {
  let demo: OpenDemo
  beforeAll(async () => {
    demo = await openDemo()
  })
  afterAll(() => demo.close())
  const list = async (role: Role, today = '2026-01-12'): Promise<Rows> =>
    (await queries['today.list'](await demo.as(role), { today })).rows
  const idOf = (code: string) => demo.values<string>('SELECT id FROM project WHERE code = ?', code)[0] ?? ''

  it('shows the finance officer ended periods, drafts, deviations and lines at risk, each with its place', async () => {
    const rows = await list('finance_officer')
    const of = (kind: Rows[number]['kind'], project: string) =>
      rows.find(row => row.kind === kind && row.details['project'] === project)
    const [period = ''] = demo.values<string>("SELECT id FROM reporting_period WHERE label = '2025-Q4'")
    const soe11 = idOf('SOE-11')
    expect(of('period_ended', 'SOE-11')).toMatchObject({
      count: 1,
      urgency: 'soon',
      date: '2026-01-30',
      route: `/projects/${soe11}/periods/${period}`,
    })
    expect(of('deviations', 'SOE-11')).toMatchObject({
      count: 2,
      route: `/projects/${soe11}/periods/${period}`,
    })
    const [drafts = 0] = demo.values<number>(
      "SELECT sum(base_minor) FROM ledger_entry WHERE state = 'draft' AND project_id = ?",
      soe11,
    )
    expect(of('drafts', 'SOE-11')).toMatchObject({
      count: 5,
      amount: { minor: drafts, currency: 'EUR' },
      route: `/money/ledger?projectId=${soe11}&state=draft`,
    })
    expect(of('line_at_risk', 'EU-DEMO-1')).toMatchObject({
      count: 1,
      details: { lines: '2.1' },
      amount: { minor: expect.any(Number) },
      route: `/projects/${idOf('EU-DEMO-1')}/budget`,
    })
    expect(of('unconfirmed_rules', 'SOE-11')?.route).toBe(`/projects/${soe11}/rules`)
  })

  it('counts from the day it is asked for: due in January, overdue in March, nothing while the quarter runs', async () => {
    const ended = async (today: string) =>
      (await list('finance_officer', today)).filter(
        row => row.kind === 'period_ended' && row.details['project'] === 'SOE-11',
      )
    expect(await ended('2025-12-31')).toEqual([])
    expect((await ended('2026-01-30')).map(row => row.urgency)).toEqual(['soon'])
    expect((await ended('2026-01-31')).map(row => row.urgency)).toEqual(['overdue'])
  })

  it('shows each role only what it may act on or look after', async () => {
    expect(kinds(await list('coordinator'))).toEqual([
      'applications',
      'deviations',
      'drafts',
      'line_at_risk',
      'period_ended',
      'review',
      'unconfirmed_rules',
    ])
    expect(kinds(await list('finance_officer'))).not.toContain('review')
    expect(kinds(await list('director'))).toEqual(['line_at_risk', 'period_ended'])
    expect(kinds(await list('auditor'))).toEqual(['line_at_risk'])
    expect(await list('mentor')).toEqual([])
    expect(await list('assessor')).toEqual([])
  })

  it('asks the coordinator to review the thirteen marked projects and two nameless organisations', async () => {
    const reviews = (await list('coordinator')).filter(row => row.kind === 'review')
    expect(reviews.map(row => [row.count, row.route])).toEqual([
      [13, '/projects'],
      [2, '/registry'],
    ])
  })

  it('tells the coordinator of applications to check and of a question whose answer is overdue', async () => {
    const waiting = async (today: string) =>
      (await list('coordinator', today))
        .filter(row => row.kind === 'applications')
        .map(row => [row.titleKey, row.count, row.urgency])
    expect(await waiting('2025-11-12')).toEqual([['today.applicationsToCheck', 1, 'normal']])
    expect(await waiting('2025-11-13')).toEqual([
      ['today.clarificationsDue', 1, 'overdue'],
      ['today.applicationsToCheck', 1, 'normal'],
    ])
  })

  it('puts what is overdue first', async () => {
    const order = ['overdue', 'soon', 'normal']
    const places = (await list('coordinator', '2026-06-01')).map(row => order.indexOf(row.urgency))
    expect(places).toEqual(places.toSorted())
    expect(places).toContain(0)
  })

  it('counts the same deviations as the period’s own page', async () => {
    const [id = ''] = demo.values<string>("SELECT id FROM reporting_period WHERE label = '2025-Q4'")
    const page = await unexplained(demo.db, await requirePeriod(demo.db, id))
    const tasks = await deviationTasks(demo.db, await projectsWithEndedPeriods(demo.db, '2026-01-12'))
    expect(tasks.map(task => task.count)).toEqual([page.length])
  })
})

describe('calls and decisions that wait', () => {
  let demo: OpenDemo
  beforeAll(async () => {
    demo = await openDemo(0)
    // Set beside the audit: what counts here is the state, not how it came about.
    const writer = new Sqlite(workspacePaths(demo.folder).database)
    writer.pragma('foreign_keys = OFF')
    writer.exec(`UPDATE grant_call SET state = 'open' WHERE code = 'DII-G1';
      UPDATE application SET state = 'doc_check' WHERE id = (SELECT id FROM application WHERE state = 'evaluated' LIMIT 1);`)
    writer.close()
  })
  afterAll(() => demo.close())

  it('say which call closes within two weeks, and which should have been closed', async () => {
    const closing = async (today: string) =>
      (await queries['today.list'](await demo.as('coordinator'), { today })).rows
        .filter(row => row.kind === 'call_closing')
        .map(row => [row.titleKey, row.date, row.urgency])
    expect(await closing('2025-10-16')).toEqual([])
    expect(await closing('2025-10-17')).toEqual([['today.callClosing', '2025-10-31', 'soon']])
    expect(await closing('2025-11-01')).toEqual([['today.callToClose', '2025-10-31', 'overdue']])
  })

  it('ask the director, and nobody else, for the decision', async () => {
    const deciding = async (role: Role) =>
      (await queries['today.list'](await demo.as(role), { today: '2026-01-12' })).rows
        .filter(row => row.kind === 'decisions')
        .map(row => [row.titleKey, row.count])
    expect(await deciding('director')).toEqual([['today.toDecide', 1]])
    expect(await deciding('coordinator')).toEqual([])
    expect(await deciding('assessor')).toEqual([])
  })
})

describe('what waits in a workspace of one’s own', () => {
  let workspace: TestWorkspace
  beforeEach(async () => {
    workspace = await openTestWorkspace({ queries, commands: programmes })
  })
  afterEach(() => workspace.close())
  const list = async (today: string) => (await workspace.call('today.list', { today })).rows

  it('is nothing at the start', async () => {
    expect(await list('2025-06-30')).toEqual([])
  })

  it('is a form left unfinished, with the address to go on', async () => {
    const { id } = await workspace.call('projects.create', blankProject)
    const draft = {
      person_id: workspace.people.coordinator,
      form: 'project',
      payload: '{}',
      saved_at: '2025-06-29T20:15:00.000Z',
    }
    await workspace.opened.store.writer
      .insertInto('form_draft')
      .values([
        { ...draft, record_id: id },
        { ...draft, record_id: 'new' },
        { ...draft, record_id: 'x', form: 'unknown' },
        { ...draft, record_id: `new ${id}`, form: 'work-package' },
        { ...draft, record_id: id, form: 'partners' },
        { ...draft, record_id: id, form: 'activity' },
        { ...draft, record_id: `new ${id}`, form: 'period' },
        { ...draft, record_id: `new ${draft.person_id} ${id}`, form: 'budget.row' },
        { ...draft, record_id: `realloc_limit ${id}`, form: 'rule' },
        { ...draft, record_id: 'new', form: 'person' },
        { ...draft, record_id: id, person_id: workspace.people.director },
      ])
      .execute()
    const rows = (await list('2025-06-30')).filter(row => row.kind === 'form_draft')
    expect(rows.map(row => row.route).toSorted()).toEqual([
      `/projects/${id}/budget`,
      `/projects/${id}/edit`,
      `/projects/${id}/partners`,
      `/projects/${id}/periods`,
      `/projects/${id}/rules`,
      `/projects/${id}/work`,
      '/projects/new',
      '/settings/persons',
      '/today',
      // An activity that is gone.
      '/today',
    ])
    expect(rows.every(row => row.date === '2025-06-29')).toBe(true)
  })

  it('is a backup after a week of work, and again a week after the last one', async () => {
    const due = async (today: string) => (await list(today)).filter(row => row.kind === 'backup')
    expect(await due('2025-07-06')).toEqual([])
    expect(await due('2025-07-07')).toMatchObject([{ titleKey: 'today.backupNever', date: null }])
    const backups = workspace.opened.store.paths.backups
    await writeFile(path.join(backups, 'Test_20250620T080000Z.regrant-backup'), '')
    await writeFile(path.join(backups, 'notes.txt'), '')
    expect(await due('2025-06-27')).toMatchObject([{ titleKey: 'today.backupOld', date: '2025-06-20' }])
    await writeFile(path.join(backups, 'Test_20250630T235900Z.regrant-backup'), '')
    expect(await due('2025-07-30')).toEqual([])
  })
})
