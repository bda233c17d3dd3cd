import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { idOf, PEOPLE, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const besnik = PEOPLE.find(person => person.passphrase)?.id ?? ''
const dragan = PEOPLE.find(person => person.roles.includes('director'))?.id ?? ''
const saved = { id: idOf('saved', 1), version: 3 }

describe('locking a period', () => {
  const open = async (options: Parameters<typeof showApp>[1] = {}) => {
    const shown = showApp(`/projects/${SOE11}/periods`, options)
    await shown.user.click(await screen.findByRole('button', { name: /^Lock period/ }))
    const dialog = await screen.findByRole('dialog', { name: /^Lock/ })
    return { ...shown, dialog, lock: () => within(dialog).getByRole('button', { name: 'Lock period' }) }
  }

  it('is offered for the first open period only, and unlocking for the last locked one', async () => {
    showApp(`/projects/${SOE11}/periods`)
    expect(await screen.findAllByRole('button', { name: /^Lock period/ })).toHaveLength(1)
    expect(screen.getAllByRole('button', { name: /^Unlock period/ })).toHaveLength(1)
  })

  it('is blocked by what stands in the way, with the act that mends it', async () => {
    const { user, dialog, lock, address } = await open({
      answers: {
        'periods.lockCheck': () => ({
          blockers: [
            {
              code: 'DraftsInPeriod',
              messageKey: 'problem.code.Busy',
              details: {},
              fix: { labelKey: 'act.open', route: '/money/ledger?state=draft' },
            },
          ],
          warnings: [],
        }),
      },
    })
    expect(await within(dialog).findByText('One thing stands in the way')).toBeTruthy()
    expect(lock().hasAttribute('disabled')).toBe(true)
    expect(within(dialog).queryByRole('combobox', { name: /Second person/ })).toBeNull()
    await user.click(within(dialog).getByRole('button', { name: 'Open' }))
    await waitFor(() => expect(address()).toBe('/money/ledger?state=draft'))
  })

  it('leads to the drafts of the period, which its own screen cannot mend', async () => {
    const { user, dialog, address } = await open({
      answers: {
        'periods.lockCheck': () => ({
          blockers: [
            {
              code: 'Drafts',
              messageKey: 'notice.period.Drafts',
              details: { count: 5 },
              fix: { labelKey: 'fix.postDrafts', route: null },
            },
          ],
          warnings: [],
        }),
      },
    })
    await user.click(await within(dialog).findByRole('button', { name: 'Go to the drafts' }))
    await waitFor(() => expect(address()).toContain('/money/ledger'))
    expect(address()).toContain('state=draft')
    expect(address()).toContain('from=2023-10-01')
  })

  it('takes a second person, with the passphrase where one is set', async () => {
    const { user, dialog, lock, client } = await open({ answers: { 'periods.lock': () => saved } })
    await user.click(await within(dialog).findByRole('combobox', { name: /Second person/ }))
    await user.click(await screen.findByRole('option', { name: 'Besnik Hoxha' }))
    await user.type(await within(dialog).findByLabelText(/Passphrase of Besnik Hoxha/), 'nëntë')
    await expectAccessible()
    await user.click(lock())
    await waitFor(() => expect(client.callsOf('periods.lock')).toHaveLength(1))
    expect(client.callsOf('periods.lock')[0]?.input).toMatchObject({
      second: { personId: besnik, passphrase: 'nëntë' },
    })
    expect(await screen.findByText('Q4 2023 is locked.')).toBeTruthy()
  })

  it('keeps the dialog and says why when it is refused', async () => {
    const { user, dialog, lock } = await open({
      answers: { 'periods.lock': () => refuse('Conflict', 'nothing.of.the.kind') },
    })
    await user.click(await within(dialog).findByRole('combobox', { name: /Second person/ }))
    await user.click(await screen.findByRole('option', { name: 'Драган Петровски' }))
    await user.click(lock())
    expect(await within(dialog).findByText(/Somebody changed this meanwhile/)).toBeTruthy()
  })

  it('is undone only with a reason', async () => {
    const { user, client } = showApp(`/projects/${SOE11}/periods`, {
      answers: { 'periods.unlock': () => saved },
    })
    await user.click(await screen.findByRole('button', { name: /^Unlock period/ }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('combobox', { name: /Second person/ }))
    await user.click(await screen.findByRole('option', { name: 'Драган Петровски' }))
    const unlock = within(dialog).getByRole('button', { name: 'Unlock period' })
    expect(unlock.hasAttribute('disabled')).toBe(true)
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Voucher 14 was booked twice')
    await user.click(unlock)
    await waitFor(() => expect(client.callsOf('periods.unlock')).toHaveLength(1))
    expect(client.callsOf('periods.unlock')[0]?.input).toMatchObject({
      reason: 'Voucher 14 was booked twice',
      second: { personId: dragan, passphrase: null },
    })
  })

  it('says before it is undone what becomes of the report: withdrawn, or accepted and standing for good', async () => {
    const report = (state: 'submitted' | 'accepted', periodId: string) => ({
      rows: [
        {
          id: idOf('report', 1),
          version: 1,
          periodId,
          periodLabel: '2023-Q3',
          number: 1,
          state,
          submittedOn: '2023-10-30',
          answeredOn: state === 'accepted' ? '2023-11-20' : null,
          documentRunId: null,
          documentName: null,
          reference: '',
          note: '',
        },
      ],
    })
    const first = showApp(`/projects/${SOE11}/periods`, {
      answers: { 'reports.list': () => report('submitted', idOf('period', 1)) },
    })
    await first.user.click(await screen.findByRole('button', { name: /^Unlock period/ }))
    expect(
      await screen.findByText(/Report 1, sent to the donor on 30\/10\/2023, counts as withdrawn/),
    ).toBeTruthy()
    cleanup()
    const { user } = showApp(`/projects/${SOE11}/periods`, {
      answers: { 'reports.list': () => report('accepted', idOf('period', 1)) },
    })
    await user.click(await screen.findByRole('button', { name: /^Unlock period/ }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText(/so the period stays locked/)).toBeTruthy()
    expect(within(dialog).queryByRole('textbox', { name: /Reason/ })).toBeNull()
    expect(within(dialog).getByRole('button', { name: 'Unlock period' }).hasAttribute('disabled')).toBe(true)
  })
})

describe('the page of a period', () => {
  const at = `/projects/${SOE11}/periods/${idOf('period', 2)}`

  it('asks for a note where the contract wants one, and saves it', async () => {
    const { user, client } = showApp(at, { answers: { 'deviations.explain': () => saved } })
    expect(await screen.findByText('Needs a note')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Note on 6.1' }), 'Two sectors more')
    await user.click(screen.getByRole('button', { name: 'Save note on 6.1' }))
    await waitFor(() =>
      expect(client.callsOf('deviations.explain')[0]?.input).toMatchObject({ text: 'Two sectors more' }),
    )
  })

  it('leads from an outcome to its entries', async () => {
    showApp(at)
    const link = await screen.findByRole('link', { name: '15,182.50 EUR, entries of 6.1' })
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain(idOf('line', 2))
  })

  it('compares what was counted with the closing balance as it is typed', async () => {
    const { user } = showApp(at)
    expect(await screen.findByText(/they agree/)).toBeTruthy()
    const cash = screen.getByRole('textbox', { name: 'Cash' })
    await user.clear(cash)
    await user.type(cash, '500,40')
    expect(await screen.findByText(/\u221220\.00\sEUR/)).toBeTruthy()
    await expectAccessible()
  })

  it('is read only once it is locked', async () => {
    showApp(`/projects/${SOE11}/periods/${idOf('period', 1)}`)
    expect(await screen.findByText('Locked')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save balances' })).toBeNull()
    expect(screen.queryByRole('textbox', { name: /^Note on/ })).toBeNull()
  })
})
