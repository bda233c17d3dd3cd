import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCopy, IconPencil, IconPrinter, IconSignature } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  EmptyNote,
  ErrorState,
  Facts,
  Figure,
  Loaded,
  NoticeList,
  useAct,
  useMay,
  useRead,
  useWords,
  versionName,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { AddendumTerms } from './addendum/addendum-terms.tsx'
import { HeadingTable, NeedBadge } from './addendum/heading-table.tsx'
import { LineTable } from './addendum/line-table.tsx'
import { BudgetSection, useBudgetProject } from './sections/budget-section.tsx'
import { CHANGED_LINES } from './sections/page-parts.ts'
import { SignVersion } from './versions/sign-version.tsx'

type Compared = OutputOf<'addenda.compare'>

/** The open addendum beside the signed budget, heading by heading and line by line; else the last change of the budget. */
export function AddendumPage() {
  const projectId = useBudgetProject()
  const compared = useRead('addenda.compare', { projectId })
  return (
    <BudgetSection>
      <Loaded of={compared} lines={8}>
        {value => <Addendum value={value} projectId={projectId} />}
      </Loaded>
    </BudgetSection>
  )
}

function Addendum({ value, projectId }: { readonly value: Compared; readonly projectId: string }) {
  const { t } = useWords()
  const { proposed, reference } = value
  const isOpen = proposed?.state === 'draft'
  if (proposed === null || (isOpen && reference === null))
    return <EmptyNote title={t('addendum.noBudget')} text={t('addendum.noBudgetHelp')} />
  return (
    <Stack gap="lg" maw={1180}>
      {isOpen ? (
        <OpenAddendum value={value} projectId={projectId} />
      ) : (
        <StartAddendum signedId={proposed.id} projectId={projectId} />
      )}
      {reference ? <Comparison value={value} projectId={projectId} /> : null}
    </Stack>
  )
}

/** One is open at a time: without one, the act that opens it as a copy of the signed budget. */
function StartAddendum({ signedId, projectId }: { readonly signedId: string; readonly projectId: string }) {
  const { t } = useWords()
  const may = useMay()
  const create = useAct('budgets.createVersion')
  const open = () => void create.run({ projectId, copyFromId: signedId, note: t('addendum.title') })
  return (
    <>
      {create.error ? <ErrorState error={create.error} /> : null}
      <EmptyNote
        title={t('addendum.none')}
        text={t('addendum.noneHelp')}
        action={
          may('budgets.createVersion') ? (
            <Button leftSection={<IconCopy size={16} aria-hidden />} loading={create.running} onClick={open}>
              {t('fix.openAddendum')}
            </Button>
          ) : null
        }
      />
    </>
  )
}

function OpenAddendum({ value, projectId }: { readonly value: Compared; readonly projectId: string }) {
  const words = useWords()
  const { t, locale } = words
  const may = useMay()
  const [act, setAct] = useState<'terms' | 'sign' | null>(null)
  const { proposed } = value
  if (proposed === null) return null
  const day = (date: string | null) => (date === null ? null : formatDate(date, locale))
  return (
    <Stack component="section" gap="sm">
      <Group justify="space-between">
        <Title order={2}>{versionName(words, proposed)}</Title>
        <Group gap="xs">
          {may('budgets.saveNode') ? (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              renderRoot={root => (
                <Link
                  {...root}
                  to="/projects/$projectId/budget"
                  params={{ projectId }}
                  search={{ versionId: proposed.id }}
                />
              )}
            >
              {t('addendum.editLines')}
            </Button>
          ) : null}
          {may('budgets.saveTerms') ? (
            <Button variant="default" onClick={() => setAct('terms')}>
              {t('addendum.editTerms')}
            </Button>
          ) : null}
          {may('budgets.sign') ? (
            <Button leftSection={<IconSignature size={16} aria-hidden />} onClick={() => setAct('sign')}>
              {t('budget.sign')}
            </Button>
          ) : null}
        </Group>
      </Group>
      <Facts
        facts={[
          { label: t('budget.note'), value: proposed.note },
          { label: t('addendum.request'), value: proposed.requestReference },
          { label: t('addendum.effectiveOn'), value: day(proposed.effectiveOn) },
          { label: t('addendum.newEnd'), value: day(proposed.newEndDate) },
        ]}
      />
      {act === 'terms' ? <AddendumTerms version={proposed} onClose={() => setAct(null)} /> : null}
      {act === 'sign' ? <SignHere projectId={projectId} value={value} onClose={() => setAct(null)} /> : null}
    </Stack>
  )
}

function SignHere(props: {
  readonly projectId: string
  readonly value: Compared
  readonly onClose: () => void
}) {
  const { projectId, onClose } = props
  const { proposed } = props.value
  const versions = useRead('budgets.versions', { projectId })
  const tree = useRead('budgets.tree', { projectId, versionId: proposed?.id ?? null })
  if (!proposed || !versions.data || !tree.data) return null
  const data = { projectId, tree: tree.data, versions: versions.data.rows }
  return <SignVersion data={data} version={proposed} onClose={onClose} onSigned={onClose} onMend={onClose} />
}

function Comparison({ value, projectId }: { readonly value: Compared; readonly projectId: string }) {
  const words = useWords()
  const { t } = words
  const { reference, proposed, currency } = value
  if (!reference || !proposed) return null
  const total = { minor: value.totalDeltaMinor, currency }
  return (
    <Stack component="section" gap="sm">
      <Group gap="xs">
        <Title order={2}>
          {t('addendum.compared', {
            proposed: versionName(words, proposed),
            reference: versionName(words, reference),
          })}
        </Title>
        <NeedBadge need={value.need} />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPrinter size={14} aria-hidden />}
          renderRoot={root => (
            <Link {...root} to="/documents" search={{ projectId, version: proposed.number }} />
          )}
        >
          {t('addendum.print')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {value.limit.percent === null
          ? t('addendum.noLimit')
          : t(`addendum.limit.${value.limit.basis}`, { percent: value.limit.percent })}{' '}
        {t('addendum.totalChange')}{' '}
        <Figure
          amount={total}
          withCurrency
          link={{ to: '/projects/$projectId/budget/addendum', params: { projectId }, hash: CHANGED_LINES }}
        />
      </Text>
      <NoticeList
        blockers={[]}
        warnings={[...value.blockers, ...value.warnings].map(notice => ({ ...notice, fix: null }))}
      />
      <HeadingTable
        headings={value.headings}
        currency={currency}
        label={t('addendum.byHeading')}
        parts={{ to: '/projects/$projectId/budget/addendum', params: { projectId }, hash: CHANGED_LINES }}
      />
      <LineTable lines={value.lines} currency={currency} projectId={projectId} />
    </Stack>
  )
}
