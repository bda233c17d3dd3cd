import { describe, expect, it } from 'vitest'
import { monthOf } from '#backend/imports/kinds/salaries/month.ts'

describe('the month of a cell', () => {
  it.each([
    ['2025-11', '2025-11'],
    ['2025/3', '2025-03'],
    ['11/2025', '2025-11'],
    ['3.2025', '2025-03'],
    ['November 2025', '2025-11'],
    ['nëntor 2025', '2025-11'],
    ['30.11.2025', '2025-11'],
    ['2025-11-30', '2025-11'],
  ])('reads %s', (text, month) => expect(monthOf(text)).toBe(month))

  it.each(['13/2025', '2025', '', 'dje', '0/2025', '05/06/2014'])('reads none from "%s"', text =>
    expect(monthOf(text)).toBeUndefined(),
  )
})
