import { Badge, Button, Group, Radio, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { ProgressPanel, reachable, useWords } from '#renderer/ui/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import classes from '../imports.module.css'
import type { WizardActs } from '../state/use-wizard.ts'
import type { Inspection } from '../state/wizard-state.ts'
import { FileWarnings } from './file-warnings.tsx'
import { StepFoot } from './step-foot.tsx'

/** Which sheet holds the table, and in which row its headings stand: a click on a row number says so. */
export function TableStep({ acts }: { readonly acts: WizardActs }) {
  const { t } = useWords()
  const { inspection } = acts.wizard
  const isBusy = acts.inspect.state.phase === 'running'
  if (!inspection) return null
  return (
    <Stack gap="md">
      <SheetChoice
        inspection={inspection}
        onSheet={sheet => void acts.lookAt({ sheet, headerRow: null })}
        isBusy={isBusy}
      />
      <ProgressPanel state={acts.inspect.state} onCancel={acts.inspect.cancel} label={t('wizard.opening')} />
      <FileWarnings warnings={inspection.warnings} />
      <Text size="sm">
        {inspection.headerRow === null
          ? t('wizard.noHeader')
          : t('wizard.headerIn', { row: String(inspection.headerRow) })}
      </Text>
      <SheetPreview
        inspection={inspection}
        onHeader={headerRow => void acts.lookAt({ sheet: inspection.sheet, headerRow })}
      />
      <StepFoot onBack={() => acts.goTo('file')}>
        <Button disabled={inspection.headerRow === null || isBusy} onClick={() => acts.goTo('columns')}>
          {t('wizard.toColumns')}
        </Button>
      </StepFoot>
    </Stack>
  )
}

function SheetChoice(props: {
  readonly inspection: Inspection
  readonly onSheet: (sheet: string) => void
  readonly isBusy: boolean
}) {
  const { t, locale } = useWords()
  const { sheets, sheet } = props.inspection
  if (sheets.length < 2) return null
  const number = (value: number) => formatDecimalText(String(value), locale)
  return (
    <Radio.Group label={t('wizard.sheet')} value={sheet} onChange={props.onSheet} readOnly={props.isBusy}>
      <Group gap="md" mt={6}>
        {sheets.map(row => (
          <Radio
            key={row.name}
            value={row.name}
            label={
              <>
                {row.name}{' '}
                <Text span size="sm" c="dimmed">
                  {t('wizard.sheetSize', { rows: number(row.rows), columns: number(row.columns) })}
                </Text>{' '}
                {row.hidden ? (
                  <Badge color="gray" variant="outline">
                    {t('wizard.hidden')}
                  </Badge>
                ) : null}
              </>
            }
          />
        ))}
      </Group>
    </Radio.Group>
  )
}

/** Letter of a column, counting from 0. @example letterOf(27) // 'AB' */
function letterOf(index: number): string {
  const above = Math.floor(index / 26)
  return (above === 0 ? '' : letterOf(above - 1)) + String.fromCharCode(65 + (index % 26))
}

function SheetPreview(props: { readonly inspection: Inspection; readonly onHeader: (row: number) => void }) {
  const { t } = useWords()
  const { preview, headerRow } = props.inspection
  const width = Math.max(1, ...preview.map(row => row.cells.length))
  const letters = Array.from({ length: width }, (_, index) => letterOf(index))
  return (
    <div className={classes['preview']} {...reachable(t('wizard.sheetPreview'))}>
      <table className={classes['sheet']} aria-label={t('wizard.sheetPreview')}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('wizard.rowNumber')}</VisuallyHidden>
            </th>
            {letters.map(letter => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map(({ row, cells }) => (
            <tr
              key={row}
              data-head={row === headerRow || undefined}
              data-above={(headerRow !== null && row < headerRow) || undefined}
            >
              <th scope="row">
                <UnstyledButton
                  className={classes['rowButton'] ?? ''}
                  aria-label={t('wizard.useAsHeader', { row: String(row) })}
                  aria-pressed={row === headerRow}
                  onClick={() => props.onHeader(row)}
                >
                  {row}
                </UnstyledButton>
              </th>
              {letters.map((letter, index) => (
                <td key={letter} title={cells[index]}>
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
