import { openRegister } from '../basis/register-sheet.ts'
import { blank, cents, type DocumentBuilder, date, minus, sum, type Translate, text } from '../model/index.ts'
import type { PartnerFigures } from './data.ts'

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
  const sheet = openRegister<Contribution>(book, t, {
    key: 'contributions',
    name: t('documents.helvetas.sheet.contributions'),
    words: 'documents.helvetas.contribution',
    columns: [
      ['intervention', 40, 'text'],
      ['actor', 34, 'text'],
      ['kind', 11, 'text'],
      ['currency', 9, 'text'],
      ['agreed', 15, 'money'],
      ['delivered', 15, 'money'],
      ['open', 15, 'money'],
      ['evidence', 30, 'text'],
    ],
  })
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
  const sheet = openRegister<Procurement>(book, t, {
    key: 'procurement',
    name: t('documents.helvetas.sheet.procurement'),
    words: 'documents.helvetas.procurement',
    currency,
    columns: [
      ['reference', 18, 'text'],
      ['title', 48, 'text'],
      ['procedure', 26, 'text'],
      ['supplier', 34, 'text'],
      ['date', 12, 'date'],
      ['amount', 16, 'money'],
    ],
  })
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
