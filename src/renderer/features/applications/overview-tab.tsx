import { Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ApplicantName, Facts, Figure, Loaded, RecordTrail, useWords } from '#renderer/ui/index.ts'
import type { ApplicationDetail } from '#shared/contract/applications.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import classes from './application-page.module.css'
import { Extensions, useExtensions } from './extensions.tsx'
import { FilesPart } from './files-part.tsx'
import { PartiesPart } from './parties-part.tsx'
import { ReviewPart } from './review-part.tsx'
import { useReviewText } from './review-text.ts'
import { useApplication } from './use-application.ts'

/** What is known of an application at a glance, and the steps it took. */
export function ApplicationOverviewTab() {
  const read = useApplication()
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={6}>
        {application => (
          <Stack gap="lg">
            <ReviewPart application={application} />
            <Known application={application} />
            <PartiesPart application={application} />
            <FilesPart application={application} />
            <Steps application={application} />
            <RecordTrail recordId={application.id} />
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function Known({ application }: { readonly application: ApplicationDetail }) {
  const { t, locale } = useWords()
  const reviewText = useReviewText()
  const { zone } = application.call
  const extensions = useExtensions(application)
  const at = (instant: string | null) => (instant === null ? '' : formatZoned(instant, zone, locale))
  return (
    <Facts
      facts={[
        {
          label: t('application.applicant'),
          value:
            application.applicantId === null ? (
              <ApplicantName name={application.applicantName} />
            ) : (
              <Link to="/registry/$organisationId" params={{ organisationId: application.applicantId }}>
                <ApplicantName name={application.applicantName} />
              </Link>
            ),
        },
        { label: t('application.lot'), value: application.lot?.code ?? '' },
        { label: t('application.requested'), value: <Figure amount={application.requested} withCurrency /> },
        { label: t('application.total'), value: <Figure amount={application.total} withCurrency /> },
        {
          label: t('application.recommended'),
          value: application.recommended ? <Figure amount={application.recommended} withCurrency /> : null,
        },
        {
          label: t('application.awarded'),
          value: application.awarded ? <Figure amount={application.awarded} withCurrency /> : null,
        },
        { label: t('application.duration'), value: application.durationMonths },
        { label: t('application.location'), value: application.location },
        { label: t('application.deadline'), value: at(application.deadlineAt) },
        {
          label: t('application.untilOn'),
          value: extensions.length === 0 ? null : <Extensions rows={extensions} />,
        },
        { label: t('application.receivedAt'), value: at(application.receivedAt) },
        {
          label: t('application.receivedHow'),
          value: application.receivedHow === '' ? '' : t(`receivedHow.${application.receivedHow}`),
        },
        { label: t('application.receivedEvidence'), value: application.receivedEvidence },
        { label: t('application.receivedBy'), value: application.receivedBy },
        {
          label: t('application.publicState'),
          value: t(`applicationStatePublic.${application.publicState}`),
        },
        { label: t('application.formVersion'), value: application.formVersion.number },
        { label: t('application.intake'), value: t(`intake.${application.intake}`) },
        {
          label: t('application.reviewNote'),
          value: application.needsReview ? '' : reviewText(application.reviewNote),
        },
        { label: t('application.withdrawalReason'), value: application.withdrawalReason },
      ]}
    />
  )
}

function Steps({ application }: { readonly application: ApplicationDetail }) {
  const { t, say, locale } = useWords()
  return (
    <Stack component="section" gap="xs" aria-label={t('application.steps')}>
      <Title order={2} size="h3">
        {t('application.steps')}
      </Title>
      {application.steps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('application.noSteps')}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('application.step.at')}</Table.Th>
              <Table.Th>{t('application.step.to')}</Table.Th>
              <Table.Th>{t('application.step.by')}</Table.Th>
              <Table.Th>{t('application.step.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {application.steps.map(step => (
              <Table.Tr key={step.id}>
                <Table.Td>{formatZoned(step.at, application.call.zone, locale)}</Table.Td>
                <Table.Td>{say(`applicationState.${step.to}`)}</Table.Td>
                <Table.Td>{step.by}</Table.Td>
                <Table.Td>{step.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
