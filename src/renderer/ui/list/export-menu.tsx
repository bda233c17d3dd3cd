import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useWords } from '../words/use-words.ts'
import type { FileFormat } from './list-types.ts'

/** The file that a list becomes: a workbook or comma separated values. */
export function ExportMenu(props: {
  readonly onExport: (format: FileFormat) => unknown
  /** Of what list, where a screen has several. */
  readonly of?: string | undefined
}) {
  const { onExport, of } = props
  const { t } = useWords()
  const name = of === undefined ? t('list.export') : t('list.exportOf', { list: of })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={name}>
          <ActionIcon variant="default" size="lg" aria-label={name}>
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.exportHelp')}</Menu.Label>
        <Menu.Item onClick={() => onExport('xlsx')}>{t('list.asWorkbook')}</Menu.Item>
        <Menu.Item onClick={() => onExport('csv')}>{t('list.asCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
