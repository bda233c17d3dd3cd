import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useWords } from '../words/use-words.ts'
import type { FileFormat } from './list-types.ts'

/** The file that a list becomes: a workbook or comma separated values. */
export function ExportMenu({ onExport }: { readonly onExport: (format: FileFormat) => unknown }) {
  const { t } = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('list.export')}>
          <ActionIcon variant="default" size="lg" aria-label={t('list.export')}>
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
