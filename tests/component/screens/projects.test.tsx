import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/contract/index.ts'
import { idOf, PROJECT, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const saved = { id: idOf('saved', 1), version: 3 }

describe('the list of projects', () => {
  it('shows schemes with what was sub-granted under them, and what to mind', async () => {
    showApp('/projects')
    await screen.findByText('KOS-1')
    const names = screen.getAllByRole('row').map(row => row.textContent ?? '')
    const scheme = names.findIndex(name => name.startsWith('KOSScheme'))
    expect(names[scheme + 1]).toMatch(/^KOS-1/)
    expect(screen.getAllByRole('img', { name: 'Donor not stated' }).length).toBeGreaterThan(9)
    expect(screen.getByRole('img', { name: /^Invented: Made up/ })).toBeTruthy()
    await expectAccessible()
  })

  it.each<Role>(['mentor', 'assessor'])(
    'shows no money to a %s, and no way to make a project',
    async role => {
      showApp('/projects', { role })
      await screen.findByText('SOE-11')
      expect(screen.queryByRole('columnheader', { name: 'Total' })).toBeNull()
      expect(screen.queryByText(/1,980,258/)).toBeNull()
      expect(screen.queryByRole('link', { name: 'New project' })).toBeNull()
    },
  )

  it('filters while typing, and says when nothing fits', async () => {
    const { user } = showApp('/projects')
    await user.type(await screen.findByRole('textbox', { name: 'Filter by code, title, donor' }), 'sida')
    await waitFor(() => expect(screen.queryByText('DIGI-CORE')).toBeNull())
    expect(screen.getByText('SOE-11')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Filter by code, title, donor' }), ' zzz')
    expect(await screen.findByText('Nothing fits this filter')).toBeTruthy()
  })

  it('exports the projects it shows, in their order, and says when that fails', async () => {
    const { user, client } = showApp('/projects', {
      answers: { 'projects.export': () => refuse('Export', 'error.saveFailed') },
    })
    await user.type(await screen.findByRole('textbox', { name: /Filter by code/ }), 'SOE-11')
    await user.click(screen.getByRole('button', { name: 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook (xlsx)' }))
    await waitFor(() => expect(client.callsOf('projects.export')).toHaveLength(1))
    expect(client.callsOf('projects.export')[0]?.input).toMatchObject({
      ids: [SOE11],
      groupBy: null,
      format: 'xlsx',
    })
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(client.saved).toEqual([])
  })

  it('opens a project with Enter', async () => {
    const { user, address } = showApp('/projects')
    await screen.findByText('SOE-11')
    screen.getByRole('grid').focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(address()).toBe(`/projects/${SOE11}`))
  })

  it('says what to do first where there is none', async () => {
    showApp('/projects', { answers: { 'projects.list': () => ({ rows: [] }) } })
    expect(await screen.findByText('No projects yet')).toBeTruthy()
  })
})

describe('the page of a project', () => {
  it('draws the donor chain in the order of the money', async () => {
    showApp(`/projects/${SOE11}`)
    const chain = await screen.findByRole('list', { name: 'Donor chain' })
    const names = within(chain)
      .getAllByRole('link')
      .map(link => link.textContent)
    expect(names).toEqual([
      'Swedish International Development Cooperation AgencyGives the money',
      'HELVETAS Swiss IntercooperationPasses it on',
      'Help – Hilfe zur SelbsthilfeCarries it out',
    ])
    await expectAccessible()
  })

  it('offers the sides that money is in only to those who see money', async () => {
    showApp(`/projects/${SOE11}`, { role: 'mentor' })
    const sides = await screen.findByRole('navigation', { name: 'Sides of the project' })
    expect(
      within(sides)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['Overview', 'Work packages', 'Donors and partners', 'Interventions', 'Periods'])
    expect(screen.queryByText('Spending against plan')).toBeNull()
  })

  it('says so when the project is not there', async () => {
    showApp(`/projects/${SOE11}`, {
      answers: { 'projects.get': () => refuse('NotFound', 'problem.notFound.project') },
    })
    expect(await screen.findByRole('alert')).toBeTruthy()
  })

  it.each(['work', 'partners', 'interventions', 'periods', 'funds', 'rules'])(
    'has no accessibility violation on the side %s',
    async side => {
      showApp(`/projects/${SOE11}/${side}`)
      await screen.findByRole('heading', { level: 1, name: /SOE-11/ })
      await waitFor(() => expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull())
      await expectAccessible()
    },
  )
})

describe('the form of a project', () => {
  it('names what is missing, in a summary that leads there', async () => {
    const { user, client } = showApp('/projects/new')
    await user.click(await screen.findByRole('button', { name: 'Create project' }))
    expect(await screen.findByText('2 things to correct')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Code: Fill this in.' })).toBeTruthy()
    expect(client.callsOf('projects.create')).toEqual([])
  })

  it('creates a project with the rule pack of its donor and goes there', async () => {
    const { user, client, address } = showApp('/projects/new', {
      answers: { 'projects.create': () => ({ ...saved, id: SOE11 }) },
    })
    await user.type(await screen.findByRole('textbox', { name: 'Code' }), 'SOE-12')
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Next phase')
    await user.click(screen.getByRole('combobox', { name: 'Donor family' }))
    await user.click(await screen.findByRole('option', { name: 'Sida' }))
    await user.type(screen.getByRole('textbox', { name: 'Total' }), '1.980.258,55')
    await user.type(screen.getByRole('textbox', { name: 'Start' }), '1.7.2026')
    await user.click(screen.getByRole('button', { name: 'Create project' }))
    await waitFor(() => expect(client.callsOf('projects.create')).toHaveLength(1))
    expect(client.callsOf('projects.create')[0]?.input).toMatchObject({
      code: 'SOE-12',
      family: 'sida',
      rulePack: 'sida',
      totalMinor: 198_025_855,
      startDate: '2026-07-01',
    })
    await waitFor(() => expect(address()).toBe(`/projects/${SOE11}`))
  })

  it('starts from the rules chosen, which tell how much is to be confirmed', async () => {
    const { user, client } = showApp('/projects/new', {
      answers: { 'projects.create': () => ({ ...saved, id: SOE11 }) },
    })
    await user.type(await screen.findByRole('textbox', { name: /^Code/ }), 'GIZ-1')
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), 'Start-up support')
    await user.click(screen.getByRole('combobox', { name: 'Rules of the donor' }))
    await user.click(await screen.findByRole('option', { name: 'Germany: GIZ grant agreements' }))
    expect(screen.getByText(/30 of 60 are to be confirmed/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Create project' }))
    await waitFor(() => expect(client.callsOf('projects.create')).toHaveLength(1))
    expect(client.callsOf('projects.create')[0]?.input).toMatchObject({ rulePack: 'giz' })
  })

  it('asks before input is left behind', async () => {
    const { user, address } = showApp('/projects/new')
    await user.type(await screen.findByRole('textbox', { name: 'Code' }), 'X')
    await user.click(screen.getByRole('link', { name: 'Registry' }))
    expect(await screen.findByText('This form is not saved yet')).toBeTruthy()
    expect(address()).toBe('/projects/new')
    await user.click(screen.getByRole('button', { name: 'Leave this form' }))
    await waitFor(() => expect(address()).toBe('/registry'))
  })

  it('is refused to those who may not, and says who may', async () => {
    showApp('/projects/new', { role: 'auditor' })
    expect(await screen.findByText('This can be done by: Coordinator.')).toBeTruthy()
  })
})

describe('the rules of the contract', () => {
  const rules = {
    ...PROJECT,
    project: {
      ...PROJECT.project,
      ruleParameters: [
        {
          name: 'deviation_limit',
          value: '0.10',
          source: 'Usual practice',
          date: '2024',
          confirmed: false,
          overrideReason: null,
        },
      ],
    },
  }
  const show = () =>
    showApp(`/projects/${SOE11}/rules`, {
      answers: { 'projects.get': () => rules, 'projects.setRule': () => saved },
    })

  it('show shares in percent and what is not yet confirmed', async () => {
    show()
    expect(await screen.findByText('10 %')).toBeTruthy()
    expect(screen.getByText('Not confirmed')).toBeTruthy()
  })

  it('show an amount in its own currency, yes and no, and what only the contract says', async () => {
    const limit = (name: string, value: string | null, confirmed: boolean, currency?: string) => ({
      name,
      value,
      confirmed,
      source: 'Annex VI',
      date: '2024',
      overrideReason: null,
      ...(currency === undefined ? {} : { currency, note: 'Another amount in older contracts.' }),
    })
    const ruleParameters = [
      limit('inventory_limit', '10000.00', true, 'USD'),
      limit('salary_time_records', 'true', true),
      limit('indirect_limit', null, false),
      limit('realloc_limit', null, true),
    ]
    const { user } = showApp(`/projects/${SOE11}/rules`, {
      answers: { 'projects.get': () => ({ ...PROJECT, project: { ...PROJECT.project, ruleParameters } }) },
    })
    for (const text of ['10,000.00 USD', 'Yes', 'Look it up in the contract', 'No limit'])
      expect(await screen.findByText(text)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Edit: Assets to list from' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/Another amount in older contracts/)).toBeTruthy()
    await user.clear(within(dialog).getByRole('textbox', { name: 'Value' }))
    await user.type(within(dialog).getByRole('textbox', { name: 'Value' }), '500')
    expect(await within(dialog).findByText('500.00 EUR')).toBeTruthy()
  })

  it('take another value only with a reason, and show the effect', async () => {
    const { user, client } = show()
    await user.click(await screen.findByRole('button', { name: 'Check: Deviation without a note, at most' }))
    const dialog = await screen.findByRole('dialog')
    const value = within(dialog).getByRole('textbox', { name: 'Value' })
    await user.clear(value)
    await user.type(value, '7,5')
    expect(await within(dialog).findByText('7.5 %')).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('Reason: Give the reason for another value.')).toBeTruthy()
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Article 9')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('projects.setRule')).toHaveLength(1))
    expect(client.callsOf('projects.setRule')[0]?.input).toMatchObject({
      value: '0.075',
      reason: 'Article 9',
    })
  })
})

describe('the parts of a project', () => {
  it('are written by the coordinator: a work package with its lead', async () => {
    const { user, client } = showApp(`/projects/${SOE11}/work`, {
      answers: { 'workPackages.save': () => saved },
    })
    await user.click(await screen.findByRole('button', { name: 'New work package' }))
    const dialog = await screen.findByRole('dialog', { name: 'New work package' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Code' }), 'WP3')
    await user.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'Capacity')
    await user.type(within(dialog).getByRole('textbox', { name: 'Lead organisation' }), 'step')
    await user.click(await screen.findByRole('option', { name: /Step by Step/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('workPackages.save')).toHaveLength(1))
    expect(client.callsOf('workPackages.save')[0]?.input).toMatchObject({
      code: 'WP3',
      title: 'Capacity',
      leadOrganisationId: idOf('organisation', 7),
    })
  })

  it('are deleted by naming the effect, and kept when something depends on them', async () => {
    const { user } = showApp(`/projects/${SOE11}/work`, {
      answers: { 'workPackages.delete': () => refuse('Rule.InUse', 'problem.code.Conflict') },
    })
    await user.click(await screen.findByRole('button', { name: 'Delete work package WP1' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete work package WP1' })
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }))
    expect(await within(dialog).findByRole('alert')).toBeTruthy()
  })

  it('offer only the states an intervention may take next', async () => {
    const { user } = showApp(`/projects/${SOE11}/interventions`)
    await user.click(await screen.findByRole('button', { name: 'Edit' }))
    const dialog = await screen.findByRole('dialog', { name: 'Intervention' })
    await user.click(within(dialog).getByRole('combobox', { name: 'State' }))
    const offered = (await screen.findAllByRole('option')).map(option => option.textContent)
    expect(offered).toEqual(['Running', 'Completed', 'Dropped'])
  })

  it('count money received in what was sent and what arrived', async () => {
    const { user, client } = showApp(`/projects/${SOE11}/funds`, { answers: { 'funds.save': () => saved } })
    await user.click(await screen.findByRole('button', { name: 'New receipt' }))
    const dialog = await screen.findByRole('dialog', { name: 'New receipt' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Date' }), '12.7.2023')
    await user.click(within(dialog).getByRole('combobox', { name: 'Currency' }))
    await user.click(await screen.findByRole('option', { name: 'SEK' }))
    await user.type(within(dialog).getByRole('textbox', { name: 'Amount' }), '3.600.000,00')
    await user.type(within(dialog).getByRole('textbox', { name: 'Arrived on the account' }), '309.517,67')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('funds.save')).toHaveLength(1))
    expect(client.callsOf('funds.save')[0]?.input).toMatchObject({
      currency: 'SEK',
      amountMinor: 360_000_000,
      baseMinor: 30_951_767,
      date: '2023-07-12',
    })
  })

  it('put the donors in order and refuse a row without an organisation', async () => {
    const { user, client } = showApp(`/projects/${SOE11}/partners`, {
      answers: { 'projects.setDonors': () => ({}) },
    })
    await user.click(await screen.findByRole('button', { name: 'Edit the donor chain' }))
    const dialog = await screen.findByRole('dialog', { name: 'Edit the donor chain' })
    await user.click(within(dialog).getByRole('button', { name: 'Move row 2 up' }))
    await user.click(within(dialog).getByRole('button', { name: 'Add an organisation' }))
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('One thing to correct')).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Remove row 4' }))
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('projects.setDonors')).toHaveLength(1))
    expect(client.callsOf('projects.setDonors')[0]?.input).toMatchObject({
      donors: [
        { organisationId: idOf('organisation', 2), role: 'extending' },
        { organisationId: idOf('organisation', 1), role: 'funding' },
        { organisationId: idOf('organisation', 3), role: 'implementing' },
      ],
    })
  })

  it('give each partner its role and note', async () => {
    const { user, client } = showApp(`/projects/${SOE11}/partners`, {
      answers: { 'projects.setPartners': () => ({}) },
    })
    await user.click(await screen.findByRole('button', { name: 'Edit partners' }))
    const dialog = await screen.findByRole('dialog', { name: 'Edit partners' })
    expect(within(dialog).queryByRole('button', { name: /Move row/ })).toBeNull()
    const [note] = within(dialog).getAllByRole('textbox', { name: 'Note' })
    if (!note) throw new Error('There is no note')
    await user.clear(note)
    await user.type(note, 'Leads the mentors')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('projects.setPartners')).toHaveLength(1))
    expect(client.callsOf('projects.setPartners')[0]?.input).toMatchObject({
      partners: [
        { organisationId: idOf('organisation', 4), role: 'implementing_partner', note: 'Leads the mentors' },
        { organisationId: idOf('organisation', 8), role: 'sub_grantee', note: 'Name missing in the sheet' },
      ],
    })
  })
})
