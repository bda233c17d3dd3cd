import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconPercentage, IconPlus } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DecimalFigure,
  EmptyNote,
  Figure,
  Loaded,
  NoticeList,
  useMay,
  useRead,
  useWords,
  versionName,
} from '#renderer/ui/index.ts'
import type { FundedLine, FundingSourceRow } from '#shared/contract/funding.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { EditLineFunding } from './funding/edit-line-funding.tsx'
import { EditSource } from './funding/edit-source.tsx'
import { SpreadFunding } from './funding/spread-funding.tsx'
import classes from './sections/budget-section.module.css'
import { BudgetSection, useBudgetProject } from './sections/budget-section.tsx'
import { entriesLink } from './tree/figure-links.ts'

/** Where the lines by source begin. */
const BY_LINE = 'by-line'

type Plan = OutputOf<'funding.plan'>
type Act =
  | { readonly kind: 'source'; readonly source: FundingSourceRow | null }
  | { readonly kind: 'line'; readonly line: FundedLine }
  | { readonly kind: 'spread' }

/** Who pays for what: the sources against their plan, and each line by source; a draft can be edited. */
export function FundingPage() {
  const projectId = useBudgetProject()
  const versions = useRead('budgets.versions', { projectId })
  const draft = versions.data?.rows.find(row => row.state === 'draft')
  const plan = useRead(
    'funding.plan',
    { projectId, versionId: draft?.id ?? null },
    { enabled: !!versions.data },
  )
  return (
    <BudgetSection>
      <Loaded of={plan} lines={8}>
        {value => <Funding plan={value} projectId={projectId} />}
      </Loaded>
    </BudgetSection>
  )
}

function Funding({ plan, projectId }: { readonly plan: Plan; readonly projectId: string }) {
  const words = useWords()
  const { t } = words
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const isDraft = plan.version?.state === 'draft' && may('funding.saveLine')
  const add = may('funding.saveSource') ? (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAct({ kind: 'source', source: null })}
    >
      {t('funding.addSource')}
    </Button>
  ) : null
  return (
    <Stack gap="md" maw={1180}>
      <Group justify="space-between">
        <Title order={2}>{plan.version ? versionName(words, plan.version) : t('funding.title')}</Title>
        <Group gap="xs">
          {add}
          {isDraft && plan.sources.length > 0 ? (
            <Button
              variant="default"
              leftSection={<IconPercentage size={16} aria-hidden />}
              onClick={() => setAct({ kind: 'spread' })}
            >
              {t('funding.spread')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {plan.version && !isDraft ? (
        <Text size="sm" c="dimmed">
          {t('funding.signed')}
        </Text>
      ) : null}
      {plan.sources.length === 0 ? (
        <EmptyNote title={t('funding.none')} text={t('funding.noneHelp')} />
      ) : (
        <>
          <NoticeList blockers={[]} warnings={plan.notices.map(notice => ({ ...notice, fix: null }))} />
          <SourceTable
            plan={plan}
            projectId={projectId}
            onEdit={may('funding.saveSource') ? source => setAct({ kind: 'source', source }) : null}
          />
          <LineTable
            plan={plan}
            projectId={projectId}
            onEdit={isDraft ? line => setAct({ kind: 'line', line }) : null}
          />
        </>
      )}
      {act?.kind === 'source' ? (
        <EditSource projectId={projectId} currency={plan.currency} source={act.source} onClose={close} />
      ) : null}
      {act?.kind === 'line' ? <EditLineFunding plan={plan} line={act.line} onClose={close} /> : null}
      {act?.kind === 'spread' ? <SpreadFunding plan={plan} onClose={close} /> : null}
    </Stack>
  )
}

function SourceTable(props: {
  readonly plan: Plan
  readonly projectId: string
  readonly onEdit: ((source: FundingSourceRow) => void) | null
}) {
  const { t } = useWords()
  const { currency, sources } = props.plan
  const params = { projectId: props.projectId }
  const byLine = { to: '/projects/$projectId/budget/funding', params, hash: BY_LINE } as const
  const money = (minor: number, name: string) => (
    <Figure
      amount={{ minor, currency }}
      link={byLine}
      label={t('figureLink.fundedLines', { source: name })}
    />
  )
  return (
    <Table aria-label={t('funding.sources')} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('budget.fundingSource')}</Table.Th>
          <Table.Th scope="col">{t('budget.kind')}</Table.Th>
          {(['planned', 'allocated', 'open', 'share'] as const).map(name => (
            <Table.Th key={name} scope="col" ta="right">
              {t(`funding.column.${name}`, { currency })}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sources.map(source => (
          <Table.Tr key={source.id}>
            <Table.Th scope="row" fw={400}>
              {props.onEdit ? (
                <Button size="compact-sm" variant="subtle" onClick={() => props.onEdit?.(source)}>
                  {source.name}
                </Button>
              ) : (
                source.name
              )}
            </Table.Th>
            <Table.Td>{t(`sourceKind.${source.kind}`)}</Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: source.plannedMinor, currency }}
                link={{ to: '/projects/$projectId/funds', params, hash: 'receipts' }}
                label={t('figureLink.receivedOf', { source: source.name })}
              />
            </Table.Td>
            <Table.Td ta="right">{money(source.allocatedMinor, source.name)}</Table.Td>
            <Table.Td ta="right">{money(source.plannedMinor - source.allocatedMinor, source.name)}</Table.Td>
            <Table.Td ta="right">
              <DecimalFigure value={source.percent} unit="%" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function LineTable(props: {
  readonly plan: Plan
  readonly projectId: string
  readonly onEdit: ((line: FundedLine) => void) | null
}) {
  const { t } = useWords()
  const { plan, onEdit } = props
  const { currency } = plan
  return (
    <div className={classes['wide']} id={BY_LINE}>
      <table className={classes['grid']} aria-label={t('funding.byLine')}>
        <thead>
          <tr>
            <th scope="col">{t('budget.rowIn', { currency })}</th>
            <th scope="col">{t('budget.amount')}</th>
            {plan.sources.map(source => (
              <th key={source.id} scope="col">
                {source.name}
              </th>
            ))}
            <th scope="col">{t('funding.uncovered')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map(line => (
            <tr key={line.nodeId}>
              <th
                scope="row"
                style={{ paddingInlineStart: 8 + line.depth * 14 }}
                title={`${line.code} ${line.label}`}
              >
                {onEdit && line.kind !== 'heading' ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => onEdit(line)}>
                    {`${line.code} ${line.label}`}
                  </Button>
                ) : (
                  <Text span size="sm" fw={line.kind === 'heading' ? 600 : 400}>
                    {`${line.code} ${line.label}`}
                  </Text>
                )}
              </th>
              <FundedCells line={line} plan={plan} projectId={props.projectId} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FundedCells(props: { readonly line: FundedLine; readonly plan: Plan; readonly projectId: string }) {
  const { t } = useWords()
  const { line, plan } = props
  const { currency } = plan
  const link = line.lineId === null ? undefined : entriesLink(props.projectId, [line.lineId], 'spent')
  const inBudget = {
    label: t('figureLink.line', { line: line.code }),
    link: linkOptions({
      to: '/projects/$projectId/budget',
      params: { projectId: props.projectId },
      search: {
        line: line.nodeId,
        ...(plan.version?.state === 'draft' ? { versionId: plan.version.id } : {}),
      },
    }),
  }
  return (
    <>
      <td>
        <Figure
          amount={{ minor: line.amountMinor, currency }}
          {...(link ? { link, label: t('moves.entriesOf', { line: line.code }) } : inBudget)}
        />
      </td>
      {plan.sources.map(source => {
        const part = line.parts.find(found => found.sourceId === source.id)
        return (
          <td key={source.id}>
            <Figure amount={part ? { minor: part.amountMinor, currency } : null} {...inBudget} />
            {part?.percent ? (
              <Text span size="xs" c="dimmed" ml={6}>
                <DecimalFigure value={part.percent} unit="%" />
              </Text>
            ) : null}
          </td>
        )
      })}
      <td>
        <Figure
          amount={{ minor: line.uncoveredMinor, currency }}
          strong={line.uncoveredMinor !== 0}
          {...inBudget}
        />
      </td>
    </>
  )
}
