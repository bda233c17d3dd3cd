import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyNote, Loaded, Page, useRead, useWords } from '#renderer/ui/index.ts'
import type { MineRow } from '#shared/contract/assessments.ts'
import classes from './assessment.module.css'
import { DeclareDialog } from './declare-dialog.tsx'
import { OwnPacks } from './own-packs.tsx'
import { usePoints } from './use-points.ts'

const COLOURS: Readonly<Record<MineRow['stage'], string>> = {
  to_declare: 'amber',
  to_score: 'blue',
  draft: 'blue',
  submitted: 'teal',
  closed: 'gray',
}

/** What a person is to read, by call, and nothing else: declare first, then read and score. */
export function AssessmentsPage() {
  const { t } = useWords()
  const read = useRead('assessments.mine', {})
  const [declaring, setDeclaring] = useState<MineRow | null>(null)
  return (
    <Page title={t('assess.mine')} subtitle={t('assess.mineHelp')}>
      <Loaded of={read} lines={6}>
        {({ rows, recused }) => (
          <Stack gap="xl">
            {rows.length === 0 ? <EmptyNote title={t('assess.none')} text={t('assess.noneHelp')} /> : null}
            {[...Map.groupBy(rows, row => row.call.id)].map(([callId, ofCall]) => (
              <OfCall key={callId} rows={ofCall} onDeclare={setDeclaring} />
            ))}
            {recused > 0 ? (
              <Text size="sm" c="dimmed">
                {t('assess.recused', { count: recused })}
              </Text>
            ) : null}
          </Stack>
        )}
      </Loaded>
      <DeclareDialog row={declaring} onClose={() => setDeclaring(null)} />
    </Page>
  )
}

function OfCall(props: { readonly rows: readonly MineRow[]; readonly onDeclare: (row: MineRow) => void }) {
  const { t } = useWords()
  const points = usePoints()
  const [first] = props.rows
  if (!first) return null
  const isBlind = props.rows.every(({ applicantName }) => applicantName === null)
  return (
    <section aria-label={first.call.title}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {`${first.call.code} · ${first.call.title}`}
        </Title>
        {props.rows.some(({ stage }) => stage !== 'submitted' && stage !== 'closed') ? (
          <OwnPacks callId={first.call.id} code={first.call.code} />
        ) : null}
      </Group>
      <Table aria-label={first.call.title} verticalSpacing={6} className={classes['list'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('application.referenceNo')}</Table.Th>
            <Table.Th scope="col">{t('application.title')}</Table.Th>
            {isBlind ? null : <Table.Th scope="col">{t('application.applicant')}</Table.Th>}
            <Table.Th scope="col">{t('assess.stage')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('assess.scored')}
            </Table.Th>
            <Table.Th scope="col">{t('assess.next')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(row => (
            <Table.Tr key={row.applicationId}>
              <Table.Th scope="row" fw={400}>
                {row.referenceNo}
              </Table.Th>
              <Table.Td>{row.title}</Table.Td>
              {isBlind ? null : <Table.Td>{row.applicantName}</Table.Td>}
              <Table.Td>
                <Badge color={COLOURS[row.stage]} variant="light">
                  {t(`assess.stages.${row.stage}`)}
                </Badge>
              </Table.Td>
              <Table.Td ta="right">
                {row.total === null
                  ? t('assess.of', { scored: row.scored, criteria: row.criteria })
                  : points(row.total)}
              </Table.Td>
              <Table.Td>
                <Next row={row} onDeclare={props.onDeclare} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Next({ row, onDeclare }: { readonly row: MineRow; readonly onDeclare: (row: MineRow) => void }) {
  const { t } = useWords()
  if (row.stage === 'closed') return null
  if (row.stage === 'to_declare')
    return (
      <Button
        size="xs"
        aria-label={t('assess.declareOf', { reference: row.referenceNo })}
        onClick={() => onDeclare(row)}
      >
        {t('assess.declare')}
      </Button>
    )
  const act = t(row.stage === 'submitted' ? 'assess.look' : 'assess.readAndScore')
  return (
    <Button
      size="xs"
      variant={row.stage === 'submitted' ? 'default' : 'filled'}
      aria-label={t('assess.actOn', { act, reference: row.referenceNo })}
      renderRoot={root => (
        <Link {...root} to="/assessments/$applicationId" params={{ applicationId: row.applicationId }} />
      )}
    >
      {act}
    </Button>
  )
}
