import { ActionIcon, Button, Select, Text, Tooltip } from '@mantine/core'
import { IconEqual, IconPlus, IconX } from '@tabler/icons-react'
import { DecimalField, Figure, useRead, useWords } from '#renderer/ui/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { lineGroups } from '../list/line-options.ts'
import { activityOptions, activityWithin, packageOptions } from '../list/place-options.ts'
import classes from './entry-form.module.css'
import { blankSplit } from './entry-values.ts'
import { FormPart } from './form-part.tsx'
import type { PartProps } from './part-props.ts'
import { equalShares, missingShare, nextShare, partAmounts } from './split-math.ts'

const MOST = 60

/** The lines the entry is booked on: shares in percent that add up to 100, and what falls on each. */
export function SplitsPart(props: PartProps) {
  const { t } = useWords()
  const { form, conversion } = props
  const { splits, amountMinor } = form.getValues()
  const shares = splits.map(split => split.share)
  const amounts = partAmounts(amountMinor, conversion.base?.minor ?? null, shares)
  const spread = () => {
    for (const [index, share] of equalShares(splits.length).entries())
      form.setFieldValue(`splits.${index}.share`, share)
  }
  return (
    <FormPart title={t('entry.part.lines')}>
      <div>
        {splits.map((split, index) => (
          <SplitRow key={split.row} {...props} index={index} amount={amounts[index]} />
        ))}
      </div>
      <div className={classes['total']}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={splits.length >= MOST}
          onClick={() => form.insertListItem('splits', blankSplit(nextShare(shares)))}
        >
          {t('entry.addLine')}
        </Button>
        {splits.length > 1 ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEqual size={14} aria-hidden />}
            onClick={spread}
          >
            {t('entry.spread')}
          </Button>
        ) : null}
        <ShareTotal shares={shares} />
      </div>
    </FormPart>
  )
}

function ShareTotal({ shares }: { readonly shares: readonly (string | null)[] }) {
  const { t, locale } = useWords()
  const missing = missingShare(shares)
  if (missing === '0') return shares.length > 1 ? <Text size="sm">{t('entry.sharesWhole')}</Text> : null
  const isTooMuch = missing.startsWith('-')
  return (
    <Text size="sm" fw={600} c="var(--text-attention)" role="status">
      {isTooMuch
        ? t('entry.sharesTooMuch', { share: formatDecimalText(missing.slice(1), locale) })
        : t('entry.sharesMissing', { share: formatDecimalText(missing, locale) })}
    </Text>
  )
}

type RowProps = PartProps & {
  readonly index: number
  readonly amount: { readonly amountMinor: number; readonly baseMinor: number | null } | undefined
}

function SplitRow({ form, project, conversion, index, amount }: RowProps) {
  const { t } = useWords()
  const { projectId, currency, splits } = form.getValues()
  const lines = useRead('budgets.lines', { projectId: projectId ?? '' }, { enabled: projectId !== null })
  const groups = lineGroups(lines.data?.rows ?? []).map(({ group, items }) => ({ group, items: [...items] }))
  const split = splits[index]
  const chooseWorkPackage = (id: string | null) => {
    form.setFieldValue(`splits.${index}.workPackageId`, id)
    form.setFieldValue(`splits.${index}.activityId`, activityWithin(project, id, split?.activityId ?? null))
  }
  const base = conversion.isForeign ? conversion.base : null
  return (
    <fieldset
      className={classes['split']}
      aria-label={t('entry.partNo', { number: index + 1 })}
      style={{ border: 0, padding: 0, margin: '0 0 8px' }}
    >
      <Select
        label={t('entry.line')}
        placeholder={projectId === null ? t('entry.projectFirst') : t('entry.chooseLine')}
        data={groups}
        searchable
        clearable
        maxDropdownHeight={320}
        comboboxProps={{ width: 420, position: 'bottom-start' }}
        nothingFoundMessage={t('pick.nothing')}
        {...form.getInputProps(`splits.${index}.lineId`)}
      />
      <Select
        label={t('entry.workPackage')}
        data={packageOptions(project)}
        searchable
        clearable
        comboboxProps={{ width: 320, position: 'bottom-start' }}
        {...form.getInputProps(`splits.${index}.workPackageId`)}
        onChange={chooseWorkPackage}
      />
      <Select
        label={t('entry.activity')}
        data={activityOptions(project, split?.workPackageId)}
        searchable
        clearable
        comboboxProps={{ width: 320, position: 'bottom-start' }}
        {...form.getInputProps(`splits.${index}.activityId`)}
      />
      <DecimalField label={t('entry.share')} unit="%" {...form.getInputProps(`splits.${index}.share`)} />
      <span className={classes['figure']}>
        <Figure amount={amount ? { minor: amount.amountMinor, currency } : null} withCurrency />
        {base && amount?.baseMinor !== undefined && amount.baseMinor !== null ? (
          <Text span size="sm" c="dimmed">
            <Figure amount={{ minor: amount.baseMinor, currency: base.currency }} withCurrency />
          </Text>
        ) : null}
      </span>
      {splits.length > 1 ? (
        <Tooltip label={t('entry.removeLine')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            mb={4}
            aria-label={t('entry.removeLineNo', { number: index + 1 })}
            onClick={() => form.removeListItem('splits', index)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </fieldset>
  )
}
