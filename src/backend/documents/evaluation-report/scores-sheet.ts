import type { CriterionScore } from '#shared/domain/evaluation/index.ts'
import { inLanguage, type PaperCall } from '../basis/paper-call.ts'
import { criteriaOfCall, type EvaluatedApplication, type PaperSheet, score } from '../basis/read-scores.ts'
import { type DocumentBuilder, quantity, type RowCells, type Translate, text } from '../model/index.ts'

type Cells = RowCells<string>

const wordOf = (given: CriterionScore | undefined, t: Translate) => {
  if (!given) return text('')
  if (given.kind === 'score' && given.points !== null) return quantity(given.points)
  return text(t(`documents.grants.${given.kind === 'abstained' ? 'abstained' : 'notApplicable'}`))
}

/** Typed by the assessor in the app, or read in from an Excel pack, and by whom. */
function howGiven({ intake, enteredBy }: PaperSheet, t: Translate): string {
  if (intake === 'typed') return t('documents.grants.givenInApp')
  return enteredBy === null
    ? t('documents.grants.givenInPack')
    : t('documents.grants.givenInPackBy', { name: enteredBy })
}

/** One row for each sheet, and one with the averages below the sheets of each application. */
function* rowsOf(
  read: readonly EvaluatedApplication[],
  keys: readonly string[],
  t: Translate,
): Generator<Cells> {
  const sheetRow = (row: EvaluatedApplication, sheet: PaperSheet): Cells => ({
    reference: row.reference,
    assessor: sheet.assessor,
    ...Object.fromEntries(keys.map(key => [`c:${key}`, wordOf(sheet.scores[key], t)])),
    total: score(sheet.total),
    recommendation: sheet.recommendation === null ? '' : t(`recommendation.${sheet.recommendation}`),
    comment: sheet.comment,
    given: howGiven(sheet, t),
  })
  for (const row of read) {
    for (const sheet of row.sheets) yield sheetRow(row, sheet)
    yield {
      reference: row.reference,
      assessor: text(t('documents.grants.average'), { bold: true }),
      ...Object.fromEntries(keys.map(key => [`c:${key}`, { ...score(row.parts.get(key)), bold: true }])),
      total: { ...score(row.standing?.result?.average), bold: true },
      recommendation: '',
      comment: '',
      given: '',
    }
  }
}

/** Scores per assessor and criterion, with comments. */
export function addScores(
  book: DocumentBuilder,
  paper: PaperCall,
  read: readonly EvaluatedApplication[],
  t: Translate,
): void {
  const words = (key: string) => t(`documents.grants.${key}`)
  const criteria = criteriaOfCall(paper)
  const sheet = book.sheet<string>({
    key: 'scores',
    name: words('sheet.scores'),
    freezeColumns: 2,
    columns: [
      { key: 'reference', header: words('reference'), width: 14, format: 'text' },
      { key: 'assessor', header: words('assessor'), width: 22, format: 'text' },
      ...criteria.map(criterion => ({
        key: `c:${criterion.key}`,
        header: `${inLanguage(criterion.label, paper.language)} (${criterion.weight})`,
        width: 12,
        format: 'quantity' as const,
      })),
      { key: 'total', header: words('total'), width: 10, format: 'quantity' },
      { key: 'recommendation', header: words('recommendation'), width: 20, format: 'text' },
      { key: 'comment', header: words('comment'), width: 50, format: 'text' },
      { key: 'given', header: words('howGiven'), width: 26, format: 'text' },
    ],
  })
  sheet.title(words('scoresTitle')).blank().header()
  const keys = criteria.map(criterion => criterion.key)
  sheet.list({
    key: 'rows',
    count: read.reduce((sum, row) => sum + row.sheets.length + 1, 0),
    filter: true,
    rows: () => rowsOf(read, keys, t),
  })
}
