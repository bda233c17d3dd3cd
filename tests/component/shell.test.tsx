import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf, Role } from '#shared/contract/index.ts'
import { expectAccessible, showApp } from './support/show.tsx'

const MONEY_ROLES: readonly Role[] = ['coordinator', 'finance_officer', 'director', 'auditor']
const OTHER_ROLES: readonly Role[] = ['mentor', 'assessor']

const sections = async () => {
  const rail = await screen.findByRole('navigation', { name: 'Sections' })
  return within(rail)
    .getAllByRole('link')
    .map(link => link.textContent)
}

describe('the shell', () => {
  it.each(MONEY_ROLES)('offers money and documents to a %s', async role => {
    showApp('/today', { role })
    expect((await sections()).join(' ')).toMatch(/Money.*Documents/)
  })

  it.each(OTHER_ROLES)('offers no money screens to a %s', async role => {
    showApp('/today', { role })
    const offered = (await sections()).join(' ')
    expect(offered).toMatch(/Today.*Programme.*Registry/)
    expect(offered).not.toMatch(/Money|Documents/)
  })

  it('marks a demonstration workspace', async () => {
    showApp('/today')
    expect(await screen.findByText('Demo')).toBeTruthy()
  })

  it('speaks Albanian', async () => {
    showApp('/today', { language: 'sq' })
    expect(await screen.findByRole('navigation', { name: 'Seksionet' })).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe('sq'))
  })

  it('counts what waits for this person', async () => {
    showApp('/today')
    expect(await screen.findByRole('link', { name: /Today.*4.*things wait/ })).toBeTruthy()
    expect(await screen.findByRole('link', { name: /Money.*14.*things wait/ })).toBeTruthy()
  })

  it('looks as it did when it was last closed', async () => {
    const settings = { language: 'sq', rail: false, density: 'compact', ground: 'dark' }
    const { client, user } = showApp('/today', { answers: { 'window.settings': () => ({ settings }) } })
    await user.click(await screen.findByRole('button', { name: 'Hap shiritin' }))
    expect(document.documentElement.dataset).toMatchObject({
      density: 'compact',
      mantineColorScheme: 'dark',
    })
    await waitFor(() =>
      expect(client.callsOf('window.keep').map(call => call.input)).toEqual([{ key: 'rail', value: true }]),
    )
  })

  it('changes to a person without a passphrase at once', async () => {
    const { client, user } = showApp('/today', {
      answers: {
        'users.switch': ({ personId }) => ({
          personId,
          name: 'Mira',
          roles: ['mentor'],
          authenticated: false,
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: /Arta Krasniqi.*Change person/ }))
    await user.click(await screen.findByRole('button', { name: /Mira Jovanović/ }))
    await waitFor(() => expect(client.callsOf('users.switch')).toHaveLength(1))
    expect(client.callsOf('users.switch')[0]?.input).toMatchObject({ passphrase: null })
  })

  it('asks for the passphrase of a person who has one', async () => {
    const { client, user } = showApp('/today', {
      answers: {
        'users.switch': ({ personId }) => ({ personId, name: 'B', roles: ['director'], authenticated: true }),
      },
    })
    await user.click(await screen.findByRole('button', { name: /Change person/ }))
    await user.click(await screen.findByRole('button', { name: /Besnik Hoxha/ }))
    expect(client.callsOf('users.switch')).toHaveLength(0)
    await user.type(await screen.findByLabelText('Passphrase of Besnik Hoxha'), 'nëntë dallëndyshe')
    await user.click(screen.getByRole('button', { name: 'Work as Besnik Hoxha' }))
    await waitFor(() =>
      expect(client.callsOf('users.switch')[0]?.input).toMatchObject({ passphrase: 'nëntë dallëndyshe' }),
    )
  })

  it('opens the search with Ctrl+K and finds screens without regard to accents', async () => {
    const { user, address } = showApp('/today', { language: 'sq' })
    await screen.findByRole('navigation', { name: 'Seksionet' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('textbox', { name: 'Kërko gjithçka' }), 'hapesira')
    await user.click(await screen.findByRole('button', { name: /Hapësira e punës/ }))
    await waitFor(() => expect(address()).toContain('/settings/workspace'))
  })

  it('opens the first record found with Enter, though it comes after the text', async () => {
    const id = '01890ebf-d400-7f54-bddf-798ab4bb1268'
    const { user, address } = showApp('/today', {
      answers: {
        'search.find': () => ({
          rows: [{ kind: 'project', id, projectId: id, title: 'SOE-11 Digital growth', snippet: '' }],
        }),
      },
    })
    await screen.findByRole('navigation', { name: 'Sections' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('textbox', { name: 'Search everything' }), 'SOE-11')
    await screen.findByRole('button', { name: /Digital growth/ })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(address()).toContain(`/projects/${id}`))
  })

  it('keeps what a person marked when records come later', async () => {
    const told = Promise.withResolvers<OutputOf<'search.find'>>()
    const id = '01890ebf-d400-7f54-bddf-798ab4bb1268'
    const { user, address } = showApp('/today', { answers: { 'search.find': () => told.promise } })
    await screen.findByRole('navigation', { name: 'Sections' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('textbox', { name: 'Search everything' }), 'ledger')
    await screen.findByRole('button', { name: 'Ledger' })
    await user.keyboard('{ArrowDown}')
    told.resolve({ rows: [{ kind: 'project', id, projectId: id, title: 'Ledger of old', snippet: '' }] })
    await screen.findByRole('button', { name: /Ledger of old/ })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(address()).not.toContain('/today'))
    expect(address()).not.toContain(`/projects/${id}`)
  })

  it('says so when the workspace does not answer', async () => {
    const { client } = showApp('/today')
    await screen.findByRole('navigation', { name: 'Sections' })
    const bar = screen.getByRole('region', { name: /workspace/i })
    expect(await within(bar).findByText(/^(Saved|Backup due)$/)).toBeTruthy()
    client.connection('lost')
    expect(await within(bar).findByRole('status')).toHaveProperty('textContent', 'Not connected')
    expect(screen.getByText(/close the window and start the program again/)).toBeTruthy()
    client.connection('gone')
    expect(await screen.findByText('The workspace does not answer any more')).toBeTruthy()
    expect(within(bar).getByText('Not connected')).toBeTruthy()
    client.connection('connected')
    expect(await within(bar).findByText(/^(Saved|Backup due)$/)).toBeTruthy()
  })

  it('has no accessibility violation', async () => {
    showApp('/today')
    await screen.findByRole('navigation', { name: 'Sections' })
    await expectAccessible()
  })
})
