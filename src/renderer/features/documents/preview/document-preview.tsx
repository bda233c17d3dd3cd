import { ActionIcon, Tabs, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Loaded, useWords } from '#renderer/ui/index.ts'
import type { DocumentRequest } from '../use-document.ts'
import { pointedCell } from './pointed-cell.ts'
import classes from './preview.module.css'
import { PreviewSheet } from './preview-sheet.tsx'
import { useSheets } from './use-sheets.ts'

export type DocumentPreviewProps = {
  readonly request: DocumentRequest
  readonly sheet: number
  /** Address of the cell that is pointed out, as `D14`. */
  readonly cell: string | null
  readonly onSheet: (sheet: number) => void
  /** The preview has the whole width. */
  readonly isWide: boolean
  readonly onWide: (wide: boolean) => void
}

/** The document as it will be, sheet by sheet; figures lead to the entries behind them. */
export function DocumentPreview({ request, sheet, cell, onSheet, isWide, onWide }: DocumentPreviewProps) {
  const { t } = useWords()
  const sheets = useSheets(request, sheet)
  return (
    <Loaded of={sheets} lines={10}>
      {value => (
        <>
          <div className={classes['top']}>
            <Tooltip label={t(isWide ? 'docs.showSettings' : 'docs.hideSettings')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(isWide ? 'docs.showSettings' : 'docs.hideSettings')}
                onClick={() => onWide(!isWide)}
              >
                {isWide ? (
                  <IconLayoutSidebarLeftExpand size={18} />
                ) : (
                  <IconLayoutSidebarLeftCollapse size={18} />
                )}
              </ActionIcon>
            </Tooltip>
            <Tabs
              value={String(value.sheet)}
              onChange={chosen => onSheet(Number(chosen ?? 0))}
              className={classes['tabs'] ?? ''}
            >
              <Tabs.List aria-label={t('docs.sheets')}>
                {value.sheets.map((name, index) => (
                  <Tabs.Tab key={name} value={String(index)}>
                    {name}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            </Tabs>
          </div>
          <PreviewSheet
            key={`${value.sheet} ${cell}`}
            request={request}
            first={value}
            pointed={pointedCell(cell)}
          />
        </>
      )}
    </Loaded>
  )
}
