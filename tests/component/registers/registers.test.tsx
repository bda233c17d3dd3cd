import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
type Asset = OutputOf<'assets.list'>['rows'][number]
type Contract = OutputOf<'procurements.list'>['rows'][number]

const asset: Asset = {
  id: idOf('asset', 1),
  version: 4,
  projectId: SOE11,
  projectCode: 'SOE-11',
  entryId: idOf('entry', 5),
  entryNo: 5,
  description: 'Laptop',
  brand: '',
  serialNo: 'S-1',
  inventoryNo: 'INV-1',
  condition: '',
  location: 'Tuzla',
  purchasedOn: '2024-02-01',
  cost: eur(120_000),
  needsDeed: false,
  hasDeed: false,
  transfer: null,
}
const contract: Contract = {
  id: idOf('procurement', 1),
  version: 2,
  projectId: SOE11,
  projectCode: 'SOE-11',
  reference: 'PR-1',
  title: 'Printing',
  procedure: '',
  method: 'offers',
  supplier: 'Shtypi',
  signedOn: null,
  amount: eur(500_000),
  entries: 0,
  booked: eur(0),
  required: null,
  warnings: [],
}
const saved = { id: idOf('saved', 1), version: 1, warnings: [] }
const answers = (more: Answers = {}): Answers => ({
  'assets.list': () => ({ rows: [asset], totals: [eur(120_000)] }),
  'procurements.list': () => ({ rows: [contract] }),
  'procurements.required': () => ({ required: 'open', singleLimit: eur(250_000), openLimit: eur(1_000_000) }),
  ...more,
})

describe('the register of assets', () => {
  it('leads from what an asset cost to its entry', async () => {
    showApp('/money/assets', { answers: answers() })
    const [figure, total] = await screen.findAllByRole('link', { name: /1,200\.00 EUR/ })
    expect(figure?.getAttribute('href')).toContain(`/money/ledger/${asset.entryId}`)
    expect(total?.getAttribute('href')).toBe('/money/ledger?withAsset=true')
    await expectAccessible()
  })

  it('names every field that is missing, and sends nothing until they are there', async () => {
    const { user, client } = showApp(`/money/assets?projectId=${SOE11}`, {
      answers: answers({ 'assets.save': () => saved }),
    })
    await user.click(await screen.findByRole('button', { name: 'New asset' }))
    const dialog = await screen.findByRole('dialog', { name: 'New asset' })
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    const summary = await within(dialog).findByRole('alert')
    for (const field of ['Description', 'Bought on', 'Cost']) expect(summary.textContent).toContain(field)
    expect(client.callsOf('assets.save')).toEqual([])

    await user.type(within(dialog).getByRole('textbox', { name: /Description/ }), 'Projector')
    await user.type(within(dialog).getByRole('textbox', { name: /Bought on/ }), '5.3.2024')
    await user.type(within(dialog).getByRole('textbox', { name: /Cost/ }), '980,50')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('assets.save')).toHaveLength(1))
    expect(client.callsOf('assets.save')[0]?.input).toMatchObject({
      id: null,
      version: null,
      projectId: SOE11,
      entryId: null,
      description: 'Projector',
      purchasedOn: '2024-03-05',
      costMinor: 98_050,
    })
  })

  it('keeps what was typed when the backend refuses it, and says why', async () => {
    const { user } = showApp('/money/assets', {
      answers: answers({
        'assets.save': () =>
          refuse('Conflict', 'problem.asset.inventoryNoTaken', {
            inventoryNo: 'INV-1',
            description: 'Laptop',
          }),
      }),
    })
    await user.click(await screen.findByText('Laptop'))
    const dialog = await screen.findByRole('dialog', { name: 'Laptop' })
    await user.type(within(dialog).getByRole('textbox', { name: /Brand/ }), 'Demo')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText(/INV-1 is the number of Laptop\. Give another one\./)).toBeTruthy()
    expect(within(dialog).getByRole('textbox', { name: /Brand/ })).toHaveProperty('value', 'Demo')
  })

  it('lets an auditor look and change nothing', async () => {
    showApp('/money/assets', { role: 'auditor', answers: answers() })
    expect(await screen.findByText('Laptop')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'New asset' })).toBeNull()
    expect(screen.queryByRole('checkbox')).toBeNull()
  })
})

describe('the register of contracts with suppliers', () => {
  it('says which procedure an amount asks for, and sends the contract with its version', async () => {
    const { user, client } = showApp('/money/procurements', {
      answers: answers({ 'procurements.save': () => saved }),
    })
    await user.click(await screen.findByText('Printing'))
    const dialog = await screen.findByRole('dialog', { name: 'PR-1' })
    expect(await within(dialog).findByText(/This amount asks for: .*2,500\.00 EUR/)).toBeTruthy()
    await expectAccessible(dialog)
    const subject = within(dialog).getByRole('textbox', { name: /Subject/ })
    await user.type(subject, ' of reports')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('procurements.save')).toHaveLength(1))
    expect(client.callsOf('procurements.save')[0]?.input).toMatchObject({
      id: contract.id,
      version: 2,
      title: 'Printing of reports',
      amountMinor: 500_000,
      signedOn: null,
    })
  })

  it('opens the contract that an amount leads to, and closes it again', async () => {
    const { user, address } = showApp('/money/procurements', { answers: answers() })
    await user.click(await screen.findByRole('link', { name: new RegExp(`EUR, ${contract.reference}$`) }))
    await waitFor(() => expect(address()).toContain(`open=${contract.id}`))
    const dialog = await screen.findByRole('dialog', { name: contract.reference })
    await user.click(within(dialog).getAllByRole('button', { name: 'Close' })[0] ?? dialog)
    await waitFor(() => expect(address()).not.toContain('open='))
  })

  it('deletes a contract that nothing was booked on, after asking', async () => {
    const { user, client } = showApp('/money/procurements', {
      answers: answers({ 'procurements.delete': () => ({}) }),
    })
    await user.click(await screen.findByText('Printing'))
    await user.click(await screen.findByRole('button', { name: /^Delete the contract/ }))
    const asked = await screen.findByRole('dialog', { name: /Delete .*PR-1/ })
    await user.click(within(asked).getByRole('button', { name: 'Delete' }))
    await waitFor(() =>
      expect(client.callsOf('procurements.delete')[0]?.input).toEqual({ id: contract.id, version: 2 }),
    )
  })

  it('is not for a mentor', async () => {
    showApp('/money/procurements', { role: 'mentor', answers: answers() })
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    expect(screen.queryByText('Printing')).toBeNull()
  })
})
