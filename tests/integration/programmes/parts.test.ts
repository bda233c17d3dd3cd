import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands as organisations } from '#backend/features/organisations/index.ts'
import { commands, queries } from '#backend/features/programmes/index.ts'
import { blankOrganisation, blankProject } from '#tests/support/blank-records.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
let projectId: string
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands: { ...organisations, ...commands } })
  projectId = (await workspace.call('projects.create', { ...blankProject, code: 'P' })).id
})
afterEach(() => workspace.close())

const get = () => workspace.call('projects.get', { id: projectId })
const fresh = { id: null, version: null }
const workPackage = () => ({
  ...fresh,
  projectId,
  code: 'WP1',
  title: 'Research',
  leadOrganisationId: null as string | null,
  country: 'RS',
  description: '',
})
const activity = (workPackageId: string | null = null) => ({
  ...fresh,
  projectId,
  workPackageId,
  code: 'A1',
  title: 'Study',
  target: 'two regulations per municipality',
})

describe('work packages and activities', () => {
  it('are added, changed and shown with their lead', async () => {
    const lead = await workspace.call('organisations.create', { ...blankOrganisation, name: 'CEP' })
    const { id } = await workspace.call('workPackages.save', {
      ...workPackage(),
      leadOrganisationId: lead.id,
    })
    await workspace.call('workPackages.save', { ...workPackage(), code: 'WP2', title: 'Advocacy' })
    await workspace.call('activities.save', activity(id))
    await workspace.call('workPackages.save', {
      ...workPackage(),
      id,
      version: 1,
      title: 'Policy research',
      leadOrganisationId: lead.id,
    })
    const shown = await get()
    expect(shown.workPackages).toMatchObject([
      { id, version: 2, code: 'WP1', title: 'Policy research', lead: { id: lead.id, name: 'CEP' } },
      { code: 'WP2', lead: null },
    ])
    expect(shown.activities).toMatchObject([
      { workPackageId: id, target: 'two regulations per municipality' },
    ])
  })

  it('have codes of their own within the project', async () => {
    await workspace.call('workPackages.save', workPackage())
    expect(await workspace.envelope('workPackages.save', workPackage())).toMatchObject({
      error: { code: 'Conflict', messageKey: 'problem.programmes.partCodeTaken' },
    })
    const other = await workspace.call('projects.create', { ...blankProject, code: 'Q' })
    await workspace.call('workPackages.save', { ...workPackage(), projectId: other.id })
  })

  it('stay in their project', async () => {
    const other = await workspace.call('projects.create', { ...blankProject, code: 'Q' })
    const { id } = await workspace.call('workPackages.save', workPackage())
    expect(
      await workspace.envelope('workPackages.save', {
        ...workPackage(),
        id,
        version: 1,
        projectId: other.id,
      }),
    ).toMatchObject({ error: { code: 'NotFound' } })
    expect(
      await workspace.envelope('activities.save', { ...activity(id), projectId: other.id }),
    ).toMatchObject({ error: { code: 'NotFound', messageKey: 'problem.notFound.workPackage' } })
  })

  it('are deleted only while nothing names them', async () => {
    const { id } = await workspace.call('workPackages.save', workPackage())
    const study = await workspace.call('activities.save', activity(id))
    expect(await workspace.envelope('workPackages.delete', { id, version: 1 })).toMatchObject({
      error: { code: 'Rule.InUse', details: { entries: 0, activities: 1 } },
    })
    expect(await workspace.envelope('activities.delete', { id: study.id, version: 2 })).toMatchObject({
      error: { code: 'Conflict' },
    })
    await workspace.call('activities.delete', { id: study.id, version: 1 })
    await workspace.call('workPackages.delete', { id, version: 1 })
    const shown = await get()
    expect([shown.workPackages, shown.activities]).toEqual([[], []])
    expect(await workspace.envelope('workPackages.delete', { id, version: 1 })).toMatchObject({
      error: { code: 'NotFound' },
    })
  })
})

describe('interventions', () => {
  const intervention = (state: 'identified' | 'agreed' | 'running' | 'completed' | 'dropped') => ({
    ...fresh,
    projectId,
    code: 'INT-1',
    title: 'Digital ordering',
    sector: 'Agriculture',
    state,
    description: '',
    actors: [] as {
      organisationId: string
      contributionKind: 'cash' | 'in_kind'
      agreedMinor: number
      deliveredMinor: number
      evidence: string
    }[],
  })

  it('go only the declared way', async () => {
    const { id } = await workspace.call('interventions.save', intervention('identified'))
    const move = (version: number, state: Parameters<typeof intervention>[0]) =>
      workspace.envelope('interventions.save', { ...intervention(state), id, version })
    expect(await move(1, 'completed')).toMatchObject({
      error: { code: 'Rule.Transition', details: { from: 'identified', to: 'completed' } },
    })
    for (const [version, state] of [
      [1, 'identified'],
      [2, 'agreed'],
      [3, 'running'],
      [4, 'completed'],
    ] as const)
      expect(await move(version, state)).toMatchObject({ ok: true })
    for (const state of ['running', 'dropped', 'identified'] as const)
      expect(await move(5, state)).toMatchObject({ error: { code: 'Rule.Transition' } })
  })

  it('keep the records of their market actors from one save to the next', async () => {
    const one = await workspace.call('organisations.create', { ...blankOrganisation, name: 'One' })
    const two = await workspace.call('organisations.create', { ...blankOrganisation, name: 'Two' })
    const share = (organisationId: string, deliveredMinor: number) => ({
      organisationId,
      contributionKind: 'cash' as const,
      agreedMinor: 100_000,
      deliveredMinor,
      evidence: 'Bank statement',
    })
    const { id } = await workspace.call('interventions.save', {
      ...intervention('agreed'),
      actors: [share(one.id, 0), share(two.id, 500)],
    })
    const before = (await get()).interventions[0]?.actors
    await workspace.call('interventions.save', {
      ...intervention('agreed'),
      id,
      version: 1,
      actors: [share(two.id, 700)],
    })
    const after = (await get()).interventions[0]?.actors
    expect(after).toEqual([{ ...before?.[1], delivered: { minor: 700, currency: 'EUR' } }])
    const appearances = await workspace.read(db =>
      db.selectFrom('intervention_actor').select('organisation_id').execute(),
    )
    expect(appearances).toEqual([{ organisation_id: two.id }])
    expect(
      await workspace.envelope('interventions.save', {
        ...intervention('agreed'),
        id,
        version: 2,
        actors: [share(two.id, -1)],
      }),
    ).toMatchObject({ error: { code: 'Validation' } })
    const mentor = await workspace.call('projects.get', { id: projectId }, { as: 'mentor' })
    expect(mentor.interventions).toMatchObject([{ code: 'INT-1', actors: [] }])
  })
})
