import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type Chosen,
  DialogActs,
  ErrorState,
  OrganisationPicker,
  useAct,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import { PARTY_ROLES } from '#shared/contract/intake.ts'
import classes from './application-form.module.css'
import type { Parties } from './parties-part.tsx'

type Role = (typeof PARTY_ROLES)[number]
type Line = { readonly key: number; readonly body: Chosen | null; readonly role: Role }

/** The other bodies of an application, and who answers for a lead that is no registered organisation. */
export function PartiesForm(props: {
  readonly application: ApplicationDetail
  readonly parties: Parties
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const { application, parties, onClose } = props
  const act = useAct('intake.setParties')
  const [patron, setPatron] = useState<Chosen | null>(parties.patron ?? parties.usualPatron)
  const [lines, setLines] = useState<readonly Line[]>(() =>
    parties.rows.map(({ organisation, role }, key) => ({ key, body: organisation, role })),
  )
  const change = (key: number, part: Partial<Line>) =>
    setLines(before => before.map(line => (line.key === key ? { ...line, ...part } : line)))
  const add = () =>
    setLines(before => [...before, { key: (before.at(-1)?.key ?? -1) + 1, body: null, role: 'co_applicant' }])
  const save = async () => {
    const chosen = lines.flatMap(({ body, role }) => (body ? [{ organisationId: body.id, role }] : []))
    const { id, version } = application
    const done = await act.run({ id, version, parties: chosen, patronId: patron?.id ?? null })
    if (!done.ok) return
    toast.done('application.partiesSaved', { reference: application.referenceNo })
    onClose()
  }
  return (
    <Stack gap="md">
      <Patron parties={parties} patron={patron} onChange={setPatron} />
      {lines.length === 0 ? <Text c="dimmed">{t('application.noParties')}</Text> : null}
      {lines.map(({ key, body, role }, index) => (
        <div key={key} className={classes['party']}>
          <OrganisationPicker
            label={t('application.partyNo', { number: index + 1 })}
            value={body}
            onChange={chosen => change(key, { body: chosen })}
          />
          <Select
            label={t('application.roleOf', { number: index + 1 })}
            allowDeselect={false}
            data={PARTY_ROLES.map(value => ({ value, label: t(`applicantRole.${value}`) }))}
            value={role}
            onChange={value => {
              const known = PARTY_ROLES.find(one => one === value)
              if (known) change(key, { role: known })
            }}
          />
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t('application.leaveOutParty', { number: index + 1 })}
            onClick={() => setLines(before => before.filter(line => line.key !== key))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={lines.length >= 50}
          onClick={add}
        >
          {t('application.addParty')}
        </Button>
      </Group>
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={onClose}>
        <Button
          disabled={lines.some(({ body }) => body === null)}
          loading={act.running}
          onClick={() => void save()}
        >
          {t('act.save')}
        </Button>
      </DialogActs>
    </Stack>
  )
}

/** A registered organisation answers for itself; the others need somebody who does. */
function Patron(props: {
  readonly parties: Parties
  readonly patron: Chosen | null
  readonly onChange: (patron: Chosen | null) => void
}) {
  const { t } = useWords()
  const { parties, patron, onChange } = props
  if (parties.lead?.partyKind === 'organisation' && parties.patron === null)
    return <Text size="sm">{t('application.standsForItself', { name: parties.lead.organisation.name })}</Text>
  return (
    <OrganisationPicker
      label={t('application.patron')}
      help={t('organisation.patronHelp')}
      value={patron}
      onChange={onChange}
    />
  )
}
