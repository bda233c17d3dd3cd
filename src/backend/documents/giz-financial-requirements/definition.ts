import { z } from 'zod'
import { callBy } from '#shared/domain/payments/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { openReport } from '../basis/open-report.ts'
import { requiredRule } from '../basis/project.ts'
import { openRegister } from '../basis/register-sheet.ts'
import { defineDocument } from '../definition.ts'
import {
  type CheckInput,
  cents,
  count,
  type DocumentBuilder,
  date,
  formula,
  fromSheet,
  sum,
  type Translate,
  type Value,
} from '../model/index.ts'
import { languageParameter, projectParameter } from '../parameters.ts'
import { loadRequirements, type Requirements } from './data.ts'

type Column = 'no' | 'period' | 'from' | 'to' | 'sendBy' | 'needed' | 'cumulative'

const rowKey = (number: number): string => `period ${number}`

/** One row a period: what is needed for it, from the start on, and by when the call is sent. */
function addSchedule(book: DocumentBuilder, { project, periods }: Requirements, t: Translate): void {
  const { currency } = project
  const checkDays = Number(requiredRule(project, 'call_check_days'))
  const value = (minor: number): Value => ({ kind: 'money', minor, currency })
  const sheet = openRegister<Column>(book, t, {
    key: 'schedule',
    name: t('documents.giz.schedule.sheet'),
    words: 'documents.giz.schedule',
    currency,
    note: [
      `${project.code} ${project.title}, ${project.contractNo}.`,
      t('documents.giz.schedule.note'),
      ...(project.invented ? [t('documents.inventedNote')] : []),
    ].join(' '),
    columns: [
      ['no', 7, 'quantity'],
      ['period', 26, 'text'],
      ['from', 14, 'date'],
      ['to', 14, 'date'],
      ['sendBy', 20, 'date'],
      ['needed', 22, 'money'],
      ['cumulative', 22, 'money'],
    ],
  })
  let allMinor = 0
  for (const [place, { period, neededMinor }] of periods.entries()) {
    allMinor = sumMinor([allMinor, neededMinor ?? 0])
    const before = periods[place - 1]
    sheet.line(rowKey(period.number), {
      no: count(period.number),
      period: period.label,
      from: date(period.start),
      to: date(period.end),
      sendBy: date(callBy(period.start, checkDays)),
      needed: neededMinor === null ? { kind: 'empty' } : cents(neededMinor, currency),
      cumulative: formula<Column>(
        at =>
          before ? `${at.cell(rowKey(before.period.number))}+${at.here('needed')}` : `0+${at.here('needed')}`,
        value(allMinor),
      ),
    })
  }
  sheet.total('total', {
    period: t('documents.giz.schedule.total'),
    needed: sum(
      periods.map(({ period }) => rowKey(period.number)),
      value(allMinor),
    ),
  })
  book.define('GIZ_Required', { sheet: 'schedule', row: 'total', column: 'needed' })
}

function checksOf({ project, periods }: Requirements): CheckInput[] {
  const { currency, grantMinor, id } = project
  const minor = sumMinor(periods.map(row => row.neededMinor ?? 0))
  const blank = periods.filter(row => row.neededMinor === null).length
  const forecast: CheckInput = {
    id: 'GIZ-1',
    textKey: 'documents.giz.check.forecasts',
    expected: count(0),
    actual: count(blank),
    fixRoute: `/projects/${id}/budget/forecast`,
  }
  if (grantMinor === null) return [forecast]
  return [
    forecast,
    {
      id: 'GIZ-2',
      textKey: 'documents.giz.check.grant',
      expected: cents(grantMinor, currency),
      actual: fromSheet('schedule', 'total', 'needed', { kind: 'money', minor, currency }),
      rule: 'at-most',
      fixRoute: `/projects/${id}/budget`,
    },
  ]
}

/** GIZ Annex 3, form 3b: what money is needed when, over the whole agreement, sent with the first call; its columns are ours. */
export const gizFinancialRequirements = defineDocument({
  id: 'giz-financial-requirements',
  titleKey: 'documents.giz.schedule.title',
  families: ['bmz'],
  formats: ['xlsx', 'pdf'],
  parameters: z.strictObject({ project: projectParameter, language: languageParameter.default('en') }),
  example: { project: 'GIZ-DEMO-1', language: 'en' },
  compose: async (db, parameters, tools) => {
    const figures = await loadRequirements(db, parameters.project)
    const book = openReport(tools, figures.project, {
      id: 'giz-financial-requirements',
      titleKey: 'documents.giz.schedule.title',
      donor: 'GIZ',
      report: 'annex-3b-requirements',
      end: figures.project.end,
    })
    addSchedule(book, figures, tools.translate)
    book.checks(checksOf(figures))
    return book
  },
})
