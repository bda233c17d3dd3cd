import { Link } from '@tanstack/react-router'
import { useMay } from '#renderer/ui/index.ts'
import type { Activity } from './work-tab.tsx'

/** An activity's title; for those who see money it leads to the entries charged to it. */
export function ActivityTitle({
  activity,
  projectId,
}: {
  readonly activity: Activity
  readonly projectId: string
}) {
  const may = useMay()
  if (!may('ledger.list')) return activity.title
  return (
    <Link to="/money/ledger" search={{ projectId, activityId: activity.id }}>
      {activity.title}
    </Link>
  )
}
