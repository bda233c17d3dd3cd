import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { DecimalField, ProjectSelect, useRead, useWords } from '#renderer/ui/index.ts'
import { totalShare } from '#shared/domain/ledger/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { activityOptions, activityWithin, lineGroups, packageOptions } from '../ledger/index.ts'
import classes from './sharing.module.css'

/** A share while it is edited; without a project it is paid from elsewhere. */
export type ShareValues = {
  row: string
  projectId: string | null
  lineId: string | null
  workPackageId: string | null
  activityId: string | null
  label: string
  share: string | null
}

export const blankShare = (share: string | null = null): ShareValues => ({
  row: crypto.randomUUID(),
  projectId: null,
  lineId: null,
  workPackageId: null,
  activityId: null,
  label: '',
  share,
})

type Stored = Omit<ShareValues, 'row'>

/** The form of stored shares. */
export const shareValues = (parts: readonly Stored[]): ShareValues[] =>
  parts.map(({ projectId, lineId, workPackageId, activityId, label, share }) => ({
    row: crypto.randomUUID(),
    projectId,
    lineId,
    workPackageId,
    activityId,
    label,
    share,
  }))

/** What the command takes; blanks stay, so that the contract names them. */
export const sharesInput = (rows: readonly ShareValues[]) =>
  rows.map(({ row: _, share, ...rest }) => ({ ...rest, share: share ?? '' }))

export type SharesFieldProps = {
  readonly value?: readonly ShareValues[]
  readonly onChange?: (value: ShareValues[]) => void
  readonly error?: unknown
}

/** Shares in percent, each a project's line or paid from elsewhere, with their total. */
export function SharesField({ value = [], onChange, error }: SharesFieldProps) {
  const { t, locale } = useWords()
  const change = (index: number, more: Partial<ShareValues>) =>
    onChange?.(value.map((row, place) => (place === index ? { ...row, ...more } : row)))
  const total = totalShare(value.map(row => row.share ?? '0'))
  return (
    <Stack gap="xs" component="section" aria-label={t('sharing.shares')}>
      {value.map((row, index) => (
        <ShareRow
          key={row.row}
          number={index + 1}
          share={row}
          onChange={more => change(index, more)}
          onRemove={value.length > 1 ? () => onChange?.(value.filter(kept => kept.row !== row.row)) : null}
        />
      ))}
      <Group gap="md">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange?.([...value, blankShare()])}
        >
          {t('sharing.addShare')}
        </Button>
        <Text size="sm" role="status">
          {t('sharing.total', { total: total ? formatDecimalText(formatDecimal(total), locale) : '–' })}
        </Text>
      </Group>
      {typeof error === 'string' ? (
        <Text size="sm" c="var(--text-danger)">
          {error}
        </Text>
      ) : null}
    </Stack>
  )
}

type RowProps = {
  readonly number: number
  readonly share: ShareValues
  readonly onChange: (more: Partial<ShareValues>) => void
  readonly onRemove: (() => void) | null
}

function ShareRow({ number, share, onChange, onRemove }: RowProps) {
  const { t } = useWords()
  return (
    <fieldset className={classes['share']} aria-label={t('sharing.shareNo', { number })}>
      <ProjectSelect
        label={t('sharing.project')}
        clearable
        value={share.projectId}
        onChange={projectId => onChange({ projectId, lineId: null, workPackageId: null, activityId: null })}
      />
      {share.projectId === null ? (
        <TextInput
          label={t('sharing.elsewhere')}
          placeholder={t('sharing.elsewhereExample')}
          value={share.label}
          onChange={event => onChange({ label: event.currentTarget.value })}
        />
      ) : (
        <PlaceFields share={share} projectId={share.projectId} onChange={onChange} />
      )}
      <div className={classes['percent']}>
        <DecimalField
          label={t('entry.share')}
          unit="%"
          value={share.share}
          onChange={next => onChange({ share: next })}
        />
      </div>
      {onRemove ? (
        <ActionIcon
          className={classes['remove']}
          variant="subtle"
          color="gray"
          mb={4}
          aria-label={t('sharing.removeShare', { number })}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : null}
    </fieldset>
  )
}

type PlaceProps = Pick<RowProps, 'share' | 'onChange'> & { readonly projectId: string }

/** Where the share is booked within its project: budget line, work package, activity. */
function PlaceFields({ share, projectId, onChange }: PlaceProps) {
  const { t } = useWords()
  const lines = useRead('budgets.lines', { projectId })
  const project = useRead('projects.get', { id: projectId })
  const groups = lineGroups(lines.data?.rows ?? []).map(({ group, items }) => ({ group, items: [...items] }))
  const wide = { width: 420, position: 'bottom-start' } as const
  return (
    <>
      <Select
        label={t('entry.line')}
        data={groups}
        searchable
        clearable
        comboboxProps={wide}
        nothingFoundMessage={t('pick.nothing')}
        value={share.lineId}
        onChange={lineId => onChange({ lineId })}
      />
      <div className={classes['below']}>
        <Select
          label={t('entry.workPackage')}
          data={packageOptions(project.data)}
          searchable
          clearable
          comboboxProps={wide}
          nothingFoundMessage={t('pick.nothing')}
          value={share.workPackageId}
          onChange={workPackageId =>
            onChange({
              workPackageId,
              activityId: activityWithin(project.data, workPackageId, share.activityId),
            })
          }
        />
        <Select
          label={t('entry.activity')}
          data={activityOptions(project.data, share.workPackageId)}
          searchable
          clearable
          comboboxProps={wide}
          nothingFoundMessage={t('pick.nothing')}
          value={share.activityId}
          onChange={activityId => onChange({ activityId })}
        />
      </div>
    </>
  )
}
