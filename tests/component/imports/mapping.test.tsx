import { describe, expect, it } from 'vitest'
import { tableAsCsv } from '#renderer/features/imports/check/problems-csv.ts'
import {
  applySaved,
  chooseColumn,
  chooseConstant,
  columnOf,
  unusedColumns,
} from '#renderer/features/imports/state/mapping-edits.ts'
import {
  acceptOf,
  isReady,
  paramsOf,
  startWizard,
  stepsOf,
  withSetting,
} from '#renderer/features/imports/state/wizard-state.ts'
import { SOE11 } from '../support/demo.ts'
import { INSPECTION, MAPPING } from './answers.ts'

const { columns } = INSPECTION
const at = (letter: string) => columns.find(column => column.letter === letter)

describe('choosing columns', () => {
  it('lets a column serve one field only', () => {
    const next = chooseColumn(MAPPING, 'payee', at('A'))
    expect(next.columns).toEqual({
      documentNo: MAPPING.columns['documentNo'],
      amount: MAPPING.columns['amount'],
      payee: { heading: 'Data', letter: 'A' },
    })
  })
  it('replaces a fixed value by a column, and takes both away again', () => {
    const fixed = chooseConstant(MAPPING, 'payee', 'Furnitori')
    expect(fixed.constants).toEqual({ payee: 'Furnitori' })
    expect(chooseColumn(fixed, 'payee', at('C')).constants).toEqual({})
    expect(chooseConstant(fixed, 'payee', '').constants).toEqual({})
    expect(chooseColumn(MAPPING, 'amount', undefined).columns).not.toHaveProperty('amount')
  })
  it('finds a column that moved by its heading, and none for one that is gone', () => {
    const moved = columns.map(column => ({ ...column, letter: column.letter === 'D' ? 'F' : column.letter }))
    expect(columnOf(MAPPING, 'amount', moved)?.letter).toBe('F')
    expect(
      columnOf(
        MAPPING,
        'amount',
        columns.filter(column => column.letter !== 'D'),
      ),
    ).toBeUndefined()
  })
  it('names the columns that nothing takes', () => {
    expect(unusedColumns(MAPPING, columns).map(column => column.letter)).toEqual(['C', 'E'])
  })
  it('keeps sheet and header row of this file when a saved mapping is put on it', () => {
    const saved = { ...MAPPING, sheet: 'Nëntor', headerRow: 1 }
    expect(applySaved(saved, INSPECTION)).toMatchObject({ sheet: 'Shpenzimet', headerRow: 3 })
  })
})

describe('the state of the wizard', () => {
  const file = { token: 't'.repeat(32), name: 'a.xlsx', size: 1 }
  it('has fewer steps for rates, and their endings', () => {
    expect(stepsOf('rates')).toEqual(['file', 'check', 'done'])
    expect(stepsOf('ledger')).toContain('columns')
    expect(acceptOf('rates')).toContain('.xml')
    expect(acceptOf('ledger')).not.toContain('.xml')
  })
  it('is ready with a file, and with a project where one is needed', () => {
    expect(isReady(withSetting(startWizard('ledger', null), { file }))).toBe(false)
    expect(isReady(withSetting(startWizard('ledger', SOE11), { file }))).toBe(true)
    expect(isReady(withSetting(startWizard('rates', null), { file }))).toBe(true)
  })
  it('forgets the file of another kind, and what followed from it', () => {
    const ledger = { ...startWizard('ledger', SOE11), file, inspection: INSPECTION, mapping: MAPPING }
    expect(withSetting(ledger, { kind: 'budget' })).toMatchObject({
      file: null,
      inspection: null,
      mapping: null,
    })
    expect(withSetting(ledger, { projectId: null }).file).toEqual(file)
  })
  it('sends only the parameters that are filled in', () => {
    const budget = withSetting(startWizard('budget', SOE11), { versionNote: 'Addendum 2' })
    expect(paramsOf(budget)).toEqual({ projectId: SOE11, versionNote: 'Addendum 2' })
    expect(paramsOf(startWizard('organisations', SOE11))).toEqual({})
    expect(paramsOf(startWizard('rates', null))).toEqual({ target: 'EUR' })
  })
})

describe('problems as a table of texts', () => {
  it('quotes what needs it and never lets a value run as a formula', () => {
    expect(
      tableAsCsv([
        ['a', 'b,"c"'],
        ['=1+1', '-5'],
      ]),
    ).toBe('\uFEFFa,"b,""c"""\r\n\'=1+1,\'-5\r\n')
  })
})
