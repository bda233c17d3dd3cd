import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { DateField, DecimalField, MoneyField } from '#renderer/ui/index.ts'
import type { Language } from '#shared/locales/index.ts'
import { expectAccessible, showPart } from '../support/show.tsx'

function Money({ onValue }: { readonly onValue: (minor: number | null) => void }) {
  const [value, setValue] = useState<number | null>(null)
  return (
    <MoneyField
      label="Amount"
      currency="EUR"
      value={value}
      onChange={minor => {
        setValue(minor)
        onValue(minor)
      }}
    />
  )
}

async function typed(text: string, language: Language = 'en') {
  const values: (number | null)[] = []
  const shown = showPart(<Money onValue={value => values.push(value)} />, { language })
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Amount' })
  await shown.user.type(field, text)
  return { ...shown, field, last: () => values.at(-1) }
}

describe('a money field', () => {
  it.each([
    ['1.980.258,55', 198_025_855],
    ['1,980,258.55', 198_025_855],
    ['1980258.55', 198_025_855],
    ['-12,40', -1240],
    ['(12.40)', -1240],
    ['500', 50_000],
  ])('reads %s and shows what it understood', async (text, minor) => {
    const { last } = await typed(text)
    expect(last()).toBe(minor)
    expect(screen.getByText(/^= .*EUR$/)).toBeTruthy()
  })

  it('shows the amount in the form of the language once it is left', async () => {
    const { user, field } = await typed('1980258.55', 'sq')
    await user.tab()
    expect(field.value).toBe('1\u00a0980\u00a0258,55')
  })

  it('asks which of two amounts is meant, and takes the answer', async () => {
    const { user, last } = await typed('1.234')
    expect(last()).toBeNull()
    expect(screen.getByText('This can be two amounts: say which one.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '1,234.00 EUR' }))
    expect(last()).toBe(123_400)
    expect(screen.queryByText('This can be two amounts: say which one.')).toBeNull()
  })

  it('refuses another currency by name', async () => {
    const { last } = await typed('100 CHF')
    expect(last()).toBeNull()
    expect(screen.getByText('You typed CHF, but this amount is in EUR.')).toBeTruthy()
  })

  it('refuses more decimals than the currency has, instead of rounding', async () => {
    const { last } = await typed('1,2345')
    expect(last()).toBeNull()
    expect(screen.getByText('More decimals than EUR has.')).toBeTruthy()
  })

  it('has no accessibility violation, also while it asks', async () => {
    await typed('1.234')
    await expectAccessible()
  })
})

describe('a date field', () => {
  const dates: (string | null)[] = []
  const show = async (text: string) => {
    dates.length = 0
    const shown = showPart(<DateField label="Start" onChange={date => dates.push(date)} />)
    await shown.user.type(await screen.findByRole('textbox', { name: 'Start' }), text)
    return shown
  }

  it.each([
    ['1.7.2023', '2023-07-01'],
    ['2023-07-01', '2023-07-01'],
    ['31/12/2026', '2026-12-31'],
    ['1 korrik 2023', '2023-07-01'],
  ])('reads %s', async (text, date) => {
    await show(text)
    expect(dates.at(-1)).toBe(date)
  })

  it('asks which of two days is meant', async () => {
    const { user } = await show('05/06/2024')
    expect(dates.at(-1)).toBeNull()
    await user.click(screen.getByRole('button', { name: '5 June 2024' }))
    expect(dates.at(-1)).toBe('2024-06-05')
  })

  it('says that a day does not exist', async () => {
    await show('30.2.2024')
    expect(screen.getByText('There is no such day.')).toBeTruthy()
  })

  it('lets a day be picked from a calendar', async () => {
    const { user } = await show('1.7.2023')
    await user.click(screen.getByRole('button', { name: 'Pick a day: Start' }))
    await user.click(await screen.findByRole('button', { name: /^15 July 2023/ }))
    await waitFor(() => expect(dates.at(-1)).toBe('2023-07-15'))
  })
})

describe('a decimal field', () => {
  it.each([
    ['117,1745', '117.1745'],
    ['117.1745', '117.1745'],
    ['1.234', '1.234'],
    ['0,07', '0.07'],
  ])('keeps %s exact', async (text, decimal) => {
    const values: (string | null)[] = []
    const { user } = showPart(<DecimalField label="Rate" onChange={value => values.push(value)} />)
    await user.type(await screen.findByRole('textbox', { name: 'Rate' }), text)
    expect(values.at(-1)).toBe(decimal)
  })

  it('refuses what is no number', async () => {
    const { user } = showPart(<DecimalField label="Rate" />)
    await user.type(await screen.findByRole('textbox', { name: 'Rate' }), 'abc')
    expect(screen.getByText(/^Not a number/)).toBeTruthy()
  })
})
