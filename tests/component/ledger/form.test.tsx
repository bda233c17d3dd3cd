import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  equalShares,
  missingShare,
  nextShare,
  partAmounts,
} from '#renderer/features/ledger/form/split-math.ts'
import { DETAILS, idOf, PROJECT, SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { entry, LINE_61, LINE_62, ledgerAnswers } from './answers.ts'

const field = (name: RegExp | string) => screen.findByRole('textbox', { name })
const NEW = `/money/ledger/new?projectId=${SOE11}`
const saved = { id: idOf('entry', 10), version: 1 }

const answersWith = (more: Answers = {}) =>
  ledgerAnswers(1, { 'projects.get': () => PROJECT, 'ledger.saveDraft': () => saved, ...more }).answers

describe('the entry form', () => {
  it('is accessible and speaks the field’s words', async () => {
    showApp(NEW, { answers: answersWith() })
    await screen.findByRole('heading', { name: 'New ledger entry' })
    await field(/^Amount/)
    await expectAccessible()
  })

  it('takes a regional amount, splits it, and sends what the contract asks', async () => {
    const { user, client, address } = showApp(NEW, { answers: answersWith() })
    const date = await field(/^Date/)
    await user.clear(date)
    await user.type(date, '14.11.2023')
    await user.type(await field('Document number'), 'F-77')
    await user.type(await field('Payee'), 'Furnitori Çelësi')
    await user.type(await field(/^Amount/), '1.234,57')
    await user.click(screen.getByRole('button', { name: 'Split onto another line' }))
    const [first, second] = screen.getAllByRole('group', { name: /^Part/ })
    if (!first || !second) throw new Error('Two parts are expected')
    const share = within(first).getByRole('textbox', { name: 'Share' })
    await user.clear(share)
    await user.type(share, '35')
    expect(screen.getByText('65 % still to share out')).toBeTruthy()
    const other = within(second).getByRole('textbox', { name: 'Share' })
    await user.clear(other)
    await user.type(other, '65')
    expect(within(first).getByText('432.10 EUR')).toBeTruthy()
    expect(within(second).getByText('802.47 EUR')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await waitFor(() => expect(client.callsOf('ledger.saveDraft')).toHaveLength(1))
    expect(client.callsOf('ledger.saveDraft')[0]?.input).toMatchObject({
      id: null,
      version: null,
      projectId: SOE11,
      entryDate: '2023-11-14',
      documentNo: 'F-77',
      amountMinor: 123_457,
      currency: 'EUR',
      rate: null,
      splits: [
        { lineId: null, share: '35' },
        { lineId: null, share: '65' },
      ],
    })
    await waitFor(() => expect(address()).toBe(`/money/ledger/${saved.id}`))
  })

  it('asks which amount is meant, and does not save meanwhile', async () => {
    const { user, client } = showApp(NEW, { answers: answersWith() })
    await user.type(await field(/^Amount/), '1.234')
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    expect(client.callsOf('ledger.saveDraft')).toHaveLength(0)
    await user.click(await screen.findByRole('button', { name: '1,234.00 EUR' }))
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await waitFor(() => expect(client.callsOf('ledger.saveDraft')).toHaveLength(1))
    expect(client.callsOf('ledger.saveDraft')[0]?.input).toMatchObject({ amountMinor: 123_400 })
  })

  it('refuses shares that are not whole, and says so at the field and above', async () => {
    const { user, client } = showApp(NEW, { answers: answersWith() })
    await user.type(await field(/^Amount/), '100')
    const share = await field('Share')
    await user.clear(share)
    await user.type(share, '90')
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    const summary = await screen.findByText('One thing to correct')
    expect(summary).toBeTruthy()
    expect(screen.getAllByText(/The shares must add up to 100 %\./).length).toBeGreaterThan(0)
    expect(client.callsOf('ledger.saveDraft')).toHaveLength(0)
  })

  it('says at once that a day lies in a locked period', async () => {
    const { user } = showApp(NEW, { answers: answersWith() })
    const date = await field(/^Date/)
    await user.clear(date)
    await user.type(date, '14.8.2023')
    expect(await screen.findByText(/Q3 2023 was locked by Besnik Hoxha on 20\/10\/2023/)).toBeTruthy()
    await user.clear(date)
    await user.type(date, '1.1.2030')
    expect(await screen.findByText('Outside the project (01/07/2023 to 31/12/2026).')).toBeTruthy()
  })

  it('shows the contract’s rate with source and date, and lets it be overridden', async () => {
    const { user, client } = showApp(`/money/ledger/${idOf('entry', 10)}/edit`, {
      answers: answersWith({ 'ledger.get': () => entry({ rate: '117.1745', rateSource: 'InforEuro' }) }),
    })
    expect(await screen.findByText('117.1745 RSD for 1 EUR, InforEuro, 01/11/2023')).toBeTruthy()
    await user.click(screen.getByRole('switch', { name: 'Use another rate' }))
    await user.type(await field(/^RSD for one EUR/), '120,5')
    await user.type(await field('Source of the rate'), 'Bank slip 14')
    expect(await screen.findByText(/120\.5 RSD for 1 EUR, typed by hand/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await waitFor(() => expect(client.callsOf('ledger.saveDraft')).toHaveLength(1))
    expect(client.callsOf('ledger.saveDraft')[0]?.input).toMatchObject({
      id: idOf('entry', 10),
      version: 3,
      rate: '120.5',
      rateSource: 'Bank slip 14',
      splits: [
        { lineId: LINE_61, share: '60', workPackageId: idOf('wp', 1) },
        { lineId: LINE_62, share: '40' },
      ],
    })
  })

  it('keeps a rate that was typed before', async () => {
    showApp(`/money/ledger/${idOf('entry', 10)}/edit`, {
      answers: answersWith({ 'ledger.get': () => entry({ rate: '119.2', rateSource: 'Bank slip 9' }) }),
    })
    expect(await screen.findByDisplayValue('119.2')).toBeTruthy()
    expect(screen.getByDisplayValue('Bank slip 9')).toBeTruthy()
  })

  it('attaches what was picked before the entry existed', async () => {
    const { user, client } = showApp(NEW, {
      answers: answersWith({ 'ledger.attach': () => ({ id: idOf('attachment', 3), hash: 'e'.repeat(64) }) }),
    })
    await user.click(await screen.findByRole('button', { name: 'Attach a file' }))
    expect(await screen.findByText('picked.xlsx')).toBeTruthy()
    await user.type(await field(/^Amount/), '12')
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await waitFor(() => expect(client.callsOf('ledger.attach')).toHaveLength(1))
    expect(client.callsOf('ledger.attach')[0]?.input).toEqual({
      entryId: saved.id,
      token: 'token-of-a-picked-file',
    })
  })

  it('says with its acts, always in sight, that a document may be booked already', async () => {
    const twin = {
      id: idOf('entry', 7),
      entryNo: 7,
      projectCode: 'SOE-11',
      state: 'posted' as const,
      entryDate: '2023-11-14',
      amount: { minor: 1200, currency: 'EUR' },
    }
    const { user } = showApp(NEW, { answers: answersWith({ 'ledger.duplicates': () => ({ rows: [twin] }) }) })
    await user.type(await field('Document number'), 'F-77')
    await user.type(await field('Payee'), 'Furnitori')
    await user.type(await field(/^Amount/), '12')
    const note = await screen.findByText('This document may be booked already')
    const foot = screen.getByRole('button', { name: 'Save draft' }).closest('[class*="foot"]')
    expect(foot?.contains(note)).toBe(true)
    expect(screen.getByRole('link', { name: 'Entry 7 of SOE-11' })).toBeTruthy()
    await expectAccessible()
  })

  it('saves first, then shows what posting will do', async () => {
    const { user, client } = showApp(NEW, {
      answers: answersWith({
        'ledger.post': () => ({ posted: 1 }),
        'ledger.duplicates': () => ({ rows: [] }),
      }),
    })
    await user.type(await field('Document number'), 'F-77')
    await user.type(await field('Payee'), 'Furnitori')
    await user.type(await field(/^Amount/), '12')
    await waitFor(() => expect(client.callsOf('ledger.duplicates')).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: 'Save and post …' }))
    const dialog = await screen.findByRole('dialog', { name: 'Post one entry' })
    expect(client.callsOf('ledger.saveDraft')).toHaveLength(1)
    // What was saved just now is no duplicate of itself.
    await waitFor(() =>
      expect(client.callsOf('ledger.duplicates').at(-1)?.input).toMatchObject({ id: saved.id }),
    )
    await user.click(await within(dialog).findByRole('button', { name: 'Post entry' }))
    await waitFor(() => expect(client.callsOf('ledger.post')[0]?.input).toEqual({ ids: [saved.id] }))
  })

  it('is not offered to those who only read', async () => {
    showApp(NEW, { answers: answersWith(), role: 'director' })
    expect(await screen.findByText('Your role does not include this')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save draft' })).toBeNull()
  })

  it('does not let a posted entry be edited', async () => {
    showApp(`/money/ledger/${idOf('entry', 10)}/edit`, {
      answers: answersWith({ 'ledger.get': () => entry({ state: 'posted' }) }),
    })
    expect(await screen.findByText(/Posted entries do not change; reverse it instead/)).toBeTruthy()
    expect(DETAILS.currency).toBe('EUR')
  })
})

describe('the shares of an entry', () => {
  it('say what is missing to 100 %', () => {
    expect(missingShare(['35', '40', null])).toBe('25')
    expect(missingShare(['33.33', '66.67'])).toBe('0')
    expect(missingShare(['60', '50'])).toBe('-10')
    expect(nextShare(['60', '50'])).toBe('0')
  })
  it.each([1, 2, 3, 7, 60])('are equal for %i parts and add up exactly', count => {
    const shares = equalShares(count)
    expect(shares).toHaveLength(count)
    expect(missingShare(shares)).toBe('0')
  })
  it('become amounts that add up, as they will be stored', () => {
    expect(partAmounts(123_457, null, ['35', '40', '25']).map(part => part.amountMinor)).toEqual([
      43_210, 49_383, 30_864,
    ])
    expect(partAmounts(100, 50, ['0', '0'])).toEqual([])
    expect(partAmounts(100, 50, ['50', null])).toEqual([])
    expect(partAmounts(null, null, ['100'])).toEqual([])
  })
})
