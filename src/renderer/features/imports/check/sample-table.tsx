import { Stack, Title } from '@mantine/core'
import { reachable, useRead, useWords } from '#renderer/ui/index.ts'
import type { ImportKind } from '#shared/contract/imports.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import classes from '../imports.module.css'

type SampleRow = Readonly<Record<string, string>>

/** The first rows as they will be stored, for the eye: are days days, and amounts the right ones? */
export function SampleTable({
  kind,
  sample,
}: {
  readonly kind: ImportKind
  readonly sample: readonly SampleRow[]
}) {
  const { t, say, locale } = useWords()
  const kinds = useRead('imports.kinds', {})
  const fields = kinds.data?.rows.find(row => row.kind === kind)?.fields ?? []
  const shown = fields.filter(field => sample.some(row => (row[field.key] ?? '') !== ''))
  const hasRows = sample.some(row => row['row'] !== undefined)
  if (sample.length === 0 || shown.length === 0) return null
  const isNumber = (fieldKind: string) => fieldKind === 'amount' || fieldKind === 'decimal'
  const text = (fieldKind: string, value: string) => {
    if (isPlainDate(value)) return formatDate(value, locale)
    return isNumber(fieldKind) && /^-?\d+(\.\d+)?$/.test(value) ? formatDecimalText(value, locale) : value
  }
  return (
    <Stack gap="xs">
      <Title order={2}>{t('wizard.sample')}</Title>
      <div className={classes['preview']} {...reachable(t('wizard.sample'))}>
        <table className={classes['sheet']} aria-label={t('wizard.sample')}>
          <thead>
            <tr>
              {hasRows ? <th scope="col">{t('wizard.row')}</th> : null}
              {shown.map(field => (
                <th key={field.key} scope="col">
                  {say(field.labelKey)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(row => (
              <tr key={JSON.stringify(row)}>
                {hasRows ? <th scope="row">{row['row']}</th> : null}
                {shown.map(field => {
                  const value = text(field.kind, row[field.key] ?? '')
                  return (
                    <td
                      key={field.key}
                      title={value}
                      style={{ textAlign: isNumber(field.kind) ? 'end' : 'start' }}
                    >
                      {value}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Stack>
  )
}
