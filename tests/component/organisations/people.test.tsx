import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OrganisationPerson } from '#shared/contract/organisation-people.ts'
import { idOf, PEOPLE } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const KEC = idOf('organisation', 4)
const at = `/registry/${KEC}`
const [colleague] = PEOPLE
const named = colleague ? { id: colleague.id, name: colleague.name } : null

const director: OrganisationPerson = {
  id: idOf('behind', 1),
  version: 3,
  name: 'Besa Krasniqi',
  role: 'signatory',
  since: '2021-03-01',
  until: null,
  person: named,
}
const former: OrganisationPerson = {
  ...director,
  id: idOf('behind', 2),
  version: 1,
  name: 'Agim Hoxha',
  role: 'board_member',
  until: '2023-12-31',
  person: null,
}
const answers = (more: Answers = {}): Answers => ({
  'organisations.people': () => ({ rows: [director, former] }),
  'organisations.savePerson': () => ({ id: director.id, version: 4 }),
  'organisations.removePerson': () => ({}),
  ...more,
})
const table = () => screen.findByRole('table', { name: 'People behind the organisation' })

describe('people behind an organisation', () => {
  it('stand on its page with role, dates and who of the workspace they are', async () => {
    showApp(at, { answers: answers() })
    const [, first, second] = within(await table()).getAllByRole('row')
    expect(first?.textContent).toContain('Besa Krasniqi')
    expect(first?.textContent).toContain('signatory')
    expect(first?.textContent).toContain(named?.name)
    expect(second?.textContent).toContain('(past)')
    await expectAccessible()
  })

  it('are added with a name, a role, dates and a link; a missing name is named first', async () => {
    const { user, client } = showApp(at, {
      answers: answers({ 'organisations.people': () => ({ rows: [] }) }),
    })
    expect(await screen.findByText('Nobody is recorded yet.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = await screen.findByRole('dialog', { name: 'New person of the organisation' })
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Name')
    expect(client.callsOf('organisations.savePerson')).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Mira Berisha')
    await user.click(within(dialog).getByRole('combobox', { name: 'Role' }))
    await user.click(await screen.findByRole('option', { name: 'contact person' }))
    await user.type(within(dialog).getByRole('textbox', { name: /^Since/ }), '2024-05-01')
    await user.click(within(dialog).getByRole('combobox', { name: /Person of the workspace/ }))
    await user.click(await screen.findByRole('option', { name: named?.name ?? '' }))
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('organisations.savePerson')).toHaveLength(1))
    expect(client.callsOf('organisations.savePerson')[0]?.input).toEqual({
      id: null,
      version: null,
      organisationId: KEC,
      name: 'Mira Berisha',
      role: 'contact',
      since: '2024-05-01',
      until: null,
      personId: named?.id,
    })
  })

  it('are given a last day with their version; a refusal stands at its field and keeps what was typed', async () => {
    let refused = false
    const { user, client } = showApp(at, {
      answers: answers({
        'organisations.savePerson': () => {
          if (refused) return { id: director.id, version: 4 }
          refused = true
          return refuse('Conflict', 'problem.organisationPeople.twice', {
            field: 'name',
            name: 'Besa Krasniqi',
            roleKey: 'organisationPersonRole.signatory',
          })
        },
      }),
    })
    await user.click(within(await table()).getByRole('button', { name: 'Edit Besa Krasniqi (signatory)' }))
    const dialog = await screen.findByRole('dialog', { name: 'Edit Besa Krasniqi' })
    await user.type(within(dialog).getByRole('textbox', { name: /^Until/ }), '2025-06-30')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    const sentence = /Besa Krasniqi is recorded as signatory for this time already/
    expect((await within(dialog).findAllByText(sentence)).length).toBeGreaterThan(0)
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('organisations.savePerson')).toHaveLength(2))
    expect(client.callsOf('organisations.savePerson')[1]?.input).toMatchObject({
      id: director.id,
      version: 3,
      until: '2025-06-30',
      personId: named?.id,
    })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('are taken out after a word on what else could be done', async () => {
    const { user, client } = showApp(at, { answers: answers() })
    await user.click(within(await table()).getByRole('button', { name: 'Remove Agim Hoxha (board member)' }))
    const asked = await screen.findByRole('dialog', { name: 'Remove Agim Hoxha (board member)' })
    expect(within(asked).getByText(/give the last day instead/)).toBeTruthy()
    await expectAccessible(asked)
    await user.click(within(asked).getByRole('button', { name: 'Remove' }))
    await waitFor(() =>
      expect(client.callsOf('organisations.removePerson')[0]?.input).toEqual({ id: former.id, version: 1 }),
    )
  })

  it('are only read by a director, and not asked for by an assessor', async () => {
    const { unmount } = showApp(at, { role: 'director', answers: answers() })
    await table()
    expect(screen.queryByRole('button', { name: 'Add a person' })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
    unmount()
    const { client } = showApp(at, { role: 'assessor', answers: answers() })
    expect(await screen.findByRole('heading', { name: 'Appears in' })).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
    expect(client.callsOf('organisations.people')).toEqual([])
  })
})
