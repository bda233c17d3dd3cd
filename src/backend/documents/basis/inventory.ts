import type { Reader } from '#backend/rpc/context.ts'
import { cents, count, type DocumentBuilder, date, sum, type Translate } from '../model/index.ts'
import type { ReportProject } from './project.ts'
import { openRegister } from './register-sheet.ts'

export interface InventoryItem {
  readonly id: string
  readonly description: string
  readonly serialNo: string
  readonly purchasedOn: string
  readonly costMinor: number
  readonly location: string
}

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' / ')

/** Assets of a project bought until a day, in order of purchase. */
export async function loadInventory(
  db: Reader,
  project: ReportProject,
  until: string,
): Promise<readonly InventoryItem[]> {
  const rows = await db
    .selectFrom('asset')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('purchased_on', '<=', until)
    .orderBy('purchased_on')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    description: row.description,
    serialNo: joined([row.brand, row.serial_no, row.inventory_no]),
    purchasedOn: row.purchased_on,
    costMinor: row.cost_minor,
    location: joined([row.location, row.condition]),
  }))
}

type Column = 'no' | 'description' | 'serial' | 'date' | 'cost' | 'location'

/** Sheet of what was bought and is still there. */
export function addInventory(
  book: DocumentBuilder,
  {
    name,
    currency,
    items,
  }: { readonly name: string; readonly currency: string; readonly items: readonly InventoryItem[] },
  t: Translate,
): void {
  const sheet = openRegister<Column>(book, t, {
    key: 'inventory',
    name,
    words: 'documents.helvetas.inventory',
    currency,
    columns: [
      ['no', 6, 'quantity'],
      ['description', 50, 'text'],
      ['serial', 22, 'text'],
      ['date', 12, 'date'],
      ['cost', 16, 'money'],
      ['location', 34, 'text'],
    ],
  })
  for (const [index, item] of items.entries())
    sheet.line(item.id, {
      no: count(index + 1),
      description: item.description,
      serial: item.serialNo,
      date: date(item.purchasedOn),
      cost: cents(item.costMinor, currency),
      location: item.location,
    })
  const total = items.reduce((all, item) => all + item.costMinor, 0)
  sheet.total('total', {
    description: t('documents.helvetas.inventory.total', { currency }),
    cost: sum(
      items.map(item => item.id),
      { kind: 'money', minor: total, currency },
    ),
  })
}
