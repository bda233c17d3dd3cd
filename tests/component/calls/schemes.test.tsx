import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CALL_FACTS } from '../awards/fixture.ts'
import { SOE11 } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { CALL, SCHEME, setupAnswers } from './fixture.ts'

describe('the schemes', () => {
  it('open beside the list with what is left, and are changed in their form', async () => {
    const { user, client } = showApp(`/grants/schemes?open=${SCHEME}`, {
      answers: setupAnswers({
        'schemes.preview': () => ({
          currency: 'EUR',
          line: null,
          freeMinor: null,
          otherSchemesMinor: null,
          leftMinor: null,
          blockers: [],
          warnings: [],
        }),
        'schemes.save': () => ({ id: SCHEME, version: 4 }),
      }),
    })
    const list = await screen.findByRole('grid', { name: 'Schemes' })
    expect(await within(list).findByText('60,000.00 EUR')).toBeTruthy()
    await expectAccessible()
    await user.click(await screen.findByRole('button', { name: 'Edit' }))
    const dialog = await screen.findByRole('dialog', { name: 'S1' })
    await expectAccessible(dialog)
    const title = within(dialog).getByLabelText(/Title/)
    await user.clear(title)
    await user.type(title, 'Grants close to home')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('schemes.save')).toHaveLength(1))
    expect(client.callsOf('schemes.save')[0]?.input).toMatchObject({
      id: SCHEME,
      version: 3,
      projectId: SOE11,
      title: 'Grants close to home',
      envelopeMinor: 18_000_000,
    })
  })
})

describe('a new call', () => {
  it('is begun from the list of calls under a scheme', async () => {
    const { user, client, address } = showApp('/grants/calls', {
      answers: setupAnswers({
        'calls.list': () => ({ rows: [CALL_FACTS], total: 1 }),
        'calls.create': () => ({ id: CALL, version: 1 }),
      }),
    })
    expect(await screen.findByRole('grid', { name: 'Calls' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'New call' }))
    const dialog = await screen.findByRole('dialog', { name: 'New call' })
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('combobox', { name: /Scheme/ }))
    await user.click(await screen.findByRole('option', { name: /S1/ }))
    await user.type(within(dialog).getByLabelText(/^Code/), 'G2')
    await user.type(within(dialog).getByLabelText(/^Title/), 'Second call')
    await user.type(within(dialog).getByLabelText(/^Envelope/), '50000')
    await user.click(within(dialog).getByRole('button', { name: /Create/ }))
    await waitFor(() => expect(client.callsOf('calls.create')).toHaveLength(1))
    expect(client.callsOf('calls.create')[0]?.input).toMatchObject({
      schemeId: SCHEME,
      code: 'G2',
      envelopeMinor: 5_000_000,
      languages: ['en', 'sq'],
    })
    await waitFor(() => expect(address()).toBe(`/grants/calls/${CALL}`))
  })
})
