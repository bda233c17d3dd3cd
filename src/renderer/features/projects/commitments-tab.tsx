import { Stack } from '@mantine/core'
import { AgreementsPart } from './commitments/agreements-part.tsx'
import { ReservationsPart } from './commitments/reservations-part.tsx'
import { TabBody } from './tab-body.tsx'
import { useProjectId } from './use-project.ts'

/** What is promised from the budget: money reserved by a decision, and agreements with what moved under them. */
export function CommitmentsTab() {
  const projectId = useProjectId()
  return (
    <TabBody>
      {() => (
        <Stack gap="xl" maw={1160}>
          <ReservationsPart projectId={projectId} />
          <AgreementsPart projectId={projectId} />
        </Stack>
      )}
    </TabBody>
  )
}
