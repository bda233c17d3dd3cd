import { moneyOf, newestRanking, rowsOfRanking, type StoredRow } from '#backend/features/awards/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { fraction, roundFraction } from '#shared/kernel/fraction.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import { applicantName } from '../basis/names.ts'
import { inLanguage, loadPaperCall, openPaper, type PaperCall } from '../basis/paper-call.ts'
import { defineDocument } from '../definition.ts'
import { failsText } from '../evaluation-report/results-sheet.ts'
import { blank, cents, count, type DocumentBuilder, sum, type Translate } from '../model/index.ts'
import { callParameters } from '../parameters.ts'

type Column =
  | 'rank'
  | 'reference'
  | 'applicant'
  | 'title'
  | 'average'
  | 'result'
  | 'tie'
  | 'requested'
  | 'recommended'
  | 'awarded'
  | 'state'

const averageOf = (row: StoredRow) => ({
  kind: 'number' as const,
  value: formatDecimal(
    roundFraction(fraction(BigInt(row.averageNumerator), BigInt(row.averageDenominator)), 2),
  ),
  decimals: 2,
})

/** What told equals apart, in words. */
function tieText(paper: PaperCall, key: string, t: Translate): string {
  if (key === '') return ''
  if (key === 'received_at' || key === 'reference_no') return t(`documents.grants.tie.${key}`)
  const parts = (paper.grid?.sections ?? []).flatMap(section => [section, ...section.criteria])
  const found = parts.find(part => part.key === key)
  return found ? inLanguage(found.label, paper.language) : key
}

function addLot(
  book: DocumentBuilder,
  paper: PaperCall,
  lotId: string | null,
  rows: readonly StoredRow[],
  words: {
    readonly t: Translate
    readonly envelopeMinor: number
    readonly heads: readonly (readonly [string, string])[]
  },
): void {
  const { t, envelopeMinor, heads } = words
  const { currency } = paper.call
  const head = (key: string) => t(`documents.grants.${key}`, { currency })
  const lot = paper.lots.find(({ id }) => id === lotId)
  const sheet = book.sheet<Column>({
    key: `lot-${lotId ?? 'none'}`,
    name: lot ? t('documents.grants.sheet.lot', { lot: lot.code }) : t('documents.grants.sheet.ranking'),
    columns: [
      { key: 'rank', header: head('rank'), width: 7, format: 'quantity' },
      { key: 'reference', header: head('reference'), width: 14, format: 'text' },
      { key: 'applicant', header: head('applicant'), width: 28, format: 'text' },
      { key: 'title', header: head('project'), width: 34, format: 'text' },
      { key: 'average', header: head('average'), width: 10, format: 'quantity' },
      { key: 'result', header: head('result'), width: 24, format: 'text' },
      { key: 'tie', header: head('tieBrokenBy'), width: 18, format: 'text' },
      { key: 'requested', header: head('requested'), width: 15, format: 'money' },
      { key: 'recommended', header: head('recommended'), width: 15, format: 'money' },
      { key: 'awarded', header: head('awarded'), width: 15, format: 'money' },
      { key: 'state', header: head('state'), width: 20, format: 'text' },
    ],
  })
  sheet.title(t('documents.grants.rankingList'))
  if (paper.call.invented) sheet.note(t('documents.inventedNote'))
  for (const [label, value] of heads) sheet.meta(label, value)
  if (lot) sheet.meta(head('lot'), paper.lotName(lotId))
  sheet.meta(head('envelope'), cents(envelopeMinor, currency))
  sheet.blank().header()
  const money = (minor: number | null) => (minor === null ? blank() : cents(minor, currency))
  for (const row of rows)
    sheet.line(row.id, {
      rank: row.rank === null ? blank() : count(row.rank),
      reference: row.reference,
      applicant: applicantName(t, row.applicant),
      title: row.title,
      average: averageOf(row),
      result: failsText(paper, row.fails === '' ? [] : row.fails.split(','), t),
      tie: tieText(paper, row.tieBrokenBy, t),
      requested: money(row.requestedMinor),
      recommended: money(row.recommendedMinor),
      awarded: money(row.awardedMinor),
      state: t(`applicationState.${row.state}`),
    })
  const all = (of: (row: StoredRow) => number | null) =>
    sum(
      rows.map(row => row.id),
      cents(sumMinor(rows.map(row => of(row) ?? 0)), currency),
    )
  sheet.total('total', {
    title: head('total'),
    requested: all(row => row.requestedMinor),
    recommended: all(row => row.recommendedMinor),
    awarded: all(row => row.awardedMinor),
  })
}

/** The newest ranking of a call, a sheet for each lot, with what was proposed and decided. */
export const rankingList = defineDocument({
  id: 'ranking-list',
  titleKey: 'documents.grants.rankingList',
  families: [],
  formats: ['pdf', 'xlsx'],
  parameters: callParameters,
  example: { call: 'DII-G1', language: 'en' },
  compose: async (db, { call }, tools) => {
    const t = tools.translate
    const paper = await loadPaperCall(db, call, tools.language)
    const ranking = await newestRanking(db, paper.call.id, null)
    const rows = ranking ? await rowsOfRanking(db, { personId: tools.readerId }, ranking.id) : []
    const { pots } = await moneyOf(db, paper)
    const book = openPaper(tools, paper, { id: 'ranking-list', titleKey: 'documents.grants.rankingList' })
    const heads = [
      [
        t('documents.grants.call'),
        `${paper.call.code} ${paper.text(paper.call.id, 'title') || paper.call.title}`,
      ],
      [t('documents.grants.rankingNo'), ranking ? String(ranking.number) : t('documents.grants.noRanking')],
      [
        t('documents.grants.madeAt'),
        ranking ? formatZoned(ranking.made_at, paper.call.zone, tools.language) : '',
      ],
    ] as const
    for (const pot of pots) {
      const own = rows.filter(row => row.lotId === pot.id)
      addLot(book, paper, pot.id, own, { t, envelopeMinor: pot.envelopeMinor, heads })
    }
    const passing = rows.filter(row => row.rank !== null)
    book.checks([
      {
        id: 'RK-1',
        textKey: 'documents.grants.check.ranked',
        expected: count(rows.filter(row => row.fails === '').length),
        actual: count(passing.length),
        fixRoute: `/grants/calls/${paper.call.id}/ranking`,
      },
      {
        id: 'RK-2',
        textKey: 'documents.grants.check.notAboveRequested',
        expected: count(0),
        actual: count(rows.filter(row => (row.awardedMinor ?? 0) > (row.requestedMinor ?? 0)).length),
        fixRoute: `/grants/calls/${paper.call.id}/ranking`,
      },
    ])
    return book
  },
})
