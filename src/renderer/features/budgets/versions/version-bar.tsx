import { ActionIcon, Button, Select, Text, Tooltip } from '@mantine/core'
import { IconCopy, IconFileImport, IconPlus, IconSignature, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Figure, useWords, versionName } from '#renderer/ui/index.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'
import classes from '../budget-page.module.css'
import type { VersionActs } from './use-version-acts.tsx'

export type VersionBarProps = {
  readonly version: BudgetVersionRow
  readonly versions: readonly BudgetVersionRow[]
  readonly currency: string
  readonly acts: VersionActs
  readonly onAdd: () => void
  readonly tools: ReactNode
  /** What there is to mind, folded. */
  readonly notices: ReactNode
}

/** Which version is shown, its total and note, how the tree is shown, and the acts its state allows. */
export function VersionBar({ version, versions, currency, acts, onAdd, tools, notices }: VersionBarProps) {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate({ from: '/projects/$projectId/budget' })
  const { projectId } = useParams({ from: '/projects/$projectId/budget' })
  return (
    <div className={classes['bar']}>
      <Select
        aria-label={t('budget.version')}
        w={version.state === 'draft' ? 200 : 260}
        allowDeselect={false}
        data={versions.map(row => ({ value: row.id, label: versionName(words, row) }))}
        value={version.id}
        onChange={id => void navigate({ search: id === null ? {} : { versionId: id } })}
      />
      <Text span>
        {t('budget.totalIs')}{' '}
        <Figure
          amount={{ minor: version.totalMinor, currency }}
          withCurrency
          strong
          link={{
            to: '/projects/$projectId/budget',
            params: { projectId },
            search: { versionId: version.id, amount: 'budgeted' },
          }}
          label={t('part.title', { amount: t('amount.budgeted') })}
        />
      </Text>
      {notices}
      <Text size="sm" c="dimmed" truncate className={classes['note'] ?? ''} title={version.note}>
        {version.note}
      </Text>
      {tools}
      <VersionButtons acts={acts} onAdd={onAdd} />
    </div>
  )
}

function VersionButtons({ acts, onAdd }: { readonly acts: VersionActs; readonly onAdd: () => void }) {
  const { t } = useWords()
  const { projectId } = useParams({ from: '/projects/$projectId/budget' })
  return (
    <div className={classes['acts']}>
      {acts.remove ? (
        <Tooltip label={t('budget.deleteDraft')}>
          <ActionIcon variant="default" size={36} aria-label={t('budget.deleteDraft')} onClick={acts.remove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
      {acts.mayImport ? (
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          renderRoot={root => <Link {...root} to="/money/import" search={{ kind: 'budget', projectId }} />}
        >
          {t('budget.import')}
        </Button>
      ) : null}
      {acts.canEdit ? (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
          {t('budget.addRow')}
        </Button>
      ) : null}
      {acts.create ? (
        <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={acts.create}>
          {t('budget.createDraft')}
        </Button>
      ) : null}
      {acts.sign ? (
        <Button leftSection={<IconSignature size={16} aria-hidden />} onClick={acts.sign}>
          {t('budget.sign')}
        </Button>
      ) : null}
    </div>
  )
}
