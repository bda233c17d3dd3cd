import type { Side } from '#renderer/ui/index.ts'

export type CallTabRoute =
  | '/grants/calls/$callId'
  | '/grants/calls/$callId/terms'
  | '/grants/calls/$callId/items'
  | '/grants/calls/$callId/texts'
  | '/grants/calls/$callId/form'
  | '/grants/calls/$callId/grid'
  | '/grants/calls/$callId/notices'
  | '/grants/calls/$callId/applications'
  | '/grants/calls/$callId/committee'
  | '/grants/calls/$callId/ranking'
  | '/grants/calls/$callId/decisions'
  | '/grants/calls/$callId/complaints'
  | '/grants/calls/$callId/papers'

/** The sides of a call in the order of its life; each is a route of its own below `/grants/calls/$callId`. */
export const CALL_TABS: readonly Side<CallTabRoute>[] = [
  { to: '/grants/calls/$callId', labelKey: 'call.tab.overview', needs: 'calls.get' },
  { to: '/grants/calls/$callId/terms', labelKey: 'call.tab.terms', needs: 'calls.setup' },
  { to: '/grants/calls/$callId/items', labelKey: 'call.tab.items', needs: 'calls.setup' },
  { to: '/grants/calls/$callId/texts', labelKey: 'call.tab.texts', needs: 'calls.setup' },
  { to: '/grants/calls/$callId/form', labelKey: 'call.tab.form', needs: 'callForms.get' },
  { to: '/grants/calls/$callId/grid', labelKey: 'call.tab.grid', needs: 'callGrids.get' },
  { to: '/grants/calls/$callId/notices', labelKey: 'call.tab.notices', needs: 'callQuestions.list' },
  {
    to: '/grants/calls/$callId/applications',
    labelKey: 'nav.applications',
    needs: 'applications.list',
  },
  { to: '/grants/calls/$callId/committee', labelKey: 'call.tab.committee', needs: 'committees.members' },
  { to: '/grants/calls/$callId/ranking', labelKey: 'call.tab.ranking', needs: 'rankings.board' },
  { to: '/grants/calls/$callId/decisions', labelKey: 'call.tab.decisions', needs: 'decisions.list' },
  { to: '/grants/calls/$callId/complaints', labelKey: 'call.tab.complaints', needs: 'complaints.list' },
  { to: '/grants/calls/$callId/papers', labelKey: 'call.tab.papers', needs: 'letters.list' },
]
