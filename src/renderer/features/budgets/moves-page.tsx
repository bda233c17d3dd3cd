import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyNote, Figure, type FigureLink, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import { MoveTable } from './moves/move-table.tsx'
import { ReleaseReserve } from './moves/release-reserve.tsx'
import { WhatIfBoard } from './moves/what-if-board.tsx'
import { BudgetSection, useBudgetProject } from './sections/budget-section.tsx'
import { DECIDED } from './sections/page-parts.ts'

/** Moves within the donor's limit: what would one ask for, what was decided, and what is left of the reserve. */
export function MovesPage() {
  const projectId = useBudgetProject()
  const lines = useRead('budgets.lines', { projectId })
  const moves = useRead('moves.list', { projectId })
  const may = useMay()
  return (
    <BudgetSection>
      <Loaded of={moves} lines={6}>
        {list => (
          <Stack gap="lg" maw={1180}>
            {may('moves.save') ? (
              <Loaded of={lines} lines={3}>
                {({ rows }) => <WhatIfBoard projectId={projectId} lines={rows} currency={list.currency} />}
              </Loaded>
            ) : null}
            <Decided list={list} projectId={projectId} lines={lines.data?.rows ?? []} />
          </Stack>
        )}
      </Loaded>
    </BudgetSection>
  )
}

type List = NonNullable<ReturnType<typeof useRead<'moves.list'>>['data']>
type Line = NonNullable<ReturnType<typeof useRead<'budgets.lines'>>['data']>['rows'][number]

function Decided(props: {
  readonly list: List
  readonly projectId: string
  readonly lines: readonly Line[]
}) {
  const { t } = useWords()
  const may = useMay()
  const { list } = props
  const { currency, reserve } = list
  const [releasing, setReleasing] = useState(false)
  const params = { projectId: props.projectId }
  const money = (minor: number, link: FigureLink, label: string) => (
    <Figure amount={{ minor, currency }} withCurrency strong link={link} label={label} />
  )
  const inBudget = { to: '/projects/$projectId/budget', params } as const
  const below = { to: '/projects/$projectId/budget/moves', params, hash: DECIDED } as const
  return (
    <Stack component="section" gap="sm" id={DECIDED}>
      <Group justify="space-between">
        <Title order={2}>{t('moves.title')}</Title>
        {may('moves.release') && reserve.leftMinor > 0 ? (
          <Button
            variant="default"
            leftSection={<IconLockOpen size={16} aria-hidden />}
            onClick={() => setReleasing(true)}
          >
            {t('moves.release')}
          </Button>
        ) : null}
      </Group>
      {reserve.budgetedMinor > 0 ? (
        <Text size="sm">
          {t('moves.reserve')} {money(reserve.budgetedMinor, inBudget, t('project.tab.budget'))} ·{' '}
          {t('moves.released')} {money(reserve.releasedMinor, below, t('moves.title'))} · {t('moves.left')}{' '}
          {money(reserve.leftMinor, below, t('moves.title'))}
        </Text>
      ) : null}
      {list.rows.length === 0 ? (
        <EmptyNote title={t('moves.none')} text={t('moves.noneHelp')} />
      ) : (
        <MoveTable rows={list.rows} currency={currency} projectId={props.projectId} />
      )}
      {releasing ? (
        <ReleaseReserve
          projectId={props.projectId}
          lines={props.lines}
          currency={currency}
          leftMinor={reserve.leftMinor}
          onClose={() => setReleasing(false)}
        />
      ) : null}
    </Stack>
  )
}
