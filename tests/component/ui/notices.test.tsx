import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import {
  Bars,
  ChartFrame,
  EffectPreview,
  ErrorState,
  Figure,
  NoPermission,
  NoticeList,
  SecondPerson,
  type SecondPersonValue,
} from '#renderer/ui/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { PEOPLE } from '../support/demo.ts'
import { expectAccessible, showPart } from '../support/show.tsx'

const notice = (code: string, route: string | null) => ({
  code,
  messageKey: 'problem.code.Busy',
  details: {},
  fix: { labelKey: 'act.open', route },
})

describe('blockers and warnings', () => {
  it('lead to the screen that mends them', async () => {
    const { user, address } = showPart(
      <NoticeList blockers={[notice('A', '/money/ledger?state=draft')]} warnings={[]} />,
    )
    await user.click(await screen.findByRole('button', { name: 'Open' }))
    await waitFor(() => expect(address()).toBe('/money/ledger?state=draft'))
  })

  it('are mended on the spot where their remedy is on this screen', async () => {
    const onFix = vi.fn<(found: unknown) => void>()
    const { user } = showPart(<NoticeList blockers={[]} warnings={[notice('B', null)]} onFix={onFix} />)
    await user.click(await screen.findByRole('button', { name: 'Open' }))
    expect(onFix).toHaveBeenCalledOnce()
    await expectAccessible()
  })
})

describe('a refusal', () => {
  const refusal = (details: { readonly [key: string]: JsonValue }) => ({
    code: 'Rule.Blocked' as const,
    messageKey: 'problem.awards.decisionBlocked',
    details,
    incidentId: null,
  })

  it('says each thing that stands in the way, with the act that helps, rather than their number', async () => {
    const blockers = [notice('A', '/money/ledger?state=draft')]
    const { user, address } = showPart(<ErrorState error={refusal({ count: 1, blockers })} />)
    expect(await screen.findByText('One thing stands in the way')).toBeTruthy()
    expect(screen.queryByText(/can’t be stored/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Open' }))
    await waitFor(() => expect(address()).toBe('/money/ledger?state=draft'))
    await expectAccessible()
  })

  it('that lists nothing says what went wrong', async () => {
    showPart(<ErrorState error={refusal({ count: 2 })} />)
    expect(await screen.findByText(/can’t be stored: 2 things/)).toBeTruthy()
  })
})

describe('figures in a notice', () => {
  it('are written as the language writes them, codes as they are', async () => {
    const above = {
      code: 'SalaryOver',
      messageKey: 'problem.payroll.over',
      details: { name: 'Arta 6.1', month: '2024-05', total: '100.01' },
      fix: null,
    }
    showPart(<NoticeList blockers={[above]} warnings={[]} />, { language: 'sq' })
    expect(await screen.findByText(/Arta 6\.1.*100,01 %/)).toBeTruthy()
  })
})

describe('the second person', () => {
  const show = (
    onChange: (value: SecondPersonValue | null) => void,
    value: SecondPersonValue | null = null,
  ) => showPart(<SecondPerson value={value} onChange={onChange} roles={['director', 'finance_officer']} />)

  it('is another person with one of the roles', async () => {
    const { user } = show(() => undefined)
    await user.click(await screen.findByRole('combobox', { name: /Second person/ }))
    const offered = (await screen.findAllByRole('option')).map(option => option.textContent)
    expect(offered).toEqual(['Besnik Hoxha', 'Драган Петровски'])
  })

  it('types the own passphrase when one is set', async () => {
    const besnik = PEOPLE.find(person => person.passphrase)
    const onChange = vi.fn<(value: SecondPersonValue | null) => void>()
    const { user } = show(onChange, { personId: besnik?.id ?? '', passphrase: null })
    await user.type(await screen.findByLabelText(/Passphrase of Besnik Hoxha/), 'x')
    expect(onChange).toHaveBeenLastCalledWith({ personId: besnik?.id, passphrase: 'x' })
  })

  it('says whom to add when nobody else may', async () => {
    showPart(<SecondPerson value={null} onChange={() => undefined} roles={['coordinator']} />)
    expect(await screen.findByText('Nobody else may confirm this')).toBeTruthy()
  })
})

describe('figures', () => {
  it('have a true minus and no currency in a column', async () => {
    showPart(<Figure amount={{ minor: -123_456, currency: 'EUR' }} />)
    expect(await screen.findByText('\u22121,234.56')).toBeTruthy()
  })

  it('lead to what they are made of', async () => {
    showPart(
      <Figure
        amount={{ minor: 500, currency: 'EUR' }}
        link={{ to: '/money/ledger', search: { text: 'honey' } }}
        label="entries of 6.1"
      />,
    )
    const link = await screen.findByRole('link', { name: '5.00 EUR, entries of 6.1' })
    expect(link.getAttribute('href')).toBe('/money/ledger?text=honey')
  })

  it('show the six amounts in one order, with a table', async () => {
    const amounts = {
      budgeted: 600,
      reserved: 500,
      contracted: 400,
      paid: 300,
      admitted: 200,
      free: 100,
      spent: 50,
    }
    showPart(<Bars amounts={amounts} currency="EUR" label="Line 6.1" />)
    const heads = (await screen.findAllByRole('rowheader')).map(head => head.textContent)
    expect(heads).toEqual(['Budgeted', 'Reserved', 'Contracted', 'Paid', 'Admitted', 'Free', 'Spent'])
    await expectAccessible()
  })

  it('are told as a table beside every chart', async () => {
    const { user } = showPart(
      <ChartFrame
        title="Spending"
        summary="Much was spent."
        table={{ columns: [{ label: 'Month' }], rows: [{ key: 'a', cells: ['July 2023'] }] }}
      >
        <svg aria-hidden="true" />
      </ChartFrame>,
    )
    await user.click(await screen.findByRole('radio', { name: 'Table' }))
    expect(screen.getByRole('table', { name: 'Spending' })).toBeTruthy()
    expect(screen.getByText('July 2023')).toBeTruthy()
    await expectAccessible()
  })
})

describe('what an act will do', () => {
  it('is shown before and after', async () => {
    showPart(<EffectPreview effects={[{ label: 'Free on 6.1', before: '12,400.00', after: '2,400.00' }]} />)
    const row = await screen.findByRole('row', { name: /Free on 6.1.*12,400.00.*2,400.00/ })
    expect(row).toBeTruthy()
  })

  it('is told to nobody who may not: it says who can', async () => {
    showPart(<NoPermission procedure="projects.create" />, { role: 'auditor' })
    expect(await screen.findByText('This can be done by: Coordinator.')).toBeTruthy()
  })
})
