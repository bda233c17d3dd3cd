import { describe, expect, it } from 'vitest'
import { groupName, type NamedGroup } from '#shared/domain/ledger/index.ts'

const name = (group: Partial<NamedGroup>, withProject = false, locale = 'en') =>
  groupName(
    { by: 'line', key: 'k', code: '', label: '', projectCode: '', ...group },
    { locale, text: key => `<${key}>`, withProject },
  )

describe('the name of a group of entries', () => {
  it('is code and label, with the project where several are listed', () => {
    const line = { code: '6.1', label: 'Training', projectCode: 'SOE-11' }
    expect(name(line)).toBe('6.1 Training')
    expect(name(line, true)).toBe('SOE-11 · 6.1 Training')
    expect(name({ code: '6.1' })).toBe('6.1')
    expect(name({ by: 'period', code: '2', label: 'Autumn' })).toBe('2 · Autumn')
  })

  it('is the month or the state in words, and otherwise the key itself', () => {
    expect(name({ by: 'month', key: '2024-03' })).toBe('March 2024')
    expect(name({ by: 'month', key: '2024-03' }, true, 'sq')).toBe('mars 2024')
    expect(name({ by: 'state', key: 'reversed' })).toBe('<state.reversed>')
    expect(name({ by: 'payee', key: '=Zana' }, true)).toBe('=Zana')
  })

  it('says what entries lack', () => {
    expect(name({ key: '' })).toBe('<ledgerGroup.none.line>')
    expect(name({ by: 'period', key: '' }, true)).toBe('<ledgerGroup.none.period>')
  })
})
