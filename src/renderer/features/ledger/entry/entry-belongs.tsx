import { Alert, Stack, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'

/** The earlier period an entry puts right, the entries that put it right, and the contract it was paid under. */
export function EntryBelongs({ entry }: { readonly entry: EntryDetails }) {
  const { t } = useWords()
  const { corrects, correctedBy, procurement, procurementId } = entry
  if (!(corrects || procurement) && correctedBy.length === 0) return null
  return (
    <Stack gap={4}>
      {corrects ? (
        <Alert
          color="amber"
          icon={<IconArrowBackUp aria-hidden />}
          title={t('correction.corrects', { period: corrects.period.label })}
        >
          {entry.correctionNote}
          {corrects.entry ? (
            <div>
              <Link to="/money/ledger/$entryId" params={{ entryId: corrects.entry.id }}>
                {t('correction.ofEntry', { no: String(corrects.entry.entryNo) })}
              </Link>
            </div>
          ) : null}
        </Alert>
      ) : null}
      {correctedBy.map(other => (
        <Text size="sm" key={other.id}>
          <Link to="/money/ledger/$entryId" params={{ entryId: other.id }}>
            {t('correction.correctedBy', { no: String(other.entryNo) })}
          </Link>
        </Text>
      ))}
      {procurement && procurementId !== null ? (
        <Text size="sm">
          <Link to="/money/procurements" search={{ projectId: entry.projectId }}>
            {t('procurement.ofEntry', { reference: procurement.reference, title: procurement.title })}
          </Link>
        </Text>
      ) : null}
    </Stack>
  )
}
