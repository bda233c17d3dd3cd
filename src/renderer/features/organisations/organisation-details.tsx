import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Loaded, RecordTrail, useCountryName, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'
import { OrganisationMarks } from './organisation-columns.tsx'
import classes from './organisation-details.module.css'
import { PeoplePart } from './people-part.tsx'

type Appearance = OutputOf<'organisations.get'>['appearances'][number]

/** What is known of an organisation, and in which projects it appears as what. */
export function OrganisationDetails({
  id,
  named = false,
}: {
  readonly id: string
  /** True where the name stands above already. */
  readonly named?: boolean
}) {
  const read = useRead('organisations.get', { id })
  return (
    <Loaded of={read} lines={6}>
      {({ organisation, patron, patronOf, appearances }) => (
        <Stack gap="lg">
          <Head organisation={organisation} named={named} />
          <Facts organisation={organisation} patron={patron} patronOf={patronOf} />
          <PeoplePart organisationId={organisation.id} />
          <Appearances rows={appearances} />
          <RecordTrail recordId={organisation.id} level={2} />
        </Stack>
      )}
    </Loaded>
  )
}

function Head({ organisation, named }: { readonly organisation: OrganisationRow; readonly named: boolean }) {
  const { t } = useWords()
  const may = useMay()
  return (
    <Stack gap="xs">
      {named ? null : (
        <Title order={2} size="h3">
          {organisation.name || t('organisation.nameMissing')}
        </Title>
      )}
      <OrganisationMarks row={organisation} />
      {may('organisations.update') ? (
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            renderRoot={root => (
              <Link
                {...root}
                to="/registry/$organisationId/edit"
                params={{ organisationId: organisation.id }}
              />
            )}
          >
            {t('act.edit')}
          </Button>
        </div>
      ) : null}
    </Stack>
  )
}

type Named = { readonly id: string; readonly name: string }

/** A body of the registry by its name. */
function BodyLink({ body }: { readonly body: Named }) {
  return (
    <Link to="/registry/$organisationId" params={{ organisationId: body.id }}>
      {body.name}
    </Link>
  )
}

function Facts(props: {
  readonly organisation: OrganisationRow
  readonly patron: Named | null
  readonly patronOf: readonly Named[]
}) {
  const { t } = useWords()
  const countryName = useCountryName()
  const { organisation, patron, patronOf } = props
  const { country } = organisation
  return (
    <dl className={classes['facts']}>
      <Fact label={t('organisation.shortName')}>{organisation.shortName}</Fact>
      <Fact label={t('organisation.partyKind')}>{t(`partyKind.${organisation.partyKind}`)}</Fact>
      {patron === null ? null : (
        <Fact label={t('organisation.patron')}>
          <BodyLink body={patron} />
        </Fact>
      )}
      {patronOf.length === 0 ? null : (
        <Fact label={t('organisation.patronOf')}>
          {patronOf.map(body => (
            <div key={body.id}>
              <BodyLink body={body} />
            </div>
          ))}
        </Fact>
      )}
      <Fact label={t('organisation.legalForm')}>{organisation.legalForm}</Fact>
      <Fact label={t('organisation.registrationNo')}>{organisation.registrationNo}</Fact>
      <Fact label={t('organisation.taxNo')}>{organisation.taxNo}</Fact>
      <Fact label={t('organisation.country')}>{country === '' ? '' : countryName(country)}</Fact>
      <Fact label={t('organisation.city')}>{organisation.city}</Fact>
      <Fact label={t('organisation.address')}>{organisation.address}</Fact>
      <Fact label={t('organisation.email')}>{organisation.email}</Fact>
      <Fact label={t('organisation.phone')}>{organisation.phone}</Fact>
      <Fact label={t('organisation.website')}>{organisation.website}</Fact>
      <Fact label={t('organisation.note')}>{organisation.note}</Fact>
    </dl>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === '') return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Appearances({ rows }: { readonly rows: readonly Appearance[] }) {
  const { t, has, say } = useWords()
  const roleName = (role: string) => {
    const key = [`chainRole.${role}`, `partnerRole.${role}`, `appearance.${role}`].find(has)
    return key === undefined ? role : say(key)
  }
  return (
    <Stack component="section" gap="xs" aria-label={t('organisation.appearances')}>
      <Title order={2} size="h3">
        {t('organisation.appearances')}
      </Title>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('organisation.noAppearances')}
        </Text>
      ) : (
        rows.map(row => (
          <Group key={`${row.project.id} ${row.role}`} gap="xs" wrap="nowrap" align="baseline">
            <Link to="/projects/$projectId" params={{ projectId: row.project.id }}>
              {row.projectCode}
            </Link>
            <Text size="sm" lineClamp={1} flex={1}>
              {row.project.name}
            </Text>
            <Text size="sm" c="dimmed">
              {roleName(row.role)}
            </Text>
          </Group>
        ))
      )}
    </Stack>
  )
}
