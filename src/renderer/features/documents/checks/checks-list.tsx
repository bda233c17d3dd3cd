import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconEqualNot } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useId } from 'react'
import { Loaded, useWords, useWorkRead } from '#renderer/ui/index.ts'
import type { DocumentCheck } from '#shared/contract/documents.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import classes from '../documents.module.css'
import type { DocumentRequest } from '../use-document.ts'

/** What a reviewer would check by hand, before anything is produced: those that differ first, with the way to mend them. */
export function ChecksList({ request }: { readonly request: DocumentRequest }) {
  const { t } = useWords()
  const id = useId()
  const read = useWorkRead('documents.check', request)
  return (
    <Stack component="section" gap={4} aria-labelledby={id}>
      <Title order={2} size="h3" id={id}>
        {t('docs.checks')}
      </Title>
      <Loaded of={read} lines={4}>
        {({ checks }) => {
          const failed = checks.filter(check => !check.ok)
          const held = checks.filter(check => check.ok)
          return (
            <>
              <Text size="sm" role="status">
                {failed.length === 0
                  ? t('docs.allHold', { count: checks.length })
                  : t('docs.someDiffer', { count: failed.length })}
              </Text>
              <ul className={classes['checks']}>
                {[...failed, ...held].map(check => (
                  <CheckRow key={check.id} check={check} />
                ))}
              </ul>
            </>
          )
        }}
      </Loaded>
    </Stack>
  )
}

function CheckRow({ check }: { readonly check: DocumentCheck }) {
  const { t, say } = useWords()
  return (
    <li className={classes['check']}>
      {check.ok ? (
        <IconCircleCheck size={18} className={classes['good']} role="img" aria-label={t('docs.ok')} />
      ) : (
        <IconEqualNot size={18} className={classes['bad']} role="img" aria-label={t('docs.difference')} />
      )}
      <div>
        <Text size="sm" fw={check.ok ? 400 : 600}>
          {say(check.textKey, check.details)}
        </Text>
        {check.ok ? null : <Difference check={check} />}
      </div>
      {check.ok ? <span className={classes['found']}>{check.actual}</span> : null}
    </li>
  )
}

function Difference({ check }: { readonly check: DocumentCheck }) {
  const { t } = useWords()
  const router = useRouter()
  const { fixRoute } = check
  return (
    <>
      <Figures check={check} names={['expected', 'actual', 'difference']} />
      {check.blocking ? (
        <Text size="sm" c="var(--text-danger)">
          {t('docs.blocking')}
        </Text>
      ) : null}
      {fixRoute === null ? null : (
        <Group mt={4}>
          <Button size="xs" variant="default" onClick={() => router.history.push(fixRoute)}>
            {t(fixLabel(fixRoute))}
          </Button>
        </Group>
      )}
    </>
  )
}

const FIGURE_KEYS = {
  expected: 'docs.expected',
  actual: 'docs.actual',
  difference: 'docs.differenceBy',
} as const satisfies Readonly<Record<string, MessageKey>>

function Figures(props: {
  readonly check: DocumentCheck
  readonly names: readonly (keyof typeof FIGURE_KEYS)[]
}) {
  const { t } = useWords()
  const shown = props.names.filter(name => props.check[name] !== '')
  if (shown.length === 0) return null
  return (
    <dl className={classes['figures']}>
      {shown.map(name => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{t(FIGURE_KEYS[name])}</dt>
          <dd>{props.check[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

const FIXES: readonly (readonly [RegExp, MessageKey])[] = [
  [/\/deviations/, 'fix.explainDeviations'],
  [/\/budget/, 'docs.fix.budget'],
  [/\/funds/, 'docs.fix.funds'],
  [/^\/money\/ledger/, 'docs.fix.ledger'],
]

/** What the screen that mends a check is called. */
export const fixLabel = (route: string): MessageKey =>
  FIXES.find(([pattern]) => pattern.test(route))?.[1] ?? 'docs.fix.project'
