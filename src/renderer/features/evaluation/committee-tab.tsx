import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Loaded, useRead } from '#renderer/ui/index.ts'
import classes from './assessment.module.css'
import { AssignmentList } from './assignment-list.tsx'
import { ConflictRegister } from './conflict-register.tsx'
import { EvaluationActs } from './evaluation-acts.tsx'
import { MemberTable } from './member-table.tsx'
import { MentorsPart } from './mentors-part.tsx'
import { type MakingFor, ScorePacks } from './score-packs.tsx'

/** Id of the call that the address names. */
function useCallId(): string {
  const { callId } = useParams({ strict: false })
  if (callId === undefined) throw new Error('This screen needs a call in its address')
  return callId
}

/** Who judges a call: its committees, who reads what, and the register of conflicts. */
export function CommitteeTab() {
  const callId = useCallId()
  const members = useRead('committees.members', { callId })
  const [making, setMaking] = useState<MakingFor | null>(null)
  return (
    <div className={classes['body']}>
      <Loaded of={members} lines={8}>
        {state => (
          <Stack gap="xl">
            <MemberTable callId={callId} members={state.rows} onMakePack={setMaking} />
            <EvaluationActs callId={callId} state={state} />
            <ScorePacks callId={callId} members={state.rows} making={making} onMake={setMaking} />
            <AssignmentList callId={callId} members={state.rows} />
            <MentorsPart />
            <ConflictRegister callId={callId} />
          </Stack>
        )}
      </Loaded>
    </div>
  )
}
