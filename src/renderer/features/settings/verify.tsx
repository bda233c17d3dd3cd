import { Alert, Badge, Button, Stack, Table, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ProgressPanel, useJob, useWords } from '#renderer/ui/index.ts'
import type { Verification } from '#shared/contract/workspace.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { Section } from './section.tsx'

/** Checks the whole workspace: database, links, audit trail, vouchers, sums, periods. */
export function Verify() {
  const { t } = useWords()
  const verify = useJob('workspace.verify')
  const [found, setFound] = useState<Verification | null>(null)
  const run = async () => {
    setFound(null)
    const checked = await verify.start({})
    if (checked.ok) setFound(checked.value)
  }
  return (
    <Section title={t('verify.title')} text={t('verify.help')}>
      <Stack gap="sm">
        <div>
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            onClick={() => void run()}
            disabled={verify.state.phase === 'running'}
          >
            {t('verify.run')}
          </Button>
        </div>
        <ProgressPanel
          state={verify.state}
          onCancel={verify.cancel}
          label={t('verify.working')}
          onRetry={run}
        />
        {found ? <Found found={found} /> : null}
      </Stack>
    </Section>
  )
}

function Found({ found }: { readonly found: Verification }) {
  const { t, locale } = useWords()
  return (
    <Alert
      color={found.ok ? 'teal' : 'red'}
      role="status"
      title={found.ok ? t('verify.ok') : t('verify.problems')}
    >
      <Table verticalSpacing={4} aria-label={t('verify.title')}>
        <Table.Tbody>
          {found.checks.map(check => (
            <Table.Tr key={check.check}>
              <Table.Th scope="row" fw={400}>
                {t(`verify.check.${check.check}`)}
                <Problems problems={check.problems} />
              </Table.Th>
              <Table.Td ta="right">
                {t('verify.checked', { number: formatDecimalText(String(check.checked), locale) })}
              </Table.Td>
              <Table.Td ta="right">
                <Badge color={check.ok ? 'teal' : 'red'}>
                  {check.ok ? t('verify.fine') : t('verify.wrong')}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  )
}

/** The first problems of a check; the command line tells all. */
const SHOWN = 5

function Problems({ problems }: { readonly problems: Verification['checks'][number]['problems'] }) {
  const { say, t } = useWords()
  return (
    <>
      {problems.slice(0, SHOWN).map(problem => (
        <Text key={`${problem.code} ${JSON.stringify(problem.details)}`} size="sm">
          {say(problem.messageKey, problem.details)}
        </Text>
      ))}
      {problems.length > SHOWN ? (
        <Text size="sm">{t('verify.more', { count: problems.length - SHOWN })}</Text>
      ) : null}
    </>
  )
}
