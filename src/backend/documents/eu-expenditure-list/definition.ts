import type { Reader } from '#backend/rpc/context.ts'
import { type BudgetRow, loadBudget } from '../basis/budget.ts'
import { type JournalScope, type JournalTotals, journalTotals } from '../basis/journal.ts'
import { addJournal, lineKey } from '../basis/journal-sheet.ts'
import { addLayers } from '../basis/layers-sheet.ts'
import { openReport } from '../basis/open-report.ts'
import { loadPeriods, type PeriodSeries } from '../basis/periods.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'
import { loadRefusals, type Refusals } from '../basis/refusals.ts'
import { addRefused } from '../basis/refused-sheet.ts'
import { loadSpending, type Spending } from '../basis/spending.ts'
import { withUnbudgeted } from '../basis/unbudgeted.ts'
import { defineDocument } from '../definition.ts'
import { drillTo } from '../drill.ts'
import {
  type CheckInput,
  cents,
  count,
  type DocumentBuilder,
  formula,
  fromSheet,
  minus,
  sum,
  sumIfs,
  type Translate,
  text,
  type Value,
} from '../model/index.ts'
import { reportParameters } from '../parameters.ts'

interface ListFigures {
  readonly project: ReportProject
  readonly periods: PeriodSeries
  readonly lines: readonly BudgetRow[]
  readonly spending: Spending
  readonly scope: JournalScope
  readonly totals: JournalTotals
  /** Those of this report alone. */
  readonly refusals: Refusals
}

/** The refusals of one report without those of earlier ones. */
const ofReport = ({ rows, byLine, periodMinor }: Refusals, number: number): Refusals => ({
  rows: rows.filter(row => row.report === number),
  byLine,
  periodMinor,
  earlierMinor: 0,
})

async function loadList(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<ListFigures> {
  const project = await loadProject(db, parameters.project)
  const periods = await loadPeriods(db, project, parameters.period)
  const spending = await loadSpending(db, project, periods.current)
  const budget = await withUnbudgeted(db, await loadBudget(db, project, null), spending)
  const scope = { projectId: project.id, from: periods.current.start, to: periods.current.end }
  return {
    project,
    periods,
    lines: budget.rows.filter(row => row.lineId !== null),
    spending,
    scope,
    totals: await journalTotals(db, scope),
    refusals: ofReport(await loadRefusals(db, project, periods), periods.current.number),
  }
}

const spentOn = (figures: ListFigures, line: BudgetRow): number =>
  line.lineId === null ? 0 : (figures.spending.byLine.get(line.lineId)?.periodMinor ?? 0)

const refusedOn = (figures: ListFigures, line: BudgetRow): number =>
  line.lineId === null ? 0 : (figures.refusals.byLine.get(line.lineId)?.periodMinor ?? 0)

type LineColumn = 'line' | 'label' | 'total' | 'refused' | 'accepted'

/** What each line of the report must show: the sum of its rows, computed live from the list. */
function addLineTotals(book: DocumentBuilder, figures: ListFigures, t: Translate): void {
  const { project, periods, lines } = figures
  const { currency } = project
  const sheet = book.sheet<LineColumn>({
    key: 'lines',
    name: t('documents.eu.sheet.lineTotals'),
    orientation: 'portrait',
    columns: [
      { key: 'line', header: t('documents.journal.line'), width: 14, format: 'text' },
      { key: 'label', header: t('documents.eu.column.costs'), width: 58, format: 'text' },
      ...(['total', 'refused', 'accepted'] as const).map(key => ({
        key,
        header: t(`documents.journal.${key === 'total' ? 'reported' : key}`, { currency }),
        width: 16,
        format: 'money' as const,
      })),
    ],
  })
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  sheet.title(t('documents.eu.sheet.lineTotals')).header()
  for (const line of lines) {
    const drill = {
      drill: drillTo({
        projectId: project.id,
        state: 'posted',
        lineIds: line.lineId === null ? [] : [line.lineId],
        from: periods.current.start,
        to: periods.current.end,
      }),
    }
    const key = [
      ['DBE_Line', lineKey(line.code)],
      ['DBE_Report', periods.current.number],
    ] as const
    sheet.line(line.id, {
      line: text(lineKey(line.code)),
      label: line.label,
      total: sumIfs('DBE_EUR', key, money(spentOn(figures, line)), drill),
      refused: sumIfs('DBE_Refused', key, money(refusedOn(figures, line))),
      accepted: minus<LineColumn>(
        'total',
        'refused',
        money(spentOn(figures, line) - refusedOn(figures, line)),
      ),
    })
  }
  const keys = lines.map(line => line.id)
  const { spending, refusals } = figures
  sheet.total('total', {
    label: t('documents.journal.total'),
    total: sum(keys, money(spending.periodMinor)),
    refused: sum(keys, money(refusals.periodMinor)),
    accepted: sum(keys, money(spending.periodMinor - refusals.periodMinor)),
  })
}

function checks(figures: ListFigures): CheckInput[] {
  const { project, totals, spending, refusals } = figures
  const { currency } = project
  const money = (minor: number): Value => ({ kind: 'money', minor, currency })
  return [
    {
      id: 'DBE-1',
      textKey: 'documents.eu.check.listEqualsLedger',
      expected: cents(spending.periodMinor, currency),
      actual: fromSheet('list', 'total', 'reported', money(totals.reportedMinor)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'DBE-2',
      textKey: 'documents.eu.check.listEqualsLines',
      expected: fromSheet('list', 'total', 'reported', money(totals.reportedMinor)),
      actual: fromSheet('lines', 'total', 'total', money(spending.periodMinor)),
      blocking: true,
      fixRoute: '/money/ledger',
    },
    {
      id: 'DBE-3',
      textKey: 'documents.eu.check.splits',
      expected: count(0),
      actual: formula(
        at => {
          const list = at.sheet('list')
          return `SUMPRODUCT(--(ABS(${list.column('entries', 'reported')}-${list.column('entries', 'base')}*${list.column('entries', 'share')})>0.0101))`
        },
        { kind: 'number', value: '0', decimals: 0 },
      ),
      fixRoute: '/money/ledger',
    },
    {
      id: 'DBE-4',
      textKey: 'documents.eu.check.refusedInList',
      expected: fromSheet('list', 'total', 'refused', money(totals.refusedMinor)),
      actual: fromSheet('refused', 'total', 'amount', money(refusals.periodMinor)),
      blocking: true,
      fixRoute: '/money/ineligible',
    },
    {
      id: 'DBE-5',
      textKey: 'documents.eu.check.acceptedLines',
      expected: fromSheet('list', 'total', 'accepted', money(totals.reportedMinor - totals.refusedMinor)),
      actual: fromSheet('lines', 'total', 'accepted', money(spending.periodMinor - refusals.periodMinor)),
      blocking: true,
      fixRoute: '/money/ineligible',
    },
  ]
}

/** EU detailed breakdown of expenditure of one report (donor-formats.md 1.3). */
export const euExpenditureList = defineDocument({
  id: 'eu-expenditure-list',
  titleKey: 'documents.eu.listTitle',
  families: ['eu'],
  formats: ['xlsx', 'pdf'],
  parameters: reportParameters,
  example: { project: 'EU-DEMO-1', period: 1, language: 'en' },
  compose: async (db, parameters, tools) => {
    const t = tools.translate
    const figures = await loadList(db, parameters)
    const { project, periods, scope, totals } = figures
    const book = openReport(tools, project, {
      id: 'eu-expenditure-list',
      titleKey: 'documents.eu.listTitle',
      donor: 'EU',
      report: `expenditure-list-${periods.current.number}`,
      end: periods.current.end,
    })
    addJournal(
      book,
      db,
      {
        key: 'list',
        name: t('documents.eu.sheet.list'),
        currency: project.currency,
        numbering: 'rows',
        decisions: true,
        reportNo: periods.current.number,
        scope,
        totals,
      },
      t,
    )
    const layers = await addLayers(book, db, { project, scope }, t)
    addLineTotals(book, figures, t)
    addRefused(book, figures, t)
    book.checks([...checks(figures), ...layers])
    return book
  },
})
