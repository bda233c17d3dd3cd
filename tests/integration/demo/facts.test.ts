import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queries } from '#backend/features/programmes/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'

let demo: OpenDemo
beforeAll(async () => {
  demo = await openDemo(0)
})
afterAll(() => demo.close())

async function project(code: string): Promise<OutputOf<'projects.get'>> {
  const [id = ''] = demo.values<string>('SELECT id FROM project WHERE code = ?', code)
  return queries['projects.get'](await demo.as('coordinator'), { id })
}

describe('the demo tells the facts of the project sheets', () => {
  it('has one coordinator, four assessors, one person for each other role, all marked as invented', () => {
    expect(demo.values('SELECT role FROM person_role ORDER BY role')).toEqual([
      'assessor',
      'assessor',
      'assessor',
      'assessor',
      'auditor',
      'coordinator',
      'director',
      'finance_officer',
      'mentor',
    ])
    expect(
      demo.values("SELECT count(*) FROM person WHERE name LIKE '%(invented)' OR name LIKE '%(измислено)'"),
    ).toEqual([9])
    expect(demo.values('SELECT is_demo FROM workspace_info')).toEqual([1])
  })

  it('Digital Inclusion Initiative: five work packages with leads and countries, donor not stated', async () => {
    const { project: shown, workPackages, donors } = await project('DII')
    expect(shown).toMatchObject({
      family: 'not_stated',
      donorStated: false,
      totalMinor: null,
      needsReview: true,
    })
    expect(donors).toEqual([])
    expect(workPackages.map(part => [part.code, part.lead?.name, part.country])).toEqual([
      ['WP1', 'Centre for Education Policy', 'RS'],
      ['WP2', 'Macedonian Civic Education Center', 'MK'],
      ['WP3', 'Step by Step', 'BA'],
      ['WP4', 'Kosova Education Center', 'XK'],
      ['WP5', 'Kosova Education Center', 'XK'],
    ])
  })

  it('DIGI-CORE: lead applicant and two partners in three countries, ten training sessions', async () => {
    const { project: shown, partners, activities } = await project('DIGI-CORE')
    expect(partners.map(partner => [partner.role, partner.country])).toEqual([
      ['lead_applicant', 'AL'],
      ['co_applicant', 'XK'],
      ['co_applicant', 'MK'],
    ])
    expect(partners.map(partner => partner.organisation.name).join()).toContain('BLINK 42-21')
    expect(activities.map(activity => activity.target)).toContain('10 training sessions')
    expect(shown.reviewNote).toContain('one heading')
  })

  it('SOE-10: German government, five countries, 2023 and 2024, no total', async () => {
    const { project: shown, donors } = await project('SOE-10')
    expect(shown).toMatchObject({
      startDate: '2023-01-01',
      endDate: '2024-12-31',
      totalMinor: null,
      countries: ['AL', 'BA', 'XK', 'ME', 'RS'],
    })
    expect(donors.map(donor => [donor.organisation.name, donor.role])).toEqual([
      ['German government', 'funding'],
      ['Help – Hilfe zur Selbsthilfe e.V.', 'implementing'],
    ])
  })

  it('SOE-11 to the cent, with its chain from Sida to Help', async () => {
    const { project: shown, donors, interventions, periods } = await project('SOE-11')
    expect(shown).toMatchObject({
      title: 'Digitalization of sectors with growth potential for better economic opportunities',
      donorReference: 'Reconomy',
      startDate: '2023-07-01',
      endDate: '2026-12-31',
      currency: 'EUR',
      totalMinor: 198_025_855,
      coordinatorName: 'Klaus Mock',
      invented: false,
    })
    expect(shown.countries.toSorted()).toEqual(['AL', 'BA', 'ME', 'MK', 'RS', 'XK'])
    expect(donors.map(donor => donor.role)).toEqual(['funding', 'extending', 'implementing'])
    expect(interventions.every(item => item.invented && item.actors.length === 2)).toBe(true)
    expect(periods).toHaveLength(10)
    expect(periods.filter(period => period.state === 'open').map(period => period.label)).toEqual(['2025-Q4'])
  })

  it('the Kosovo scheme: nine sub-granted projects, two without a name, donor not stated', async () => {
    const { project: shown, children } = await project('XK-SCHEME')
    expect(shown).toMatchObject({ kind: 'scheme', donorStated: false, needsReview: true })
    expect(children).toHaveLength(9)
    expect(children.every(child => child.needsReview && child.kind === 'sub_project')).toBe(true)
    const nameless = (await Promise.all(children.map(child => project(child.code)))).filter(child =>
      child.partners.some(partner => partner.nameMissing),
    )
    expect(nameless.map(child => child.project.code)).toEqual(['XK-7', 'XK-8'])
    expect(nameless.every(child => child.project.reviewNote.includes('lacks the name'))).toBe(true)
    const targets = (await project('XK-4')).activities.map(activity => activity.target)
    expect(targets).toEqual(
      expect.arrayContaining([
        'two regulations per municipality, six in all',
        '200 kits in each municipality',
      ]),
    )
    expect((await project('XK-2')).project.targetGroups).toContain('60 young people from 4 municipalities')
  })

  it('an invented EU contract, marked as such, with the budget of vector EU-01', async () => {
    const { project: shown, periods } = await project('EU-DEMO-1')
    expect(shown).toMatchObject({
      invented: true,
      totalMinor: 34_713_746,
      grantMinor: 29_000_000,
      fundingPercent: '83.54',
      startDate: '2024-01-01',
      endDate: '2025-12-31',
    })
    expect(periods.map(period => [period.kind, period.state])).toEqual([
      ['interim', 'locked'],
      ['interim', 'locked'],
      ['final', 'open'],
    ])
  })

  it('names no bank account, and e-mail addresses that can not exist', () => {
    expect(demo.values("SELECT count(*) FROM person WHERE email NOT LIKE '%@example.invalid'")).toEqual([0])
    expect(demo.values("SELECT count(*) FROM organisation WHERE email <> ''")).toEqual([0])
  })
})

describe('the demo budgets', () => {
  const lines = (code: string, where = "node.kind <> 'heading'") =>
    demo.values<number>(
      `SELECT sum(node.amount_minor) FROM budget_node node JOIN budget_version version ON version.id = node.version_id
       JOIN project ON project.id = version.project_id WHERE project.code = ? AND ${where}`,
      code,
    )[0]

  it('SOE-11 adds up to the sheet’s total, overhead within 7 %', () => {
    expect(lines('SOE-11')).toBe(198_025_855)
    expect(lines('SOE-11', "node.cost_type = 'overhead'")).toBe(12_954_962)
  })

  it('EU-DEMO-1 has the rows of vector EU-01', () => {
    expect(lines('EU-DEMO-1', "node.kind = 'line'")).toBe(31_508_174)
    expect(lines('EU-DEMO-1', "node.kind = 'indirect'")).toBe(2_205_572)
    expect(lines('EU-DEMO-1')).toBe(34_713_746)
    expect(
      demo.values<number>(
        "SELECT count(*) FROM budget_node node JOIN budget_version v ON v.id = node.version_id JOIN project p ON p.id = v.project_id WHERE p.code = 'EU-DEMO-1' AND node.kind = 'line'",
      ),
    ).toEqual([17])
  })

  it('amounts are quantity times unit value, rounded per line, and every line is justified', () => {
    expect(
      demo.values(
        "SELECT count(*) FROM budget_node WHERE kind <> 'heading' AND (clarification = '' OR justification = '')",
      ),
    ).toEqual([0])
    expect(
      demo.values(
        'SELECT code FROM budget_node WHERE quantity IS NOT NULL AND amount_minor <> round(quantity * unit_value * 100)',
      ),
    ).toEqual([])
  })

  it('moves between headings add up to nothing, funding sources to the budget', () => {
    expect(demo.values('SELECT sum(amount_minor) FROM reallocation GROUP BY kind ORDER BY kind')).toEqual([
      0, 0,
    ])
    expect(
      demo.values(
        'SELECT sum(planned_minor) FROM funding_source f JOIN project p ON p.id = f.project_id GROUP BY p.code ORDER BY p.code',
      ),
    ).toEqual([34_713_746, lines('SOE-10')])
  })
})
