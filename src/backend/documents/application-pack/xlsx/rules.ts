import type { DataValidation } from 'exceljs'
import type { FormColumn, FormField } from '#shared/domain/calls/index.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import type { Translate } from '../../model/index.ts'

/** Formats of input cells by kind; text stays text, so that a number of a registration keeps its zeros. */
export const formatFor = (kind: string, decimals: number): string => {
  if (kind === 'money') return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  if (kind === 'date') return 'dd.mm.yyyy'
  return kind === 'number' ? 'General' : '@'
}

/** Most letters of an answer that a spreadsheet cell still shows and checks. */
const LONGEST = 32_000

type Asked = Pick<FormField, 'minimum' | 'maximum' | 'maxLength'> & {
  readonly kind: FormField['kind'] | FormColumn['kind']
}

const dayOf = (text: string): Date => new Date(`${text}T00:00:00.000Z`)

function between(
  type: 'decimal' | 'date',
  low: number | Date | null,
  high: number | Date | null,
): Pick<DataValidation, 'type' | 'operator' | 'formulae'> {
  if (low !== null && high !== null) return { type, operator: 'between', formulae: [low, high] }
  if (low !== null) return { type, operator: 'greaterThanOrEqual', formulae: [low] }
  return { type, operator: 'lessThanOrEqual', formulae: [high ?? 1e12] }
}

const bound = (text: string | undefined, read: (text: string) => number | Date) =>
  text === undefined ? null : read(text)

/** What Excel and LibreOffice refuse while somebody types; `list` is the range of a choice's labels. */
export function inputRule(
  asked: Asked,
  {
    currency,
    list,
    translate: t,
  }: { readonly currency: string; readonly list: string; readonly translate: Translate },
): DataValidation | undefined {
  const tell = (key: string) => ({
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: t('pack.rule.title'),
    error: t(key),
  })
  if (list !== '') return { ...tell('pack.rule.list'), type: 'list', formulae: [list] }
  if (asked.kind === 'number') {
    const rule = between(
      'decimal',
      bound(asked.minimum, Number) ?? -1e12,
      bound(asked.maximum, Number) ?? 1e12,
    )
    return { ...tell('pack.rule.number'), ...rule }
  }
  if (asked.kind === 'money') {
    const amount = (text: string) => Number(minorToDecimalText(Number(text), currency))
    const rule = between('decimal', bound(asked.minimum, amount) ?? 0, bound(asked.maximum, amount) ?? 1e12)
    return { ...tell('pack.rule.money'), ...rule }
  }
  if (asked.kind === 'date') {
    const rule = between(
      'date',
      bound(asked.minimum, dayOf) ?? dayOf('1990-01-01'),
      bound(asked.maximum, dayOf) ?? dayOf('2100-12-31'),
    )
    return { ...tell('pack.rule.date'), ...rule }
  }
  return {
    ...tell('pack.rule.text'),
    error: t('pack.rule.text', { longest: asked.maxLength ?? LONGEST }),
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [asked.maxLength ?? LONGEST],
  }
}
