import { Badge, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { DecimalFigure, reachable, useWords } from '#renderer/ui/index.ts'
import type { GridWords } from '#shared/contract/committees.ts'
import { type CriterionScore, criterionSpread } from '#shared/domain/evaluation/index.ts'
import classes from './assessment.module.css'
import type { Sheets } from './evaluation-tab.tsx'
import { SheetSource } from './sheet-source.tsx'
import { usePoints } from './use-points.ts'

type Sheet = Sheets['sheets'][number]

/** Sheets beside each other, criterion by criterion, with how far they differ; void ones stay to be read. */
export function SheetTable(props: {
  readonly grid: GridWords
  readonly sheets: readonly Sheet[]
  readonly consensus: Sheets['consensus']
}) {
  const { t } = useWords()
  const { grid, consensus } = props
  const sheets = props.sheets.toSorted((a, b) => Number(a.state === 'void') - Number(b.state === 'void'))
  const counted = sheets.filter(({ state }) => state === 'submitted').map(({ scores }) => scores)
  const columns = sheets.length + (consensus ? 3 : 2)
  return (
    <div className={classes['sheets']} {...reachable(t('committees.sheetTable'))}>
      <Table verticalSpacing={6} aria-label={t('committees.sheetTable')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('committees.criterion')}</Table.Th>
            {sheets.map(sheet => (
              <Table.Th key={sheet.id} scope="col">
                <SheetHead sheet={sheet} />
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="right">
              {t('committees.difference')}
            </Table.Th>
            {consensus ? (
              <Table.Th scope="col" ta="right">
                {t('committees.consensus')}
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        {grid.sections.map(section => (
          <Table.Tbody key={section.key}>
            <Table.Tr>
              <Table.Th scope="rowgroup" colSpan={columns}>
                {section.label}
              </Table.Th>
            </Table.Tr>
            {section.criteria.map(({ key, label, weight }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={400} pl={16}>
                  {`${label} (${weight})`}
                </Table.Th>
                {sheets.map(sheet => (
                  <Table.Td key={sheet.id}>
                    <Given sheet={sheet} score={sheet.scores[key]} />
                  </Table.Td>
                ))}
                <Table.Td className={classes['figures']}>
                  <DecimalFigure value={criterionSpread(counted, key)} />
                </Table.Td>
                {consensus ? (
                  <Table.Td className={classes['agreed'] ?? ''}>
                    <Answer score={consensus.scores[key]} />
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
        <Table.Tbody>
          <WholeRow
            label={t('committees.wholeTotal')}
            cells={sheets.map(sheet => (
              <Text
                key={sheet.id}
                fw={600}
                className={sheet.state === 'void' ? (classes['struck'] ?? '') : ''}
              >
                <DecimalFigure value={sheet.state === 'draft' ? null : sheet.total} />
              </Text>
            ))}
            agreed={
              consensus ? (
                <Text fw={600} className={classes['agreed'] ?? ''}>
                  <DecimalFigure value={consensus.total} />
                </Text>
              ) : null
            }
          />
          {sheets.some(({ recommendation }) => recommendation !== null) ? (
            <WholeRow
              label={t('column.recommendation')}
              cells={sheets.map(({ recommendation }) =>
                recommendation === null ? '' : t(`recommendation.${recommendation}`),
              )}
              agreed={consensus ? '' : null}
            />
          ) : null}
          <WholeRow
            label={t('assess.comment')}
            cells={sheets.map(sheet => (
              <div key={sheet.id} className={classes['why']}>
                {sheet.state === 'void'
                  ? t('committees.voidBecause', { reason: sheet.voidReason })
                  : sheet.comment}
              </div>
            ))}
            agreed={consensus ? <div className={classes['why']}>{consensus.comment}</div> : null}
          />
        </Table.Tbody>
      </Table>
    </div>
  )
}

function WholeRow(props: {
  readonly label: string
  readonly cells: readonly ReactNode[]
  readonly agreed: ReactNode
}) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{props.label}</Table.Th>
      {props.cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand in one order
        <Table.Td key={index}>{cell}</Table.Td>
      ))}
      <Table.Td />
      {props.agreed === null ? null : <Table.Td>{props.agreed}</Table.Td>}
    </Table.Tr>
  )
}

function SheetHead({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useWords()
  return (
    <>
      {sheet.person.name}
      <br />
      <Badge
        size="sm"
        variant="light"
        tt="none"
        color={sheet.state === 'void' ? 'red' : sheet.state === 'draft' ? 'blue' : 'teal'}
      >
        {sheet.state === 'submitted' && sheet.reader !== null
          ? t(`reader.${sheet.reader}`)
          : t(`committees.marks.${sheet.state}`)}
      </Badge>
      <SheetSource sheet={sheet} />
    </>
  )
}

function Given({ sheet, score }: { readonly sheet: Sheet; readonly score: CriterionScore | undefined }) {
  return (
    <div className={sheet.state === 'void' ? classes['struck'] : undefined}>
      <Answer score={score} />
    </div>
  )
}

/** Points, or that there are none on purpose, and why. */
function Answer({ score }: { readonly score: CriterionScore | undefined }) {
  const { t } = useWords()
  const points = usePoints()
  if (!score) return null
  return (
    <>
      <Text size="sm" className={classes['total'] ?? ''}>
        {score.kind === 'score' ? points(score.points) : t(`assess.kinds.${score.kind}`)}
      </Text>
      {score.comment === '' ? null : <div className={classes['why']}>{score.comment}</div>}
    </>
  )
}
