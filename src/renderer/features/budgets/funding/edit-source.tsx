import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type Chosen,
  ConfirmAct,
  MoneyField,
  OrganisationPicker,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { FUNDING_KINDS, type FundingSourceRow } from '#shared/contract/funding.ts'

/** A source of funding: who, of what kind, how much is planned for the whole project. */
export function EditSource(props: {
  readonly projectId: string
  readonly currency: string
  readonly source: FundingSourceRow | null
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const save = useAct('funding.saveSource')
  const { source, currency } = props
  const [kind, setKind] = useState<FundingSourceRow['kind']>(source?.kind ?? 'donor')
  const [name, setName] = useState(source?.name ?? '')
  const [organisation, setOrganisation] = useState<Chosen | null>(source?.organisation ?? null)
  const [conditions, setConditions] = useState(source?.conditions ?? '')
  const [planned, setPlanned] = useState<number | null>(source?.plannedMinor ?? null)
  return (
    <ConfirmAct
      opened
      onClose={props.onClose}
      title={t(source ? 'funding.editSource' : 'funding.addSource')}
      text={t('funding.sourceText')}
      confirmLabel={t('act.save')}
      disabled={name.trim() === '' || planned === null}
      running={save.running}
      error={save.error}
      onConfirm={async () => {
        const done = await save.run({
          id: source?.id ?? null,
          version: source?.version ?? null,
          ...{ projectId: props.projectId, kind, name: name.trim(), conditions },
          organisationId: organisation?.id ?? null,
          plannedMinor: planned ?? 0,
          receivedMinor: source?.receivedMinor ?? 0,
        })
        if (done.ok) props.onClose()
      }}
    >
      <Select
        label={t('budget.kind')}
        data={FUNDING_KINDS.map(value => ({ value, label: t(`sourceKind.${value}`) }))}
        value={kind}
        onChange={value => setKind(FUNDING_KINDS.find(known => known === value) ?? kind)}
        allowDeselect={false}
      />
      <TextInput
        label={t('funding.name')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        maxLength={300}
        required
      />
      <OrganisationPicker label={t('funding.organisation')} value={organisation} onChange={setOrganisation} />
      <MoneyField
        label={t('funding.planned')}
        currency={currency}
        value={planned}
        onChange={setPlanned}
        required
      />
      <Textarea
        label={t('funding.conditions')}
        value={conditions}
        onChange={event => setConditions(event.currentTarget.value)}
        maxLength={1000}
        autosize
      />
    </ConfirmAct>
  )
}
