import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { idOf, PEOPLE, statusFor } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const saved = { id: idOf('saved', 1), version: 2 }

describe('the workspace', () => {
  it('makes a backup and hands it over', async () => {
    const { user, client } = showApp('/settings/workspace', {
      answers: {
        'workspace.backup': () => ({
          token: 'token-of-the-backup-file',
          fileName: 'demo.regrant-backup',
          size: 1024,
          auditHead: 'a'.repeat(64),
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Make a backup' }))
    await waitFor(() => expect(client.saved).toEqual(['demo.regrant-backup']))
    expect(await screen.findByText('The backup demo.regrant-backup is saved.')).toBeTruthy()
  })

  it('tells which check found a problem', async () => {
    const { user } = showApp('/settings/workspace', {
      answers: {
        'workspace.verify': () => ({
          ok: false,
          auditHead: 'a'.repeat(64),
          events: 12,
          checks: [
            { check: 'database', ok: true, checked: 1, problems: [] },
            {
              check: 'attachments',
              ok: false,
              checked: 341,
              problems: [{ code: 'X', messageKey: 'problem.code.StorageCorrupt', details: {}, fix: null }],
            },
          ],
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Check now' }))
    const row = await screen.findByRole('row', { name: /Vouchers.*341 checked.*Problem/ })
    expect(within(row).getByText(/The data is damaged/)).toBeTruthy()
    await expectAccessible()
  })

  it('is closed to come back to the start screen', async () => {
    let open = true
    const { user, address } = showApp('/settings/workspace', {
      answers: {
        'workspace.status': () =>
          open ? statusFor('coordinator') : { workspace: null, session: null, people: [], appVersion: '1' },
        'workspace.close': () => {
          open = false
          return { workspace: null, session: null, people: [], appVersion: '1' }
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Close workspace' }))
    expect(await screen.findByRole('button', { name: 'Create a workspace' })).toBeTruthy()
    await waitFor(() => expect(address()).toBe('/today'))
  })

  it('offers neither renaming nor a backup to an auditor', async () => {
    showApp('/settings/workspace', { role: 'auditor' })
    expect(await screen.findByRole('button', { name: 'Check now' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Make a backup' })).toBeNull()
  })
})

describe('persons', () => {
  it('are added with at least one role', async () => {
    const { user, client } = showApp('/settings/persons', { answers: { 'users.create': () => saved } })
    await user.click(await screen.findByRole('button', { name: 'New person' }))
    const dialog = await screen.findByRole('dialog', { name: 'New person' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Luan')
    await user.click(within(dialog).getByRole('button', { name: 'Add person' }))
    expect((await within(dialog).findAllByText(/Choose at least one role/)).length).toBeGreaterThan(0)
    await user.click(within(dialog).getByRole('checkbox', { name: 'Director' }))
    await user.click(within(dialog).getByRole('button', { name: 'Add person' }))
    await waitFor(() =>
      expect(client.callsOf('users.create')[0]?.input).toEqual({
        name: 'Luan',
        email: '',
        roles: ['director'],
      }),
    )
  })

  it('are not changed by others than the coordinator', async () => {
    showApp('/settings/persons', { role: 'finance_officer' })
    expect(await screen.findByRole('rowheader', { name: /Arta Krasniqi/ })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'New person' })).toBeNull()
    await expectAccessible()
  })

  it('tell why the last coordinator stays', async () => {
    const { user } = showApp('/settings/persons', {
      answers: { 'users.update': () => refuse('Rule.LastCoordinator', 'problem.code.Forbidden') },
    })
    const name = PEOPLE[0]?.name ?? ''
    await user.click(await screen.findByRole('button', { name: `Edit ${name}` }))
    const dialog = await screen.findByRole('dialog', { name })
    await user.click(within(dialog).getByRole('checkbox', { name: /^Archived/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('Your role may not do this.')).toBeTruthy()
  })

  it('set their own passphrase, long enough and typed twice alike', async () => {
    const { user, client } = showApp('/settings/persons', { answers: { 'users.setPassphrase': () => ({}) } })
    await user.click(await screen.findByRole('button', { name: 'My passphrase' }))
    const dialog = await screen.findByRole('dialog', { name: 'My passphrase' })
    await user.type(within(dialog).getByLabelText('New passphrase'), 'short')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('New passphrase: At least 10 characters.')).toBeTruthy()
    expect(within(dialog).getByText('The same again: The two are not the same.')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('New passphrase'), ' but longer')
    await user.type(within(dialog).getByLabelText('The same again'), 'short but longer')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(client.callsOf('users.setPassphrase')[0]?.input).toEqual({
        current: null,
        next: 'short but longer',
      }),
    )
    expect(client.callsOf('drafts.save')).toEqual([])
  })
})

describe('exchange rates', () => {
  it('are listed by month and added by hand', async () => {
    const { user, client } = showApp('/settings/rates', {
      answers: { 'rates.add': () => ({ id: idOf('rate', 2) }) },
    })
    expect(await screen.findByText('July 2023')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'New rate' }))
    const dialog = await screen.findByRole('dialog', { name: 'New rate' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Source' }), 'ProCredit slip 14')
    await user.type(within(dialog).getByRole('textbox', { name: 'Date or month' }), '15.7.2023')
    await user.type(within(dialog).getByRole('textbox', { name: 'Rate' }), '117,1745')
    await user.click(within(dialog).getByRole('button', { name: 'Add rate' }))
    await waitFor(() =>
      expect(client.callsOf('rates.add')[0]?.input).toMatchObject({
        source: 'ProCredit slip 14',
        date: '2023-07-15',
        rate: '117.1745',
      }),
    )
  })

  it('are no business of a mentor', async () => {
    showApp('/settings/rates', { role: 'mentor' })
    expect(await screen.findByText(/^This can be done by:/)).toBeTruthy()
  })
})

describe('the language', () => {
  it('of the workspace is set by the coordinator', async () => {
    const { user, client } = showApp('/settings/language')
    await user.click(await screen.findByRole('radio', { name: 'Shqip' }))
    await waitFor(() => expect(client.callsOf('settings.save')[0]?.input).toEqual({ language: 'sq' }))
  })

  it('of the window is chosen in the bar and stays', async () => {
    const { user, client } = showApp('/settings/language')
    await user.click(await screen.findByRole('button', { name: /^EN: / }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Shqip' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Gjuha' })).toBeTruthy()
    await waitFor(() =>
      expect(client.callsOf('window.keep')[0]?.input).toEqual({ key: 'language', value: 'sq' }),
    )
  })
})

describe('the audit trail', () => {
  it('tells each step in words and opens what it changed', async () => {
    const { user } = showApp('/settings/audit')
    await user.click(
      await screen.findByRole('button', { name: /Period locked.*Besnik Hoxha and Драган Петровски/ }),
    )
    const table = await screen.findByRole('table', { name: /reporting|period/i })
    expect(within(table).getByRole('row', { name: /State.*Open.*Locked/ })).toBeTruthy()
    await expectAccessible()
  })

  it('reads older steps when asked', async () => {
    const { user, client } = showApp('/settings/audit', {
      answers: {
        'audit.list': ({ before }) => ({
          rows: [
            {
              seq: before === null || before === undefined ? 60 : 10,
              at: '2025-11-20T09:12:00.000Z',
              personName: 'Arta',
              authenticated: false,
              secondPersonName: null,
              procedure: 'projects.create',
              reason: before === 60 ? 'First of all' : null,
              changes: 2,
              hash: 'a'.repeat(64),
            },
          ],
          hasMore: before !== 60,
          head: 'a'.repeat(64),
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Show older' }))
    expect(await screen.findByText('Reason: First of all')).toBeTruthy()
    expect(client.callsOf('audit.list').at(-1)?.input).toMatchObject({ before: 60 })
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
  })
})
