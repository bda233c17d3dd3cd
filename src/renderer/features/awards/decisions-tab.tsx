import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DataList,
  knownColumns,
  Loaded,
  useClient,
  useListExport,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { DecisionRow } from '#shared/contract/decisions.ts'
import { DECISION_COLUMNS } from '#shared/contract/list-columns.ts'
import { useDecisionColumns } from './decision-columns.tsx'
import { EndReserve } from './end-reserve.tsx'
import { RefuseRest } from './refuse-rest.tsx'
import { useCallId } from './use-ids.ts'

/** Everything decided in a call, newest first, and the end of its reserve list. */
export function DecisionsTab() {
  const callId = useCallId()
  const read = useRead('rankings.board', { callId })
  return (
    <Loaded of={read} lines={8}>
      {({ currency }) => <Decisions callId={callId} currency={currency} />}
    </Loaded>
  )
}

function Decisions({ callId, currency }: { readonly callId: string; readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const client = useClient()
  const navigate = useNavigate()
  const [isEnding, setEnding] = useState(false)
  const [isRefusing, setRefusing] = useState(false)
  const columns = useDecisionColumns(currency)
  const exporting = useListExport('decisions.export', (shown, wish) => ({
    callId,
    columns: knownColumns(shown, DECISION_COLUMNS),
    ...wish,
  }))
  return (
    <>
      {exporting.panel}
      <DataList<DecisionRow>
        name="decisions"
        label={t('awards.decisions')}
        columns={columns}
        rowId={row => row.id}
        source={{
          key: ['decisions.list', callId],
          read: ({ offset, limit }, signal) =>
            client.call('decisions.list', { callId, offset, limit }, { signal }),
        }}
        onExport={exporting.run}
        onOpen={row =>
          void navigate({
            to: '/grants/applications/$applicationId/decision',
            params: { applicationId: row.applicationId },
          })
        }
        toolbar={
          may('decisions.expireReserve') ? (
            <Group gap="xs">
              <Button variant="default" onClick={() => setRefusing(true)}>
                {t('awards.refuseRest')}
              </Button>
              <Button variant="default" onClick={() => setEnding(true)}>
                {t('awards.endReserve')}
              </Button>
            </Group>
          ) : undefined
        }
        empty={{ title: t('awards.noDecisions'), text: t('awards.noDecisionsHelp') }}
      />
      {isRefusing ? <RefuseRest callId={callId} onClose={() => setRefusing(false)} /> : null}
      {isEnding ? <EndReserve callId={callId} onClose={() => setEnding(false)} /> : null}
    </>
  )
}
