import { Box } from '@mantine/core'
import type { ComponentType } from 'react'
import { NoPermission, Page, useMay, useWords } from '#renderer/ui/index.ts'
import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'

/** What a screen reads: who may not is told who can. `titleKey` heads it where no page around it does. */
export type Guard = { readonly needs: ProcedureName; readonly titleKey?: MessageKey }

/** The screen for those whose role includes it; an address typed by others reads nothing and says who can. */
export function guarded(Screen: ComponentType, { needs, titleKey }: Guard): ComponentType {
  return function Guarded() {
    const { t } = useWords()
    const may = useMay()
    if (may(needs)) return <Screen />
    if (titleKey === undefined)
      return (
        <Box p="lg">
          <NoPermission procedure={needs} />
        </Box>
      )
    return (
      <Page title={t(titleKey)}>
        <NoPermission procedure={needs} />
      </Page>
    )
  }
}
