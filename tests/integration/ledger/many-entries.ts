import type { NewEntry } from '#backend/features/ledger/index.ts'
import { draftInput, type MoneyFixture } from './fixture.ts'

const PAYEES = ['Ëndrra shpk', 'Zyra Qendrore', 'Маркет ДООЕЛ', 'Alba Print', 'Čačak d.o.o.']
const CURRENCIES = ['EUR', 'EUR', 'EUR', 'RSD', 'USD']
const pick = <T>(values: readonly T[], number: number): T => {
  const value = values[number % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** Entries over two projects, two years, five payees and three currencies; every eleventh is split. */
export function entryOf(fixture: MoneyFixture, number: number): NewEntry {
  const { lines, otherLine, projectId, otherProjectId, workPackageId, activityId, interventionId } = fixture
  const main = number % 7 !== 0
  const line = main ? pick(Object.values(lines), number) : otherLine
  const part = (lineId: string, share: string) => ({
    lineId,
    workPackageId: main && number % 3 === 0 ? workPackageId : null,
    activityId: main && number % 50 === 0 ? activityId : null,
    share,
  })
  const { id: _id, version: _version, ...base } = draftInput(fixture)
  return {
    ...base,
    projectId: main ? projectId : otherProjectId,
    entryDate: `202${4 + (number % 2)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
    documentDate: null,
    documentNo: `F-${number}`,
    payee: pick(PAYEES, number),
    description: number % 4 === 0 ? 'Qira zyre' : 'Bileta udhëtimi',
    currency: pick(CURRENCIES, number),
    rate: number % 5 === 3 ? '117' : number % 5 === 4 ? '1.1' : null,
    amountMinor: 1000 + ((number * 7919) % 5000),
    interventionId: main && number % 40 === 0 ? interventionId : null,
    splits:
      main && number % 11 === 0 ? [part(lines['1.1'], '30'), part(lines['2.1'], '70')] : [part(line, '100')],
  }
}
