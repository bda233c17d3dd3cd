import { type DocumentBuilder, date, formula, type Translate, text } from '../model/index.ts'
import type { RequestFigures } from './data.ts'

/** The letter of Annex V: its fields in their order (donor-formats.md 1.4). */
export function addLetter(book: DocumentBuilder, figures: RequestFigures, t: Translate): void {
  const { project, request, account } = figures
  const { currency } = project
  const words = (key: string, details = {}) => t(`documents.request.${key}`, details)
  const sheet = book.sheet<'label' | 'value'>({
    key: 'letter',
    name: words('sheet.letter'),
    orientation: 'portrait',
    columns: [
      { key: 'label', header: '', width: 40, format: 'text' },
      { key: 'value', header: '', width: 62, format: 'text' },
    ],
  })
  const line = (key: string, value: Parameters<typeof sheet.meta>[1], name?: string) =>
    sheet.meta(words(key), value, name)
  const notStated = t('documents.notStated')
  sheet.title(words('title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  line('date', request.requestedOn === null ? { kind: 'empty', input: true } : date(request.requestedOn))
  line('attention', project.donors.find(donor => donor.role === 'funding')?.name ?? notStated)
  line('contract', project.contractNo || notStated)
  line('action', project.title)
  line(
    'coordinator',
    [project.lead || notStated, figures.coordinatorPlace].filter(part => part !== '').join(', '),
  )
  line('number', text(String(request.number)))
  line('period', request.periodLabel || notStated)
  line('kind', words(`kind.${request.kind}`))
  const minor = Math.abs(request.amount.minor)
  line(
    'amount',
    formula(at => `ABS(${at.sheet('steps').cell('payable', 'result')})`, { kind: 'money', minor, currency }),
    'amount',
  )
  line('direction', words(request.amount.minor < 0 ? 'toPayBack' : 'toPay', { currency }))
  const { attachments } = request.basis
  line(
    'attachments',
    attachments.length === 0
      ? notStated
      : attachments.map(name => t(`request.attachment.${name}`)).join(' · '),
  )
  line(
    'account',
    account ? [account.name, account.iban, account.bank].filter(part => part !== '').join(', ') : notStated,
  )
  sheet.blank().paragraph(words('declaration')).note(words('sameAccount'))
  sheet.blank()
  for (const key of ['name', 'signature', 'place'])
    sheet.row('meta', null, { label: words(key), value: { kind: 'empty', input: true } })
}
