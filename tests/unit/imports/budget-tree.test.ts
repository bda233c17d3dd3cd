import { describe, expect, it } from 'vitest'
import { applyMapping } from '#backend/imports/mapping/apply-mapping.ts'
import { budgetTree } from '#backend/imports/mapping/budget-tree.ts'
import { inspectWorkbook } from '#backend/imports/mapping/inspect.ts'
import { TARGETS } from '#backend/imports/mapping/targets/index.ts'
import { readSpreadsheet } from '#backend/imports/reading/read-spreadsheet.ts'

async function treeOf(csv: string) {
  const read = await readSpreadsheet(Buffer.from(csv), 'budget.csv')
  if (!read.ok) throw new Error(read.error.messageKey)
  const { mapping } = inspectWorkbook(read.value, TARGETS.budget, { sheet: null, headerRow: null })
  const applied = await applyMapping(read.value, mapping, TARGETS.budget)
  if (!applied.ok) throw new Error(applied.error.messageKey)
  return { applied: applied.value, tree: budgetTree(applied.value, 'EUR') }
}

const shape = ({ tree }: Awaited<ReturnType<typeof treeOf>>) =>
  tree.rows.map(({ row, kind, parentRow, depth, values }) => [row, kind, parentRow, depth, values['label']])

describe('the tree of a budget', () => {
  it('follows the codes, in any depth, with headings that state sums and subtotals left out', async () => {
    const read = await treeOf(
      [
        'Code;Budget item;Unit;Quantity;Unit rate;Amount',
        '1;Human resources;;;;3.000,00',
        '1.1;Salaries;;;;3.000,00',
        '1.1.1;Manager;month;12;200,00;2.400,00',
        '1.1.2;Assistant;month;6;100,00;600,00',
        ';Subtotal human resources;;;;3.000,00',
        '2.;Travel;;;;',
        '2.1.;Flights;flight;3;150,50;451,50',
        ';Total;;;;3.451,50',
      ].join('\n'),
    )
    expect(shape(read)).toEqual([
      [2, 'heading', null, 0, 'Human resources'],
      [3, 'heading', 2, 1, 'Salaries'],
      [4, 'line', 3, 2, 'Manager'],
      [5, 'line', 3, 2, 'Assistant'],
      [7, 'heading', null, 0, 'Travel'],
      [8, 'line', 7, 1, 'Flights'],
    ])
    expect(read.tree.problems).toEqual([])
    expect(read.applied.problems.map(({ row, messageKey }) => [row, messageKey])).toEqual([
      [6, 'import.problem.leftOut.total'],
      [9, 'import.problem.leftOut.total'],
    ])
  })

  it('follows the indents where there are no codes', async () => {
    const read = await treeOf(
      'Budget item;Amount\nPersonnel;\n  Salaries;\n    Manager;2400\n    Assistant;600\nTravel;\n  Flights;451,50\n',
    )
    expect(shape(read).map(([row, kind, parent]) => [row, kind, parent])).toEqual([
      [2, 'heading', null],
      [3, 'heading', 2],
      [4, 'line', 3],
      [5, 'line', 3],
      [6, 'heading', null],
      [7, 'line', 6],
    ])
  })

  it('follows the order where there is neither: lines stand under the last heading', async () => {
    const read = await treeOf(
      'Budget item;Amount\nPersonnel;\nManager;2400\nAssistant;600\nTravel;\nFlights;451,50\n',
    )
    expect(shape(read).map(([row, kind, parent]) => [row, kind, parent])).toEqual([
      [2, 'heading', null],
      [3, 'line', 2],
      [4, 'line', 2],
      [5, 'heading', null],
      [6, 'line', 5],
    ])
  })

  it('follows stated parents, also upwards, and is never a circle', async () => {
    const read = await treeOf(
      'Code;Parent;Budget item;Amount\nB;A;Inner;\nA;B;Outer;\nX;B;Line;5\nY;Nowhere;Lost;6\n',
    )
    const parents = new Map(read.tree.rows.map(row => [row.row, row.parentRow]))
    expect(parents.get(4)).toBe(2)
    for (const start of parents.keys()) {
      let steps = 0
      for (let row: number | null = start; row !== null && steps < 10; row = parents.get(row) ?? null)
        steps += 1
      expect(steps).toBeLessThan(10)
    }
  })

  it('knows letters before numbers as codes of headings', async () => {
    const read = await treeOf(
      'Code;Budget item;Amount\nA;Personnel;\nA1;Manager;2400\nA2;Assistant;600\nB;Travel;\nB1;Bus;5\n',
    )
    expect(shape(read).map(([row, , parent]) => [row, parent])).toEqual([
      [2, null],
      [3, 2],
      [4, 2],
      [5, null],
      [6, 5],
    ])
  })

  it('points at sums and products that differ from what is stated', async () => {
    const { tree } = await treeOf(
      'Code;Budget item;Unit;Quantity;Unit rate;Amount\n1;Personnel;;;;3.100,00\n1.1;Manager;month;12;200,00;2.400,00\n1.2;Assistant;month;6;100,05;600,00\n',
    )
    expect(tree.problems).toMatchObject([
      {
        row: 2,
        severity: 'warning',
        messageKey: 'import.problem.headingSumDiffers',
        details: { stated: '3100.00', sum: '3000.00' },
      },
      {
        row: 4,
        severity: 'warning',
        messageKey: 'import.problem.productDiffers',
        details: { stated: '600.00', product: '600.30' },
      },
    ])
  })

  it('keeps a zero line a line and a blank one a heading', async () => {
    const read = await treeOf('Code;Budget item;Amount\n1;Personnel;\n1.1;Volunteers;0\n1.2;Paid staff;10\n')
    expect(shape(read).map(([, kind]) => kind)).toEqual(['heading', 'line', 'line'])
  })
})
