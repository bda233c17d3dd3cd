import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { idOf, ORGANISATIONS } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const KEC = idOf('organisation', 4)

describe('the registry', () => {
  it('opens details beside the list, as an address to come back to, and closes them with Escape', async () => {
    const { user, address } = showApp('/registry')
    await user.click(await screen.findByText('Kosova Education Center'))
    const panel = await screen.findByRole('region', { name: 'Organisation' })
    expect(await within(panel).findByText('5110068-2')).toBeTruthy()
    expect(address()).toContain(`organisation=${KEC}`)
    await expectAccessible()
    within(panel).getByRole('link', { name: 'SOE-11' }).focus()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(address()).toBe('/registry'))
  })

  it('asks the backend for the filter and the order', async () => {
    const { user, client } = showApp('/registry')
    await user.type(await screen.findByRole('textbox', { name: 'Filter by name or number' }), 'kosova')
    await waitFor(() =>
      expect(client.callsOf('organisations.list').at(-1)?.input).toMatchObject({ text: 'kosova' }),
    )
    await user.click(screen.getByRole('button', { name: 'City' }))
    await waitFor(() =>
      expect(client.callsOf('organisations.list').at(-1)?.input).toMatchObject({
        sort: { key: 'city', direction: 'ascending' },
      }),
    )
  })

  it('exports what it shows: filter, order and columns', async () => {
    const { user, client } = showApp('/registry', {
      answers: {
        'organisations.export': () => ({ token: 't'.repeat(32), fileName: 'organisations.csv', rows: 6 }),
      },
    })
    await user.type(await screen.findByRole('textbox', { name: 'Filter by name or number' }), 'kosova')
    await user.click(screen.getByRole('button', { name: 'City' }))
    // The list takes up a typed filter when the typing rests.
    await waitFor(() =>
      expect(client.callsOf('organisations.list').at(-1)?.input).toMatchObject({
        text: 'kosova',
        sort: { key: 'city' },
      }),
    )
    await user.click(screen.getByRole('button', { name: 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: /csv/ }))
    await waitFor(() => expect(client.saved).toEqual(['organisations.csv']))
    expect(client.callsOf('organisations.export')[0]?.input).toEqual({
      text: 'kosova',
      country: '',
      archived: false,
      sort: { key: 'city', direction: 'ascending' },
      columns: ['name', 'shortName', 'country', 'city', 'registrationNo', 'marks'],
      groupBy: null,
      format: 'csv',
      language: 'en',
    })
  })

  it('lets nobody write who may not', async () => {
    showApp(`/registry/${KEC}`, { role: 'director' })
    expect(await screen.findByText('5110068-2')).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull()
  })

  it('warns of organisations that may be the same, without standing in the way', async () => {
    const [, , , kec] = ORGANISATIONS
    const { user, client } = showApp('/registry/new', {
      answers: {
        'organisations.similar': () => ({ rows: kec ? [kec] : [] }),
        'organisations.create': () => ({ id: KEC, version: 1 }),
      },
    })
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Kosova education centre')
    expect(await screen.findByText('This may be there already')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Create organisation' }))
    await waitFor(() => expect(client.callsOf('organisations.create')).toHaveLength(1))
  })

  it('keeps groups without registration with the organisation that answers for them', async () => {
    const { user, client } = showApp('/registry/new', {
      answers: { 'organisations.create': () => ({ id: KEC, version: 1 }) },
    })
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Youth of the village')
    expect(screen.queryByRole('textbox', { name: /Patron/ })).toBeNull()
    await user.click(screen.getByRole('combobox', { name: /Kind of party/ }))
    await user.click(await screen.findByRole('option', { name: 'informal group' }))
    await user.type(await screen.findByRole('textbox', { name: /Patron/ }), 'kosova')
    await user.click(await screen.findByRole('option', { name: /Kosova Education Center/ }))
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Create organisation' }))
    await waitFor(() => expect(client.callsOf('organisations.create')).toHaveLength(1))
    expect(client.callsOf('organisations.create')[0]?.input).toMatchObject({
      partyKind: 'informal_group',
      patronId: KEC,
    })
  })

  it('archives instead of deleting', async () => {
    const { user, client } = showApp(`/registry/${KEC}/edit`, {
      answers: { 'organisations.update': () => ({ id: KEC, version: 2 }) },
    })
    await user.click(await screen.findByRole('checkbox', { name: /^Archived/ }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(client.callsOf('organisations.update')[0]?.input).toMatchObject({ id: KEC, archived: true }),
    )
  })
})
