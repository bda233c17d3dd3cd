import {
  type CellInput,
  cents,
  type DocumentBuilder,
  date,
  formula,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import type { CallFigures } from './data.ts'

type Item = 'item' | 'amount'

/** What goes with the call: the schedule and the account with the first, then the use of earlier payments. */
function attachments(
  { number, specialAccountRequired, proof }: CallFigures,
  t: Translate,
): readonly string[] {
  const words = (key: string, details = {}) => t(`documents.giz.call.attach.${key}`, details)
  return [
    ...(number === 1 ? [words('schedule')] : []),
    ...(number === 1 && specialAccountRequired ? [words('account')] : []),
    ...(proof ? [words('statement', { number: proof.number, date: proof.date })] : []),
    words('originals'),
  ]
}

/** The call: who asks for which period, what is needed less what is on hand, and what goes with it. */
export function addCall(book: DocumentBuilder, figures: CallFigures, t: Translate): void {
  const { project, periods, number, account, neededMinor, onHandMinor, calledMinor, receivedMinor } = figures
  const { currency, grantMinor } = project
  const words = (key: string, details = {}) => t(`documents.giz.call.${key}`, { currency, ...details })
  const notStated = t('documents.notStated')
  const sheet = book.sheet<Item>({
    key: 'call',
    name: words('sheet'),
    orientation: 'portrait',
    columns: [
      { key: 'item', header: words('item'), width: 66, format: 'text' },
      { key: 'amount', header: words('amount'), width: 34, format: 'money' },
    ],
  })
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const line = (key: string, amount: CellInput<Item>) => sheet.line(key, { item: words(key), amount })
  sheet.title(words('title'))
  if (project.invented) sheet.note(t('documents.inventedNote'))
  sheet.meta(words('project'), `${project.code} ${project.title}`)
  sheet.meta(words('contract'), project.contractNo || notStated)
  sheet.meta(words('recipient'), project.lead || notStated)
  sheet.meta(
    words('account'),
    account ? [account.name, account.iban, account.bank].filter(part => part !== '').join(', ') : notStated,
  )
  sheet.meta(words('number'), text(String(number)))
  sheet.meta(
    words('period'),
    t('documents.dateRange', { from: periods.current.start, to: periods.current.end }),
  )
  sheet.meta(words('sendBy'), date(figures.sendBy))
  sheet.blank().header()
  line('needed', neededMinor === null ? { kind: 'empty' } : cents(neededMinor, currency))
  line('onHand', cents(onHandMinor, currency))
  sheet.total('called', {
    item: words('called'),
    amount: formula<Item>(
      at => `MAX(0,ROUND(${at.cell('needed')}-${at.cell('onHand')},2))`,
      value(calledMinor),
    ),
  })
  if (grantMinor !== null) line('grant', cents(grantMinor, currency))
  line('received', cents(receivedMinor, currency))
  if (grantMinor !== null)
    line(
      'left',
      formula<Item>(
        at => `ROUND(${at.cell('grant')}-${at.cell('received')}-${at.cell('called')},2)`,
        value(grantMinor - receivedMinor - calledMinor),
      ),
    )
  sheet.blank().title(words('attachments'))
  for (const attachment of attachments(figures, t)) sheet.note(`• ${attachment}`)
  sheet.blank()
  for (const key of ['date', 'name', 'signature'])
    sheet.row('meta', null, { item: words(key), amount: { kind: 'empty', input: true } })
  book.define('GIZ_Call', { sheet: 'call', row: 'called', column: 'amount' })
}
