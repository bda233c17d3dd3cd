import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Loaded, NoticeList, useRead, useWords } from '#renderer/ui/index.ts'
import { languageSchema } from '#shared/contract/common.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { CheckActs } from './check-acts.tsx'
import { Checklist } from './checklist.tsx'
import classes from './checks.module.css'
import { Clarifications } from './clarifications.tsx'
import { FlagsPart } from './flags-part.tsx'
import { HitsPart } from './hits-part.tsx'
import { PapersPart } from './papers-part.tsx'

export type Checks = OutputOf<'checks.get'>

const STAGES = ['administrative', 'eligibility', 'supporting'] as const
const COLOURS = { open: 'gray', failed: 'red', passed: 'teal' } as const

/** The checks of the application that the address names. */
export function ChecksTab() {
  const { applicationId } = useParams({ strict: false })
  return applicationId === undefined ? null : <ChecksOf applicationId={applicationId} />
}

/** Everything that is checked of an application, with what still blocks it on top. */
export function ChecksOf({ applicationId }: { readonly applicationId: string }) {
  const { locale } = useWords()
  const language = languageSchema.catch('en').parse(locale.slice(0, 2))
  const read = useRead('checks.get', { applicationId, language })
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={10}>
        {checks => (
          <Stack gap="xl">
            <CheckActs checks={checks} />
            <NoticeList blockers={checks.blockers} warnings={checks.warnings} />
            <Lists checks={checks} />
            <Clarifications checks={checks} />
            <HitsPart checks={checks} />
            <FlagsPart checks={checks} />
            <PapersPart checks={checks} />
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function Lists({ checks }: { readonly checks: Checks }) {
  const { t } = useWords()
  return (
    <>
      {STAGES.map(stage => {
        const items = checks.items.filter(item => item.stage === stage)
        const result = checks.outcomes.find(outcome => outcome.stage === stage)?.result ?? 'open'
        if (items.length === 0) return null
        return (
          <section key={stage} aria-label={t(`checkStage.${stage}`)}>
            <Group gap="xs">
              <Title order={2} size="h4" className={classes['title'] ?? ''}>
                {t(`checkStage.${stage}`)}
              </Title>
              <Badge color={COLOURS[result]} variant="light">
                {t(`checks.results.${result}`)}
              </Badge>
              <Text size="sm" c="dimmed">
                {t('checks.answered', {
                  count: items.filter(({ answer }) => answer !== null).length,
                  all: items.length,
                })}
              </Text>
            </Group>
            <Checklist checks={checks} items={items} />
          </section>
        )
      })}
    </>
  )
}
