import {
  blank,
  cents,
  count,
  type DocumentBuilder,
  date,
  minus,
  sum,
  type Translate,
  text,
} from '../model/index.ts'
import type { PartnerFigures } from './data.ts'

type Inventory = 'no' | 'description' | 'serial' | 'date' | 'cost' | 'location'

/** Sheet E: what was bought and is still there. */
export function addInventory(book: DocumentBuilder, { sida, inventory }: PartnerFigures, t: Translate): void {
  const { currency } = sida.project
  const head = (key: string) => t(`documents.helvetas.inventory.${key}`, { currency })
  const sheet = book.sheet<Inventory>({
    key: 'inventory',
    name: t('documents.helvetas.sheet.inventory'),
    columns: [
      { key: 'no', header: head('no'), width: 6, format: 'quantity' },
      { key: 'description', header: head('description'), width: 50, format: 'text' },
      { key: 'serial', header: head('serial'), width: 22, format: 'text' },
      { key: 'date', header: head('date'), width: 12, format: 'date' },
      { key: 'cost', header: head('cost'), width: 16, format: 'money' },
      { key: 'location', header: head('location'), width: 34, format: 'text' },
    ],
  })
  sheet.title(t('documents.helvetas.sheet.inventory')).header()
  for (const [index, item] of inventory.entries())
    sheet.line(item.id, {
      no: count(index + 1),
      description: item.description,
      serial: item.serialNo,
      date: date(item.purchasedOn),
      cost: cents(item.costMinor, currency),
      location: item.location,
    })
  const keys = inventory.map(item => item.id)
  const total = inventory.reduce((all, item) => all + item.costMinor, 0)
  sheet.total('total', {
    description: head('total'),
    cost: sum(keys, { kind: 'money', minor: total, currency }),
  })
}

type Contribution =
  | 'intervention'
  | 'actor'
  | 'kind'
  | 'currency'
  | 'agreed'
  | 'delivered'
  | 'open'
  | 'evidence'

/** Sheet F: what market actors promised and delivered, with the proof. */
export function addContributions(
  book: DocumentBuilder,
  { contributions }: PartnerFigures,
  t: Translate,
): void {
  const head = (key: string) => t(`documents.helvetas.contribution.${key}`)
  const sheet = book.sheet<Contribution>({
    key: 'contributions',
    name: t('documents.helvetas.sheet.contributions'),
    columns: [
      { key: 'intervention', header: head('intervention'), width: 40, format: 'text' },
      { key: 'actor', header: head('actor'), width: 34, format: 'text' },
      { key: 'kind', header: head('kind'), width: 11, format: 'text' },
      { key: 'currency', header: head('currency'), width: 9, format: 'text' },
      { key: 'agreed', header: head('agreed'), width: 15, format: 'money' },
      { key: 'delivered', header: head('delivered'), width: 15, format: 'money' },
      { key: 'open', header: head('open'), width: 15, format: 'money' },
      { key: 'evidence', header: head('evidence'), width: 30, format: 'text' },
    ],
  })
  sheet.title(t('documents.helvetas.sheet.contributions')).header()
  for (const item of contributions)
    sheet.line(item.id, {
      intervention: item.intervention,
      actor: item.actor,
      kind: t(`contributionKind.${item.kind}`),
      currency: item.currency,
      agreed: cents(item.agreedMinor, item.currency),
      delivered: cents(item.deliveredMinor, item.currency),
      open: minus<Contribution>('agreed', 'delivered', {
        kind: 'money',
        minor: item.agreedMinor - item.deliveredMinor,
        currency: item.currency,
      }),
      evidence: text(item.evidence),
    })
}

type Procurement = 'reference' | 'title' | 'procedure' | 'supplier' | 'date' | 'amount'

/** Sheet G: contracts awarded. */
export function addProcurements(
  book: DocumentBuilder,
  { sida, procurements }: PartnerFigures,
  t: Translate,
): void {
  const { currency } = sida.project
  const head = (key: string) => t(`documents.helvetas.procurement.${key}`, { currency })
  const sheet = book.sheet<Procurement>({
    key: 'procurement',
    name: t('documents.helvetas.sheet.procurement'),
    columns: [
      { key: 'reference', header: head('reference'), width: 18, format: 'text' },
      { key: 'title', header: head('title'), width: 48, format: 'text' },
      { key: 'procedure', header: head('procedure'), width: 26, format: 'text' },
      { key: 'supplier', header: head('supplier'), width: 34, format: 'text' },
      { key: 'date', header: head('date'), width: 12, format: 'date' },
      { key: 'amount', header: head('amount'), width: 16, format: 'money' },
    ],
  })
  sheet.title(t('documents.helvetas.sheet.procurement')).header()
  for (const item of procurements)
    sheet.line(item.id, {
      reference: item.reference,
      title: item.title,
      procedure: item.procedure,
      supplier: item.supplier,
      date: item.signedOn === null ? blank() : date(item.signedOn),
      amount: cents(item.amountMinor, currency),
    })
  const keys = procurements.map(item => item.id)
  const total = procurements.reduce((all, item) => all + item.amountMinor, 0)
  sheet.total('total', { title: head('total'), amount: sum(keys, { kind: 'money', minor: total, currency }) })
}
