import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands as organisations } from '#backend/features/organisations/index.ts'
import { commands, queries } from '#backend/features/programmes/index.ts'
import { blankOrganisation, blankProject } from '#tests/support/blank-records.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({ queries, commands: { ...organisations, ...commands } })
})
afterEach(() => workspace.close())

const dated = { startDate: '2024-01-01', endDate: '2025-12-31' }
const create = (fields: Partial<typeof blankProject> = {}) =>
  workspace.call('projects.create', { ...blankProject, ...fields })
const get = (id: string, as: 'coordinator' | 'mentor' = 'coordinator') =>
  workspace.call('projects.get', { id }, { as })
const { rulePack: _pack, ...fields } = blankProject
const update = (id: string, version: number, change: Partial<typeof fields>) =>
  workspace.envelope('projects.update', { ...fields, ...change, id, version })

async function addPeriod(projectId: string, state: 'open' | 'locked') {
  await workspace.write(async ({ trx, newId, now, actor }) => {
    await trx
      .insertInto('reporting_period')
      .values({
        id: newId(),
        project_id: projectId,
        number: 1,
        kind: 'interim',
        start_date: '2024-01-01',
        end_date: '2024-06-30',
        state,
        locked_at: state === 'locked' ? now : null,
        locked_by: state === 'locked' ? actor.personId : null,
        lock_second_person: null,
      })
      .execute()
  })
}

describe('a project', () => {
  it('comes back as it was saved, with the limits of its rule pack', async () => {
    const input = {
      ...blankProject,
      ...dated,
      code: 'EU-1',
      family: 'eu' as const,
      totalMinor: 34_713_746,
      grantMinor: 29_000_000,
      fundingPercent: '83.54',
      countries: ['XK', 'AL', 'XK'],
      rulePack: 'eu',
    }
    const { id } = await workspace.call('projects.create', input)
    const { project, children, periods } = await get(id)
    expect(project).toMatchObject({ ...input, id, version: 1, countries: ['XK', 'AL'], donorStated: true })
    expect(project.ruleParameters.find(rule => rule.name === 'indirect_limit')).toEqual({
      name: 'indirect_limit',
      value: '0.07',
      source: expect.stringContaining('Annex III'),
      date: '2014',
      confirmed: true,
      overrideReason: null,
    })
    expect([children, periods]).toEqual([[], []])
  })

  it('has a code of its own and a known rule pack', async () => {
    await create({ code: 'A' })
    expect(await workspace.envelope('projects.create', { ...blankProject, code: 'A' })).toMatchObject({
      error: { code: 'Conflict', messageKey: 'problem.programmes.codeTaken' },
    })
    expect(
      await workspace.envelope('projects.create', { ...blankProject, code: 'B', rulePack: 'none' }),
    ).toMatchObject({ error: { code: 'NotFound', messageKey: 'problem.notFound.rulePack' } })
  })

  it('changes against the version that was read, its countries one by one', async () => {
    const { id } = await create({ countries: ['AL', 'BA', 'MK'] })
    expect(await update(id, 1, { title: 'Changed', countries: ['MK', 'RS', 'AL'] })).toMatchObject({
      ok: true,
      value: { id, version: 2 },
    })
    expect((await get(id)).project).toMatchObject({ title: 'Changed', countries: ['MK', 'RS', 'AL'] })
    expect(await update(id, 1, {})).toMatchObject({ error: { code: 'Conflict' } })
  })

  it('keeps its order of dates and its periods inside', async () => {
    expect(
      await workspace.envelope('projects.create', {
        ...blankProject,
        startDate: '2025-01-01',
        endDate: '2024-12-31',
      }),
    ).toMatchObject({ error: { code: 'Validation', messageKey: 'problem.programmes.dateOrder' } })
    const { id } = await create(dated)
    await addPeriod(id, 'open')
    expect(await update(id, 1, { ...dated, startDate: '2024-02-01' })).toMatchObject({
      error: { code: 'Rule.OutsideProject', details: { date: '2024-01-01' } },
    })
    expect(await update(id, 1, { ...dated, endDate: '2024-06-30' })).toMatchObject({ ok: true })
  })

  it('keeps its way of converting once a period is locked, and its currency once money is named', async () => {
    const { id } = await create(dated)
    await addPeriod(id, 'open')
    expect(await update(id, 1, { ...dated, ratePolicy: 'fixed', rateSource: 'contract' })).toMatchObject({
      ok: true,
    })
    await workspace.write(async ({ trx }) => {
      await trx.updateTable('reporting_period').set({ state: 'locked' }).execute()
    })
    const kept = { ...dated, ratePolicy: 'fixed' as const, rateSource: 'contract' }
    for (const change of [{ ratePolicy: 'month' as const }, { rateSource: 'bank' }])
      expect(await update(id, 2, { ...kept, ...change })).toMatchObject({
        error: { code: 'Rule.RatePolicyFixed', messageKey: 'problem.programmes.ratePolicyFixed' },
      })
    expect(await update(id, 2, { ...kept, currency: 'CHF' })).toMatchObject({ ok: true })
    await workspace.write(async ({ trx, newId }) => {
      await trx.insertInto('budget_line').values({ id: newId(), project_id: id, code: '1' }).execute()
    })
    expect(await update(id, 3, { ...kept, currency: 'EUR' })).toMatchObject({
      error: { messageKey: 'problem.programmes.currencyFixed' },
    })
  })

  it('lies in a scheme when sub-granted, and never in itself', async () => {
    expect(
      await workspace.envelope('projects.create', { ...blankProject, kind: 'sub_project' }),
    ).toMatchObject({ error: { messageKey: 'problem.programmes.parentNeeded' } })
    const scheme = await create({ code: 'S', kind: 'scheme' })
    const sub = await create({ code: 'S-1', kind: 'sub_project', parentId: scheme.id })
    expect((await get(scheme.id)).children.map(child => child.id)).toEqual([sub.id])
    const listed = await workspace.call('projects.list', { parentId: scheme.id })
    expect(listed.rows.map(row => row.code)).toEqual(['S-1'])
    for (const parentId of [scheme.id, sub.id])
      expect(await update(scheme.id, 1, { code: 'S', kind: 'scheme', parentId })).toMatchObject({
        error: { messageKey: 'problem.programmes.parentCircle' },
      })
  })

  it('is changed by the coordinator alone', async () => {
    for (const role of ['finance_officer', 'mentor', 'assessor', 'director', 'auditor'] as const)
      expect(await workspace.envelope('projects.create', blankProject, { as: role })).toMatchObject({
        error: { code: 'Forbidden' },
      })
  })
})

describe('the project list', () => {
  it('shows totals and spending to those who read finance, and to nobody else', async () => {
    const { id } = await create({ totalMinor: 500_000, code: 'M', title: 'Mësimi' })
    await workspace.write(async ({ trx, newId, actor, now }) => {
      const blank = {
        document_date: null,
        payment_date: null,
        beneficiary_id: null,
        intervention_id: null,
        vat_minor: null,
        rate: '1',
        rate_date: null,
        base_currency: 'EUR',
        quantity: null,
        period_id: null,
        reverses_id: null,
        import_run_id: null,
        source_file: null,
        source_sheet: null,
        source_row: null,
        project_id: id,
        entry_date: '2025-01-15',
        currency: 'EUR',
        created_by: actor.personId,
        created_at: now,
      } as const
      const posted = { ...blank, state: 'posted', posted_by: actor.personId, posted_at: now } as const
      const draft = { ...blank, state: 'draft', posted_by: null, posted_at: null } as const
      await trx
        .insertInto('ledger_entry')
        .values([
          { ...posted, id: newId(), amount_minor: 12_345, base_minor: 12_345 },
          { ...posted, id: newId(), amount_minor: -345, base_minor: -345 },
          { ...draft, id: newId(), amount_minor: 99_999, base_minor: 99_999 },
        ])
        .execute()
    })
    const row = async (as: 'director' | 'mentor' | 'assessor') =>
      (await workspace.call('projects.list', { text: 'mesim' }, { as })).rows[0]
    expect(await row('director')).toMatchObject({
      total: { minor: 500_000, currency: 'EUR' },
      spent: { minor: 12_000, currency: 'EUR' },
    })
    for (const role of ['mentor', 'assessor'] as const)
      expect(await row(role)).toMatchObject({ id, total: null, spent: null })
    expect((await get(id, 'mentor')).project).toMatchObject({ totalMinor: null, grantMinor: null })
  })

  it('filters by donor family and by words', async () => {
    await create({ code: 'E', family: 'eu' })
    await create({ code: 'X', family: 'sida' })
    const codes = async (input: object) =>
      (await workspace.call('projects.list', input)).rows.map(row => row.code)
    expect(await codes({ family: 'sida' })).toEqual(['X'])
    expect(await codes({ text: 'e' })).toEqual(['E'])
    expect(await codes({})).toEqual(['E', 'X'])
  })
})

describe('the donor chain and the partners', () => {
  it('are replaced as a whole, kept rows staying the same records', async () => {
    const { id } = await create({ family: 'not_stated' })
    const ids: string[] = []
    for (const name of ['Sida', 'Helvetas', 'Help'])
      ids.push((await workspace.call('organisations.create', { ...blankOrganisation, name })).id)
    const [sida = '', helvetas = '', help = ''] = ids
    await workspace.call('projects.setDonors', {
      projectId: id,
      donors: [
        { organisationId: helvetas, role: 'extending' },
        { organisationId: help, role: 'implementing' },
      ],
    })
    const before = (await get(id)).donors
    await workspace.call('projects.setDonors', {
      projectId: id,
      donors: [
        { organisationId: sida, role: 'funding' },
        { organisationId: helvetas, role: 'extending' },
      ],
    })
    const after = await get(id)
    expect(after.donors.map(donor => [donor.organisation.name, donor.role])).toEqual([
      ['Sida', 'funding'],
      ['Helvetas', 'extending'],
    ])
    expect(after.donors[1]?.id).toBe(before[0]?.id)
    expect(after.project.donorStated).toBe(true)
    expect((await workspace.call('projects.list', {})).rows[0]?.donors).toEqual(['Sida', 'Helvetas'])
    await workspace.call('projects.setPartners', {
      projectId: id,
      partners: [{ organisationId: help, role: 'lead_applicant', note: 'leads' }],
    })
    expect((await get(id)).partners).toMatchObject([
      { role: 'lead_applicant', note: 'leads', nameMissing: false },
    ])
    const twice = { organisationId: help, role: 'associate', note: '' }
    expect(
      await workspace.envelope('projects.setPartners', { projectId: id, partners: [twice, twice] }),
    ).toMatchObject({ error: { code: 'Validation', details: { field: 'partners.1' } } })
    expect(
      await workspace.envelope('projects.setPartners', {
        projectId: id,
        partners: [{ ...twice, organisationId: id }],
      }),
    ).toMatchObject({ error: { code: 'NotFound' } })
  })
})

describe('the review of a project', () => {
  const review = (id: string, version: number, change: object) =>
    workspace.envelope('projects.setReview', { id, version, ...change })

  it('is asked for with a note, done, and kept in the audit', async () => {
    const { id } = await create()
    expect(await review(id, 1, { needsReview: true, note: ' no ' })).toMatchObject({
      error: {
        code: 'Validation',
        details: { fields: [{ path: 'note', messageKey: 'validation.reason' }] },
      },
    })
    expect(await review(id, 1, { needsReview: true, note: ' No contract seen ' })).toMatchObject({ ok: true })
    expect((await get(id)).project).toMatchObject({
      version: 2,
      needsReview: true,
      reviewNote: 'No contract seen',
    })
    expect(await review(id, 1, { needsReview: false, note: '' })).toMatchObject({
      error: { code: 'Conflict' },
    })
    expect(await review(id, 2, { needsReview: false, note: 'Compared in May' })).toMatchObject({ ok: true })
    expect((await get(id)).project).toMatchObject({ needsReview: false, reviewNote: 'Compared in May' })
    const event = await workspace.read(db =>
      db.selectFrom('audit_event').select(['procedure', 'reason']).orderBy('seq', 'desc').executeTakeFirst(),
    )
    expect(event).toEqual({ procedure: 'projects.setReview', reason: 'Compared in May' })
  })

  it('stays as it is when the project is changed otherwise', async () => {
    const { id } = await create()
    await review(id, 1, { needsReview: true, note: 'No contract seen' })
    expect(await update(id, 2, { title: 'Another title' })).toMatchObject({ ok: true })
    expect((await get(id)).project).toMatchObject({ needsReview: true, reviewNote: 'No contract seen' })
  })
})
